import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import type { Catalogue } from "#catalogue";
import { formatPackError, loadPack } from "#catalogue";
import type { TrackedDelivery, TrackedReceipt } from "#delivery";
import type { Notice, RecordedConsequence } from "#notices";
import { trackedBody } from "#notices";
import { stateWords } from "../../../state-words.ts";
import { reportedDead } from "../../happening-name.ts";
import { perWords } from "../track-words.ts";
import { bare } from "../find-track.ts";
import { trackContent } from "../track-page.ts";
import type { Shown } from "../track-page.ts";

const loaded = await loadPack(
  fileURLToPath(new URL("../../../../../packs/uk", import.meta.url)),
);
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
export const pack = loaded.value;

/** All that the page rests on. */
export type Entries = {
  readonly notice: Notice;
  readonly isTeller: boolean;
  readonly consequences: readonly RecordedConsequence[];
  readonly deliveries: readonly TrackedDelivery[];
  readonly catalogue: Catalogue;
  /** Flows of the pack that cannot be joined and would concern bodies. */
  readonly notJoined?: Shown["notJoined"];
  readonly byPhone?: Shown["byPhone"];
  readonly isAgain?: true;
  /** What the rules leave open to claim straight on. */
  readonly straightOn?: Shown["straightOn"];
  /** Somebody else had told these bodies. */
  readonly isShared?: true;
  /** Deliveries that somebody has a task about. */
  readonly tasksAbout?: NonNullable<Shown["tasksAbout"]>;
  /** What whoever has no account answered to how to be answered. */
  readonly answered?: NonNullable<Shown["answered"]>;
};
const [bristol] = ["E06000023"];
const teller = "5b3c0c3e-0000-4000-8000-00000000000a";
/** Who reads the page when not the teller. */
export const otherReader = "5b3c0c3e-0000-4000-8000-00000000000b";
export const said = { en: "Its own words.", cy: "Ei eiriau ei hun." };

const notice = {
  id: "n",
  reference: "JN-TEST-TEST",
  kind: "told",
  state: "standing",
  lifeEvent: "bereavement",
  subject: "s",
  occurrence: "death",
  teller,
  capacity: "executor",
  catalogue: "c",
  channel: "digital",
  facts: { "deceased.address": { council: bristol } },
  reason: null,
  confirmedAt: new Date("2026-11-24T10:00:00Z"),
  logEntry: 1,
  about: null,
  joins: null,
  closedBy: null,
} as unknown as Notice;
export const consequence = {
  organisation: "dwp",
  flow: "bereavement--dwp--benefits",
  flowVersion: 1,
  effect: "stops",
  kind: "told",
  discharges: true,
  estimate: null,
  delivery: "d",
} as RecordedConsequence;
export const delivery = {
  id: "d",
  notice: "n",
  organisation: "dwp",
  flow: consequence.flow,
  flowVersion: 1,
  kind: "told",
  state: "waiting",
  attempts: 1,
  fields: { "deceased.name": "Arthur Hill" },
  hiding: null,
  createdAt: new Date("2026-11-24T10:00:00Z"),
  toldAt: new Date("2026-11-24T10:00:00Z"),
  firstToldAt: new Date("2026-11-20T10:00:00Z"),
  answeredAt: null,
  expectedBy: null,
  sentTo: null,
  receipts: [],
} as TrackedDelivery;
export const answer = (part: Partial<TrackedReceipt>): TrackedReceipt => ({
  id: "r",
  status: "acted",
  way: "later",
  receivedAt: "2026-11-25T10:00:00Z",
  ...part,
});
export type Decision = NonNullable<TrackedReceipt["decision"]>;
export const decided = (part: Partial<Decision> = {}): TrackedReceipt =>
  answer({ decision: { outcome: "stopped", words: said, ...part } });

export const base: Entries = {
  notice,
  isTeller: true,
  consequences: [consequence],
  deliveries: [delivery],
  catalogue: pack,
};
export const withNotice = (part: Partial<Notice>): Entries => ({
  ...base,
  notice: { ...notice, ...part },
});
export const withDelivery = (part: Partial<TrackedDelivery>): Entries => ({
  ...base,
  deliveries: [{ ...delivery, ...part }],
});
export const withAnswer = (...receipts: readonly TrackedReceipt[]): Entries =>
  withDelivery({ state: receipts.at(-1)?.status ?? "waiting", receipts });
export const withFlow = (
  flow: string,
  organisation: string,
  { receipts }: { readonly receipts: readonly TrackedReceipt[] },
  effect = "stops",
): Entries => ({
  ...base,
  consequences: [{ ...consequence, flow, organisation, effect }],
  deliveries: [
    {
      ...delivery,
      flow,
      organisation,
      receipts,
      state: receipts.at(-1)?.status ?? "waiting",
    },
  ],
});

function shownOf(entries: Entries): Shown {
  const { catalogue, consequences, deliveries } = entries;
  const byId = new Map(deliveries.map((one) => [one.id, one]));
  const chainFrom = (id: string | null): readonly TrackedDelivery[] => {
    const one = byId.get(id ?? "");
    return one ? [one, ...chainFrom(one.sentTo)] : [];
  };
  return {
    request: {
      locale: "en",
      path: "/told/JN-TEST-TEST",
      url: "/told/JN-TEST-TEST",
      visitor: {
        kind: "customer",
        session: "x",
        csrf: "c",
        account: "a",
        name: "Ann Lee",
        level: "P2",
        customer: entries.isTeller ? teller : otherReader,
      },
    },
    catalogue,
    isTellers: entries.isTeller,
    notJoined: entries.notJoined ?? [],
    byPhone: entries.byPhone ?? [],
    straightOn: entries.straightOn,
    answered: entries.answered,
    tasksAbout: entries.tasksAbout,
    addressHidden: false,
    sight: { hidesAddresses: false },
    track: {
      isAgain: entries.isAgain ?? false,
      notice: entries.notice,
      bodies: consequences
        .map((one) => ({
          ...trackedBody(one, chainFrom(one.delivery)),
          ...(entries.isShared ? { isShared: true as const } : {}),
        }))
        .map((body) => (entries.isTeller ? body : bare(body))),
    },
  } as unknown as Shown;
}

/** The words of the page's own part, one space between them. */
export const textOf = (entries: Entries): string => plainText(mainOf(entries));

export const mainOf = (entries: Entries): string =>
  trackContent(shownOf(entries)).toString();

export const plainText = (markup: string): string =>
  markup
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ")
    .replaceAll(" .", ".")
    .trim();

/** What a page may say that is no sentence of its own: what entries hold, in the words of the pack, of bodies and of days. */
export const heldBy = ({
  catalogue,
  consequences,
  deliveries,
  notice: { lifeEvent },
}: Entries): readonly string[] => [
  catalogue.lifeEvents.get(lifeEvent)?.name.en ?? "",
  reportedDead.en,
  ...consequences.flatMap(({ flow, organisation }) => [
    catalogue.flows.get(flow)?.service.en ?? "",
    catalogue.organisations.get(organisation)?.name.en ?? "",
    catalogue.organisations.get(organisation)?.phone?.number ?? "",
  ]),
  ...catalogue.appeals.flatMap(({ steps }) =>
    steps.flatMap(({ say }) => say?.en ?? []),
  ),
  ...deliveries.map(
    ({ organisation }) =>
      catalogue.organisations.get(organisation)?.name.en ?? "",
  ),
  ...deliveries.flatMap(({ fields }) =>
    Object.keys(fields).map(
      (name) => catalogue.concepts.get(name)?.label.en ?? name,
    ),
  ),
  said.en,
  ...Object.values(perWords).map(({ en }) => en),
  ...Object.values(stateWords).map(({ en }) => en),
  "it stops",
  "not due",
  "recorded",
];
