import { findHelperNames } from "#access";
import { findOrganisation } from "#catalogue";
import type { Catalogue } from "#catalogue";
import { findDeliveries } from "#delivery";
import type { TrackedDelivery } from "#delivery";
import type { Clock, Words } from "#kernel";
import type { Follower, SealedEntry } from "#log";
import {
  findClosedBy,
  findConsequences,
  isOpen,
  findNoticesById,
  findTellings,
  isSettled,
  standingSince,
  trackNotice,
} from "#notices";
import type { Notice, TrackedBody } from "#notices";
import { firstTime } from "#people";
import type { Tx } from "#postgres";
import { asRead, readsBy } from "../as-read.ts";
import { findEvent } from "../claiming.ts";
import { standsAs } from "../state-words.ts";
import {
  aCouncil,
  toldAnswers,
  toOther,
  inTheirName,
  toTeller,
  toTheLiving,
} from "./message-words.ts";
import { alertOf, writeToTeller } from "./write-to.ts";

type Deps = {
  readonly catalogues: {
    load(hash: string): Promise<Catalogue>;
  };
  readonly clock: Clock;
};
type Writing = Deps & { readonly tx: Tx };

const told = { notice: "text" } as const;
const answered = { delivery: "text" } as const;

/**
 * Follows the sealed log and writes to people: to whoever told, that it was told and what each body answers; to the person in whose name a
 * helper told, by whom; to the person it is about, when that is somebody else, in words about them. Nobody who is recorded dead is written to (`people.keep_from_the_dead`). Each message
 * is written once, whatever is replayed.
 */
export const tellingFollower = (deps: Deps): Follower => ({
  name: "telling",
  heeds: {
    "notice.told": told,
    "notice.joined": told,
    "notice.corrected": told,
    "notice.withdrawn": told,
    "delivery.accepted": answered,
    "delivery.acted": answered,
    "delivery.refused": answered,
  },
  async handle(tx, entries) {
    const writing = { ...deps, tx };
    for (const { kind, dimensions } of entries)
      if (kind.startsWith("notice."))
        await confirmTo(writing, String(dimensions["notice"]));
    await answersTo(writing, entries.filter(isAnswer));
  },
});

const isAnswer = ({ kind }: SealedEntry): boolean =>
  kind.startsWith("delivery.");

async function confirmTo(writing: Writing, id: string): Promise<void> {
  const { tx } = writing;
  const [notice] = await findNoticesById(tx, [id]);
  if (!notice) return;
  if ((await firstTime(tx, [`told:${id}`])).size === 0) return;
  const { filled, isDeath, catalogue } = await knownOf(writing, notice);
  const isSelf = !isDeath && notice.teller === notice.subject;
  const consequences = await findConsequences(tx, id);
  const has = (kind: string): boolean =>
    consequences.some((one) => one.kind === kind);
  const tellsBodies = ["told", "corrected", "withdrawn"].some(has);
  const isShared = has("released");
  const wasDead = isDeath && notice.kind === "withdrawn" && !isShared;
  if (notice.teller !== notice.subject || isSelf)
    await writeToTeller(writing, catalogue, notice, {
      ...toTeller(notice.kind, filled, {
        tellsBodies,
        joins: has("joined"),
        isShared,
        isSelf,
      }),
      everyWay: isSelf,
    });
  if (wasDead)
    await alertOf(writing, catalogue, notice.subject, toTheLiving(filled));
  const named = isDeath ? notice.customer : notice.subject;
  if (
    named !== null &&
    named !== notice.teller &&
    !(isDeath && named === notice.subject)
  )
    await alertOf(
      writing,
      catalogue,
      named,
      inTheirName(notice.kind, filled, await helperOf(tx, notice)),
    );
  await toOthers(writing, notice);
}

/** Who acted for the person in whose name it was told. */
const helperOf = async (tx: Tx, { owner }: Notice) =>
  (await findHelperNames(tx, [owner])).get(owner ?? "");

/** Whoever else tells of the same hears that somebody joined or took it back; those whom the person it is about overruled, that it is taken back. */
async function toOthers(writing: Writing, notice: Notice): Promise<void> {
  const { kind, joins } = notice;
  if (kind === "corrected") return;
  const tellings = await findTellings(writing.tx, [notice.id]);
  const others = tellings.filter(
    (one) =>
      one.owner !== notice.owner &&
      one.teller !== one.subject &&
      (kind === "told" ? one.reference === joins : isOpen(one)),
  );
  const isOverruled = kind === "withdrawn" && notice.teller === notice.subject;
  const closed = (
    isOverruled ? await findClosedBy(writing.tx, notice) : []
  ).filter(
    ({ owner, teller, subject }) =>
      owner !== notice.owner && teller !== subject,
  );
  for (const [all, what] of [
    [others, kind],
    [closed, "closed"],
  ] as const)
    for (const other of all) {
      const { catalogue, filled } = await knownOf(writing, other);
      const letter = toOther(what, filled);
      await writeToTeller(writing, catalogue, other, {
        ...letter,
        everyWay: false,
      });
    }
}

/** Whoever died is not named to others by message; of somebody alive it would be untrue to say that they died. */
async function knownOf({ catalogues, tx }: Writing, notice: Notice) {
  const { catalogue: hash, lifeEvent, reference, kind } = notice;
  const kept = await catalogues.load(hash);
  const facts = await readsBy(tx, notice);
  const { catalogue, event } = asRead(
    { catalogue: kept, event: findEvent(kept, lifeEvent) },
    facts,
    kind === "withdrawn" ? facts : new Map(),
  );
  const name = event?.name ?? { en: lifeEvent, cy: lifeEvent };
  return {
    catalogue,
    filled: { event: name, reference },
    isDeath: event?.subject === "deceased",
  };
}

/** One message for each telling that new answers concern. */
async function answersTo(
  writing: Writing,
  entries: readonly SealedEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const { tx } = writing;
  const deliveries = await findDeliveries(
    tx,
    entries.map(({ dimensions }) => String(dimensions["delivery"])),
  );
  const notices = new Set(deliveries.map(({ notice }) => notice));
  for (const notice of await findTellings(tx, [...notices]))
    await answersToOne(writing, notice, entries, deliveries);
}

async function answersToOne(
  writing: Writing,
  notice: Notice,
  entries: readonly SealedEntry[],
  deliveries: readonly TrackedDelivery[],
): Promise<void> {
  const { tx } = writing;
  const track = await trackNotice(tx, notice.reference);
  const answered = track?.bodies ?? [];
  const consequences = await findConsequences(tx, notice.id);
  const causes = entries.flatMap(({ id, dimensions }) =>
    answered
      .filter(
        ({ delivery }, place) =>
          (delivery ?? consequences[place]?.delivery) ===
          dimensions["delivery"],
      )
      .map((body) => ({ cause: `answer:${notice.id}:${id}`, body })),
  );
  const fresh = await firstTime(
    tx,
    causes.map(({ cause }) => cause),
  );
  const worth = new Set(
    causes
      .filter(({ cause, body }) => fresh.has(cause) && isWorthWriting(body))
      .map(({ body }) => body),
  );
  const stands = new Map(
    answered.flatMap((body, place) => {
      const id = body.delivery ?? consequences[place]?.delivery;
      const delivery = deliveries.find((one) => one.id === id);
      if (!delivery || !worth.has(body)) return [];
      const since = standingSince(delivery, body.effect);
      return [[body, `stands:${notice.id}:${id}:${since}`] as const];
    }),
  );
  const changed = await firstTime(tx, [...stands.values()]);
  const bodies = [...stands].flatMap(([body, cause]) =>
    changed.has(cause) ? [body] : [],
  );
  if (bodies.length === 0) return;
  const { catalogue, filled, isDeath } = await knownOf(writing, notice);
  const isLiving = isDeath && notice.teller === notice.subject;
  await writeToTeller(writing, catalogue, notice, {
    ...toldAnswers(
      isLiving ? "living" : notice.kind,
      filled,
      bodies.map((body) => answerOf(catalogue, notice, body)),
    ),
    everyWay: false,
  });
}

/** That a body has it and will say more is no answer yet. */
const isWorthWriting = ({ state }: TrackedBody): boolean =>
  isSettled(state) || state === "needs-you";

/** A council gives away where somebody lives: it is named to the person alone. */
function answerOf(
  catalogue: Catalogue,
  { teller, subject }: Notice,
  body: TrackedBody,
): Words {
  const named = findOrganisation(catalogue, body.organisation);
  const name =
    named && (named.kind !== "council" || teller === subject)
      ? named.name
      : aCouncil;
  const service = catalogue.flows.get(body.flow)?.service;
  const stands = standsAs(body);
  return {
    en: `${name.en}, ${service?.en ?? body.flow}: ${stands.en}.`,
    cy: `${name.cy}, ${service?.cy ?? body.flow}: ${stands.cy}.`,
  };
}
