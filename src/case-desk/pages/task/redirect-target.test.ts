import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import type { CaseTask } from "#casework";
import { formatPackError, loadPack } from "#catalogue";
import type { TrackedDelivery } from "#delivery";
import type { Notice } from "#notices";
import { redirectTargetOf } from "./find-task.ts";

const loaded = await loadPack(
  fileURLToPath(new URL("../../../../packs/uk", import.meta.url)),
);
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;
const [bristol, leeds, belfast] = ["E06000023", "E08000035", "N09000003"];

const livesIn = (council: string) => ({ "person.address": { council } });

/** Whom a dead letter may be sent on to, when it went to one body and an address was told, or sent with it. */
const targetOf = (about: {
  readonly flow: string;
  readonly sentTo: string;
  readonly told: string | undefined;
  readonly sent?: string;
  readonly delivered?: Partial<TrackedDelivery>;
}): string | undefined => {
  const flow = catalogue.flows.get(about.flow) ?? assert.fail(about.flow);
  return redirectTargetOf(catalogue, {
    task: { about: { flow: flow.id } } as unknown as CaseTask,
    delivery: {
      state: "dead",
      organisation: about.sentTo,
      flow: flow.id,
      flowVersion: flow.version,
      fields: about.sent ? livesIn(about.sent) : {},
      ...about.delivered,
    } as TrackedDelivery,
    notice: {
      facts: about.told ? livesIn(about.told) : {},
    } as unknown as Notice,
  })?.id;
};

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
    about: { flow: council, sentTo: `council:${bristol}`, told: leeds },
    target: `council:${leeds}`,
  },
  {
    who: "whom the body answers for goes nowhere else",
    about: { flow: council, sentTo: `council:${leeds}`, told: leeds },
    target: undefined,
  },
  {
    who: "somebody in Northern Ireland goes to the department there, where the law lets it",
    about: { flow: everywhere, sentTo: "dwp", told: belfast },
    target: "dfc",
  },
  {
    who: "somebody in England never goes to a body of Northern Ireland",
    about: { flow: everywhere, sentTo: "dwp", told: bristol },
    target: undefined,
  },
  {
    who: "nobody goes to a nation where the law does not let it be sent",
    about: { flow: notInNi, sentTo: "dwp", told: belfast },
    target: undefined,
  },
  {
    who: "nobody goes by the agreement for another service",
    about: {
      flow: council,
      sentTo: `council:${bristol}`,
      told: leeds,
      delivered: { flow: everywhere },
    },
    target: undefined,
  },
  {
    who: "nobody goes by another version of the agreement",
    about: {
      flow: council,
      sentTo: `council:${bristol}`,
      told: leeds,
      delivered: { flowVersion: 1_000 },
    },
    target: undefined,
  },
  {
    who: "what was delivered meanwhile goes nowhere else",
    about: {
      flow: council,
      sentTo: `council:${bristol}`,
      told: leeds,
      delivered: { state: "acted" as const },
    },
    target: undefined,
  },
  {
    who: "an address that was only sent with it decides",
    about: {
      flow: council,
      sentTo: `council:${bristol}`,
      told: undefined,
      sent: leeds,
    },
    target: `council:${leeds}`,
  },
  {
    who: "the address told decides before any other",
    about: {
      flow: council,
      sentTo: `council:${leeds}`,
      told: leeds,
      sent: bristol,
    },
    target: undefined,
  },
  {
    who: "without an address that was told it goes nowhere else",
    about: { flow: council, sentTo: `council:${bristol}`, told: undefined },
    target: undefined,
  },
])
  test(`a dead letter: ${who}`, () => assert.equal(targetOf(about), target));
