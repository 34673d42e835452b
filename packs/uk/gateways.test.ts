import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import type { Flow } from "#catalogue";
import { formatPackError, loadPack } from "#catalogue";
import type { Fact } from "#decisions";
import { standingOf } from "#notices";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;

const flowOf = (id: string): Flow =>
  catalogue.flows.get(id) ?? assert.fail(id);

const [england, scotland, belfast] = ["E06000023", "S12000036", "N09000003"];
const addressIn = (council: string): Fact => ({
  kind: "known",
  value: { line1: "1 Long Street", town: "Town", postcode: "QA10 1AA", council },
});

/** What follows by a flow from these facts, of somebody in England. */
function standing(flow: Flow, facts: Readonly<Record<string, Fact>>) {
  return standingOf(catalogue, flow, {
    facts: new Map(
      Object.entries({ "person.address": addressIn(england), ...facts }),
    ),
    asOf: "2026-11-24",
    optOuts: new Set(),
    addressHidden: false,
  });
}

test("a flow is sent only where its gateway was read and supports it, in whole or in the part that it keeps to", () => {
  const flows = [...catalogue.flows.values()];
  const counted = (supports: Flow["basis"]["supports"]) => {
    const these = flows.filter(({ basis }) => basis.supports === supports);
    return [these.length, these.filter(({ isSent }) => isSent).length];
  };
  assert.deepEqual(counted("yes"), [22, 22]);
  assert.deepEqual(counted("partly"), [86, 41]);
  assert.deepEqual(counted("no"), [20, 0]);
  assert.deepEqual(counted("unknown"), [8, 0]);
});

for (const { id, carries, never } of [
  {
    id: "bereavement--dwp--benefits",
    carries: "deceased.dateOfDeath",
    never: /^(person|contact|executor|survivor|estate|needs)\./,
  },
  {
    id: "bereavement--passport",
    carries: "deceased.name",
    never: /passportNumber/,
  },
  {
    id: "bereavement--driving-licence",
    carries: "deceased.name",
    never: /LicenceNumber/,
  },
  {
    id: "bereavement--council--council-tax",
    carries: "deceased.address",
    never: /Occupants|Tenure|executor/,
  },
  {
    id: "moving-house--council--new-social-care",
    carries: "move.newAddress",
    never: /nationalInsurance/,
  },
  { id: "claim--carers-allowance", carries: "person.name", never: /caredFor/ },
  { id: "claim--tv-licence", carries: "person.name", never: /isBlind/ },
])
  test(`${id} keeps to the fields that its gateway supports`, () => {
    const { fields } = flowOf(id);
    assert.ok(fields.includes(carries));
    assert.deepEqual(
      fields.filter((name) => never.test(name)),
      [],
    );
  });

const hasBenefit = (...values: string[]): Fact => ({
  kind: "known",
  value: values,
});
for (const { id, who, facts, told } of [
  {
    id: "becoming-or-needing-a-carer--council--benefits",
    who: "somebody with Housing Benefit alone",
    facts: {
      "person.councilServices": hasBenefit("housing-benefit"),
      "person.benefits": hasBenefit("state_pension"),
    },
    told: true,
  },
  {
    id: "becoming-or-needing-a-carer--council--benefits",
    who: "somebody with Pension Credit too",
    facts: {
      "person.councilServices": hasBenefit("housing-benefit"),
      "person.benefits": hasBenefit("pension_credit_guarantee"),
    },
    told: false,
  },
  {
    id: "hospital-or-care--council--benefits",
    who: "a short stay with Pension Credit",
    facts: {
      "person.councilServices": hasBenefit("housing-benefit"),
      "person.benefits": hasBenefit("pension_credit"),
      "care.expectedStay": { kind: "known", value: "under-4-weeks" },
    },
    told: false,
  },
  {
    id: "hospital-or-care--council--benefits",
    who: "a stay for good with Pension Credit",
    facts: {
      "person.councilServices": hasBenefit("housing-benefit"),
      "person.benefits": hasBenefit("pension_credit"),
      "care.expectedStay": { kind: "known", value: "for-good" },
    },
    told: true,
  },
  {
    id: "going-abroad--council--benefits",
    who: "4 weeks away",
    facts: {
      "person.councilServices": hasBenefit("housing-benefit"),
      "abroad.length": { kind: "known", value: "up-to-4-weeks" },
    },
    told: false,
  },
  {
    id: "bereavement--dwp--survivor",
    who: "a widow who gets State Pension",
    facts: {
      "person.relationshipToDeceased": {
        kind: "known",
        value: "spouse-or-civil-partner",
      },
      "person.benefits": hasBenefit("state_pension"),
    },
    told: true,
  },
  {
    id: "bereavement--dwp--survivor",
    who: "a widow who gets nothing",
    facts: {
      "person.relationshipToDeceased": {
        kind: "known",
        value: "spouse-or-civil-partner",
      },
      "person.benefits": hasBenefit(),
    },
    told: false,
  },
  {
    id: "claim--tv-licence",
    who: "somebody of 74",
    facts: {
      "person.dateOfBirth": { kind: "known", value: "1952-11-24" },
    },
    told: true,
  },
  {
    id: "claim--tv-licence",
    who: "somebody of 73",
    facts: {
      "person.dateOfBirth": { kind: "known", value: "1952-11-25" },
    },
    told: false,
  },
] satisfies readonly {
  readonly id: string;
  readonly who: string;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly told: boolean;
}[])
  test(`${id} is ${told ? "" : "not "}about ${who}`, () => {
    assert.ok(flowOf(id).narrowed?.people);
    const found = standing(flowOf(id), facts);
    assert.equal(found.kind, told ? "told" : "not-joined");
    // Whoever it concerns and who is left out reads why, and what is left to them.
    if (found.kind !== "not-joined") return;
    const { because, need } = flowOf(id).narrowed?.outside ?? assert.fail();
    assert.deepEqual([found.body.because, found.body.need], [because, need]);
  });

for (const { from, to, kind } of [
  { from: england, to: scotland, kind: "told" },
  { from: england, to: belfast, kind: "not-joined" },
  { from: belfast, to: scotland, kind: "not-joined" },
  { from: england, to: england, kind: "does-not-apply" },
])
  test(`disability payments on a move from ${from} to ${to}: ${kind}`, () => {
    const found = standing(
      flowOf("moving-house--new-nation--disability-and-carers"),
      {
        "person.benefits": hasBenefit("attendance_allowance"),
        "person.address": addressIn(from),
        "move.newAddress": addressIn(to),
      },
    );
    assert.equal(found.kind, kind);
  });

test("who is not concerned is not told that something cannot be joined", () => {
  const found = standing(flowOf("going-abroad--council--benefits"), {
    "person.councilServices": hasBenefit(),
    "abroad.length": { kind: "known", value: "up-to-4-weeks" },
  });
  assert.equal(found.kind, "does-not-apply");
});

test("only what says so sends a hidden address, and it sends the mark with it", () => {
  const marked = [...catalogue.flows.values()].filter(
    ({ hiddenAddress }) =>
      hiddenAddress.kind === "mark" || hiddenAddress.kind === "unit",
  );
  assert.deepEqual(marked.map(({ id }) => id).toSorted(), [
    "going-abroad--dwp--state-pension",
    "moving-house--dwp--attendance-allowance",
    "moving-house--dwp--carers-allowance",
    "moving-house--dwp--state-pension",
  ]);
  for (const { id, fields } of marked)
    assert.ok(fields.includes("address.isHidden"), id);
});

test("what concerns the electoral register names anonymous registration", () => {
  const flows = [...catalogue.flows.values()].filter(
    ({ id, event }) => id.endsWith("--electoral") && event !== "bereavement",
  );
  assert.equal(flows.length, 3);
  for (const { id, hiddenAdvice } of flows)
    assert.match(hiddenAdvice?.en ?? "", /registered anonymously/, id);
});

