import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import type { CaseTask } from "#casework";
import { formatPackError, loadPack } from "#catalogue";
import type { TrackedDelivery } from "#delivery";
import { fixedClock, newId } from "#kernel";
import { makeCustomer, recordFacts } from "#people";
import { testDatabase } from "#postgres";
import type { TestDatabase } from "#postgres";
import type { CaseDeskDeps } from "../case-desk-deps.ts";
import { redirectTargetOf } from "./redirect-target.ts";

const loaded = await loadPack(
  fileURLToPath(new URL("../../../../packs/uk", import.meta.url)),
);
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;
const deps = {
  catalogues: { inForce: () => catalogue },
  clock: fixedClock("2026-11-30T10:00:00Z"),
} as unknown as CaseDeskDeps;
let store: TestDatabase;
before(async () => {
  store = await testDatabase();
});
after(() => store.drop());

const [bristol, leeds, belfast] = ["E06000023", "E08000035", "N09000003"];

/** Whom a dead letter may be sent on to, when it went to one body and the person lives in a council's area now. */
const targetOf = (about: {
  readonly flow: string;
  readonly sentTo: string;
  readonly lives: string | undefined;
  readonly delivered?: Partial<TrackedDelivery>;
}): Promise<string | undefined> =>
  store.db.transaction({ kind: "process", name: "test" }, async (tx) => {
    const subject = newId();
    await makeCustomer(tx, { id: subject });
    await recordFacts(tx, {
      customer: subject,
      facts: about.lives
        ? [{ concept: "person.address", value: { council: about.lives } }]
        : [],
      source: { kind: "made-up" },
      reach: new Map(),
      at: new Date("2026-11-30T09:00:00Z"),
      today: "2026-11-30",
    });
    const flow = catalogue.flows.get(about.flow) ?? assert.fail(about.flow);
    const target = await redirectTargetOf(tx, deps, {
      task: { subject, about: { flow: flow.id } } as unknown as CaseTask,
      delivery: {
        state: "dead",
        organisation: about.sentTo,
        flow: flow.id,
        flowVersion: flow.version,
        ...about.delivered,
      } as TrackedDelivery,
      notice: undefined,
    });
    return target?.id;
  });

const flowWith = (
  isIt: (flow: {
    readonly id: string;
    readonly nations: readonly string[] | undefined;
    readonly ni: string | undefined;
  }) => boolean,
): string =>
  [...catalogue.flows.values()].find(
    (flow) =>
      flow.isSent &&
      flow.address === "person.address" &&
      isIt({
        id: flow.id,
        nations: flow.narrowed?.nations,
        ni: flow.organisation["northern-ireland"],
      }),
  )?.id ?? assert.fail("no such flow");

const council = flowWith(
  ({ id }) =>
    id === "becoming-or-needing-a-carer--council--council-tax-reduction",
);
const everywhere = flowWith(
  ({ nations, ni }) =>
    ni === "dfc" &&
    (nations === undefined || nations.includes("northern-ireland")),
);
const notInNi = flowWith(
  ({ nations, ni }) =>
    ni === "dfc" && nations?.includes("northern-ireland") === false,
);

for (const { who, about, target } of [
  {
    who: "somebody of another council’s area goes to that council",
    about: { flow: council, sentTo: `council:${bristol}`, lives: leeds },
    target: `council:${leeds}`,
  },
  {
    who: "whom the body answers for goes nowhere else",
    about: { flow: council, sentTo: `council:${leeds}`, lives: leeds },
    target: undefined,
  },
  {
    who: "somebody in Northern Ireland goes to the department there, where the law lets it",
    about: { flow: everywhere, sentTo: "dwp", lives: belfast },
    target: "dfc",
  },
  {
    who: "somebody in England never goes to a body of Northern Ireland",
    about: { flow: everywhere, sentTo: "dwp", lives: bristol },
    target: undefined,
  },
  {
    who: "nobody goes to a nation where the law does not let it be sent",
    about: { flow: notInNi, sentTo: "dwp", lives: belfast },
    target: undefined,
  },
  {
    who: "nobody goes by the agreement for another service",
    about: {
      flow: council,
      sentTo: `council:${bristol}`,
      lives: leeds,
      delivered: { flow: everywhere },
    },
    target: undefined,
  },
  {
    who: "nobody goes by another version of the agreement",
    about: {
      flow: council,
      sentTo: `council:${bristol}`,
      lives: leeds,
      delivered: { flowVersion: 1_000 },
    },
    target: undefined,
  },
  {
    who: "what was delivered meanwhile goes nowhere else",
    about: {
      flow: council,
      sentTo: `council:${bristol}`,
      lives: leeds,
      delivered: { state: "acted" as const },
    },
    target: undefined,
  },
  {
    who: "somebody of whom nobody knows where they live goes nowhere else",
    about: { flow: council, sentTo: `council:${bristol}`, lives: undefined },
    target: undefined,
  },
])
  test(`a dead letter: ${who}`, async () =>
    assert.equal(await targetOf(about), target));
