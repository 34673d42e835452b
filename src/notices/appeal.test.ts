import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { formatPackError, loadPack } from "#catalogue";
import type { TrackedDelivery, TrackedReceipt } from "#delivery";
import { appealOf } from "./appeal.ts";
import { stateOf } from "./body-state.ts";
import { trackedBody } from "./track.ts";

const loaded = await loadPack(
  fileURLToPath(new URL("../../packs/uk", import.meta.url)),
);
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;

const words = { en: "So it is.", cy: "Felly y mae." };
type Answer = Partial<Omit<TrackedReceipt, "way">>;
const receipt = (answer: Answer): TrackedReceipt => ({
  id: "r",
  status: "acted",
  way: "later",
  receivedAt: "2026-01-31T12:00:00Z",
  ...answer,
});
const sent = (
  answers: readonly Answer[],
  part: Partial<TrackedDelivery> = {},
): TrackedDelivery => ({
  id: "d",
  notice: "n",
  organisation: "dwp",
  flow: "bereavement--dwp--benefits",
  flowVersion: 1,
  kind: "told",
  state: answers.at(-1)?.status ?? "waiting",
  attempts: 1,
  fields: {},
  hiding: null,
  createdAt: new Date(0),
  toldAt: new Date(0),
  firstToldAt: new Date(0),
  answeredAt: null,
  expectedBy: null,
  sentTo: null,
  receipts: answers.map(receipt),
  ...part,
});
const decided = (
  outcome: NonNullable<TrackedReceipt["decision"]>["outcome"],
  part: object = {},
) => ({ status: "acted" as const, decision: { outcome, words, ...part } });

for (const { what, effect, answers, state, part } of [
  { what: "nothing", effect: "stops", answers: [], state: "waiting" },
  {
    what: "nothing until its dead letter",
    effect: "stops",
    answers: [],
    part: { state: "dead" as const },
    state: "delayed",
  },
  {
    what: "that it has it",
    effect: "stops",
    answers: [{ status: "accepted" as const }],
    state: "received",
  },
  {
    what: "that it looks at it",
    effect: "asks",
    answers: [
      { status: "accepted" as const },
      { status: "accepted" as const, stage: "being-looked-at" as const },
    ],
    state: "looking",
  },
  {
    what: "a decision before it acts",
    effect: "starts",
    answers: [{ ...decided("started"), status: "accepted" as const }],
    state: "decided",
  },
  {
    what: "that somebody is not entitled",
    effect: "starts",
    answers: [decided("not-entitled")],
    state: "decided",
  },
  {
    what: "only that a claim is written down",
    effect: "starts",
    answers: [decided("recorded")],
    state: "received",
  },
  {
    what: "that it acted on a claim and nothing of a decision",
    effect: "starts",
    answers: [{ status: "acted" as const }],
    state: "received",
  },
  {
    what: "that it wrote down what was to be written down",
    effect: "records",
    answers: [decided("recorded")],
    state: "acted",
  },
  {
    what: "that a claim is put back",
    effect: "starts",
    answers: [decided("reversed")],
    part: { kind: "withdrawn" as const },
    state: "acted",
  },
  {
    what: "a decision and that it needs a form",
    effect: "starts",
    answers: [{ ...decided("started"), asks: words }],
    state: "needs-you",
  },
  {
    what: "no",
    effect: "starts",
    answers: [{ status: "refused" as const, reason: words }],
    state: "refused",
  },
])
  test(`a body that says ${what} stands as ${state}`, () =>
    assert.equal(stateOf(sent(answers, part), effect), state));

const appealFor = (
  flow: string,
  council: string,
  answer: Answer,
  organisation = "dwp",
) => {
  const known = catalogue.flows.get(flow) ?? assert.fail(flow);
  const body = trackedBody(
    {
      organisation,
      flow,
      flowVersion: 1,
      effect: known.effect.kind,
      kind: "told",
      discharges: true,
      said: null,
      estimate: null,
      delivery: "d",
    },
    [sent([answer], { flow, organisation })],
  );
  return appealOf(
    catalogue,
    { facts: { [known.address]: { council } }, state: "standing" },
    body,
  );
};
const [bristol, edinburgh, belfast] = ["E06000023", "S12000036", "N09000003"];

for (const { what, flow, council, answer, by, says } of [
  {
    what: "a pension is a calendar month, 31 January to 28 February",
    flow: "bereavement--dwp--benefits",
    council: bristol,
    answer: decided("stopped"),
    by: "2026-02-28",
    says: /mandatory reconsideration/,
  },
  {
    what: "a pension in Northern Ireland goes by its own form",
    flow: "bereavement--dwp--benefits",
    council: belfast,
    answer: decided("stopped"),
    by: "2026-02-28",
    says: /MR2\(NI\)/,
  },
  {
    what: "a claim counts from the date of its letter when the body gives it",
    flow: "claim--pension-credit",
    council: bristol,
    answer: decided("not-entitled", { decidedOn: "2026-01-20" }),
    by: "2026-02-20",
    says: /mandatory reconsideration/,
  },
  {
    what: "Council Tax in England has no limit for writing to the council",
    flow: "bereavement--council--council-tax",
    council: bristol,
    answer: decided("changed"),
    by: undefined,
    says: /Write to the council/,
  },
  {
    what: "Council Tax Reduction in Scotland is two months",
    flow: "hospital-or-care--council--council-tax-reduction",
    council: edinburgh,
    answer: decided("changed"),
    by: "2026-03-31",
    says: /review/,
  },
  {
    what: "a driving licence in England is six months to the magistrates",
    flow: "claim--driving-licence-70",
    council: bristol,
    answer: decided("not-entitled"),
    by: "2026-07-31",
    says: /magistrates/,
  },
  {
    what: "a driving licence in Scotland is 21 days to the sheriff",
    flow: "claim--driving-licence-70",
    council: edinburgh,
    answer: decided("not-entitled"),
    by: "2026-02-21",
    says: /sheriff/,
  },
])
  test(`the limit for ${what}`, () => {
    const appeal = appealFor(flow, council ?? "", answer);
    assert.equal(appeal?.kind, "route");
    assert.match(appeal.steps[0]?.say?.en ?? "", says);
    assert.equal(appeal.limit?.by, by);
  });

for (const flow of [
  "bereavement--hmrc--personal-tax", // its routes are known from memory only
  "bereavement--vehicles",
  "bereavement--council--housing-benefit",
  "bereavement--hmrc--child-benefit", // no route is known
])
  test(`nobody is told a limit for ${flow}: the body is to be asked`, () =>
    assert.deepEqual(appealFor(flow, bristol ?? "", decided("stopped")), {
      kind: "ask",
    }));

test("what a body says of appeals itself goes before the pack", () => {
  const appeal = { by: "2026-03-03", how: words };
  assert.deepEqual(
    appealFor(
      "bereavement--dwp--benefits",
      bristol ?? "",
      decided("stopped", { appeal }),
    ),
    { kind: "said", appeal },
  );
});

test("where nothing is decided there is nothing to challenge", () =>
  assert.equal(
    appealFor("bereavement--nhs--records", bristol ?? "", decided("recorded")),
    undefined,
  ));

test("a refusal that says nothing of a decision is none to challenge; one that says it decided is, from its day", () => {
  const refused = { status: "refused" as const, reason: words };
  const flow = "moving-house--dwp--state-pension";
  assert.equal(appealFor(flow, bristol ?? "", refused), undefined);
  const { decision } = decided("not-entitled");
  const appeal = appealFor(flow, bristol ?? "", { ...refused, decision });
  assert.equal(appeal?.kind, "route");
  assert.equal(appeal.limit?.by, "2026-02-28");
});
