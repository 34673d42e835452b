import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import type { Flow } from "#catalogue";
import {
  claimFlowOf,
  councilsOfAddress,
  councilsToChoose,
  formatPackError,
  loadPack,
  summariseCatalogue,
  organisationFor,
} from "#catalogue";
import type { Fact } from "#decisions";
import { decide, plainValue } from "#decisions";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;
const events = [...catalogue.lifeEvents.values()];

test("the eight life events replace 105 contacts of today", () => {
  assert.equal(events.length, 8);
  const contacts = summariseCatalogue(catalogue).events.map(
    ({ contactsToday }) => contactsToday,
  );
  assert.equal(
    contacts.reduce((sum, count) => sum + count, 0),
    105,
  );
});

const roles = [
  "billing",
  "housing",
  "social-care",
  "electoral",
  "travel",
  "blue-badge",
  "library",
  "waste",
  "registrar",
].map((role) => `council.${role}`);

test("every address in the kingdom has somebody for every role of a council", () => {
  const places = councilsToChoose(catalogue);
  assert.equal(places.length, 361);
  for (const { gss, name } of places) {
    const { councils } = councilsOfAddress(catalogue, gss) ?? assert.fail(name);
    assert.deepEqual([...councils.keys()].toSorted(), roles.toSorted(), name);
  }
});

const livesIn = (gss: string): Fact => ({
  kind: "known",
  value: {
    line1: "1 High Street",
    town: "Sample",
    postcode: "QA10 1AA",
    council: gss,
  },
});

/** Whether a flow's condition holds by these facts alone; undefined when more must be known. */
function isTold(
  { when, narrowed }: Flow,
  facts: Readonly<Record<string, Fact>>,
): boolean | undefined {
  const held = [when, narrowed?.onlyWhen].flatMap((decision) => {
    if (decision === undefined) return [];
    const outcome = decide(catalogue.plan, {
      decision,
      facts: new Map(Object.entries(facts)),
      asOf: "2026-11-24",
    });
    return outcome.kind === "decided" ? outcome.value.datum === true : "open";
  });
  if (held.includes(false)) return false;
  return held.includes("open") ? undefined : true;
}

for (const { nation, gss } of [
  { nation: "England", gss: "E07000223" },
  { nation: "Scotland", gss: "S12000033" },
  { nation: "Wales", gss: "W06000019" },
  { nation: "Northern Ireland", gss: "N09000001" },
])
  for (const event of events)
    test(`everybody who is told of ${event.id} can be told in ${nation}`, () => {
      const place = councilsOfAddress(catalogue, gss) ?? assert.fail(nation);
      for (const id of event.flows) {
        const flow = catalogue.flows.get(id) ?? assert.fail(id);
        if (isTold(flow, { [flow.address]: livesIn(gss) }) === false) continue;
        const body = organisationFor(catalogue, flow.organisation, place);
        assert.ok(body, `${id} reaches nobody in ${nation}`);
        assert.ok(body.nations.includes(place.nation), `${id} → ${body.id}`);
      }
    });

test("what people must claim themselves can be claimed here, where it is offered", () => {
  for (const { id, apply, nations } of catalogue.services.values()) {
    const flow = claimFlowOf(catalogue, id);
    if (apply.by !== "claim" || !flow) continue;
    for (const nation of nations)
      assert.ok(flow.organisation[nation], `${id} in ${nation}`);
  }
});

for (const { plan, claims } of [
  { plan: "claim", claims: true },
  { plan: "put-off", claims: false },
])
  test(`reaching State Pension age ${claims ? "claims the State Pension" : "claims no State Pension when it is put off"}`, () => {
    const flow = flowOf("reaching-state-pension-age--dwp--state-pension");
    assert.equal(flow.effect.service, "new-state-pension");
    const facts = { "pension.plan": { kind: "known", value: plan } as const };
    assert.equal(isTold(flow, facts), claims);
  });

for (const { start, stands } of [
  { start: "2027-01-19", stands: false },
  { start: "2027-01-20", stands: true },
])
  test(`a man who reaches State Pension age on 20 January 2027 ${stands ? "may" : "may not"} start it on ${start}`, () => {
    const must = catalogue.concepts.get("pension.startDate")?.must;
    const outcome = decide(catalogue.plan, {
      decision: must?.holds ?? assert.fail(),
      facts: new Map<string, Fact>([
        ["person.dateOfBirth", { kind: "known", value: "1960-08-20" }],
        ["pension.startDate", { kind: "known", value: start }],
      ]),
      asOf: "2026-11-24",
    });
    assert.ok(outcome.kind === "decided");
    assert.equal(outcome.value.datum, stands);
  });

test("a survivor goes straight on to the claims that nobody makes for them", () => {
  const death = catalogue.lifeEvents.get("bereavement") ?? assert.fail();
  assert.deepEqual(death.straightOn, [
    "bereavement-support-payment",
    "housing-benefit-pension-age",
    "council-tax-reduction",
    "funeral-expenses-payment",
  ]);
});

const leeds = "E08000035";
const cardiff = "W06000015";
const glasgow = "S12000049";
const belfast = "N09000003";

for (const { place, gss, told } of [
  { place: "Leeds", gss: leeds, told: false },
  { place: "Cardiff", gss: cardiff, told: false },
  { place: "Glasgow", gss: glasgow, told: true },
  { place: "Belfast", gss: belfast, told: false },
])
  test(`Social Security Scotland ${told ? "hears" : "does not hear"} of a death in ${place}`, () => {
    const flow = flowOf("bereavement--social-security-scotland--benefits");
    assert.equal(isTold(flow, { "deceased.address": livesIn(gss) }), told);
  });

for (const { from, to, benefits, bodies } of [
  { from: leeds, to: cardiff, benefits: ["attendance_allowance"], bodies: [] },
  { from: leeds, to: glasgow, benefits: ["state_pension"], bodies: [] },
  {
    from: leeds,
    to: glasgow,
    benefits: ["attendance_allowance"],
    bodies: ["social-security-scotland"],
  },
  {
    from: glasgow,
    to: cardiff,
    benefits: ["adult_disability_payment"],
    bodies: ["dwp"],
  },
  { from: leeds, to: belfast, benefits: ["state_pension"], bodies: [] },
  { from: belfast, to: glasgow, benefits: ["carers_allowance"], bodies: [] },
])
  test(`a move from ${from} to ${to} with ${benefits.join()} is told to ${bodies.join(" and ") || "no new body"}`, () => {
    const place = councilsOfAddress(catalogue, to) ?? assert.fail(to);
    const told = [
      "moving-house--new-nation--state-pension",
      "moving-house--new-nation--disability-and-carers",
    ]
      .map(flowOf)
      .filter(({ isSent }) => isSent)
      .filter((flow) =>
        isTold(flow, {
          "person.address": livesIn(from),
          "move.newAddress": livesIn(to),
          "person.benefits": { kind: "known", value: benefits },
        }),
      )
      .map(
        ({ organisation }) =>
          organisationFor(catalogue, organisation, place)?.id,
      );
    assert.deepEqual(told, bodies);
  });

test("a helper whom the person merely chose may tell of care, a move and a death, and not where money goes or who the person is", () => {
  const open = events.filter(({ tellers }) => tellers.includes("agent"));
  assert.deepEqual(open.map(({ id }) => id).toSorted(), [
    "becoming-or-needing-a-carer",
    "bereavement",
    "hospital-or-care",
    "moving-house",
  ]);
  for (const { id, facts } of open)
    assert.ok(
      !facts.some(({ concept }) => /bankAccount|newAccount/.test(concept)),
      id,
    );
});

for (const { stay, address } of [
  { stay: "under-4-weeks", address: belfast },
  { stay: "up-to-a-year", address: belfast },
  { stay: "for-good", address: glasgow },
])
  test(`a stay in care ${stay} leaves the person living in ${address}`, () => {
    const event =
      catalogue.lifeEvents.get("hospital-or-care") ?? assert.fail();
    const set = event.sets.find(({ concept }) => concept === "person.address");
    const outcome = decide(catalogue.plan, {
      decision: set?.decision ?? assert.fail(),
      facts: new Map<string, Fact>([
        ["care.expectedStay", { kind: "known", value: stay }],
        ["person.address", livesIn(belfast)],
        ["care.newAddress", livesIn(glasgow)],
      ]),
      asOf: "2026-11-24",
    });
    assert.ok(outcome.kind === "decided");
    assert.match(JSON.stringify(plainValue(outcome.value)), RegExp(address));
  });

for (const { place, stay, livesThere } of [
  { place: "care-home", stay: "for-good", livesThere: true },
  { place: "nursing-home", stay: "for-good", livesThere: true },
  { place: "care-home", stay: "under-4-weeks", livesThere: false },
  { place: "nursing-home", stay: "up-to-a-year", livesThere: false },
  { place: "hospital", stay: "for-good", livesThere: false },
])
  test(`who goes into a ${place} ${stay} ${livesThere ? "lives" : "does not live"} in a care home`, () => {
    const { sets } =
      catalogue.lifeEvents.get("hospital-or-care") ?? assert.fail();
    const set = sets.find(({ concept }) => concept.endsWith("ResidentialCare"));
    const outcome = decide(catalogue.plan, {
      decision: set?.decision ?? assert.fail(),
      facts: new Map<string, Fact>([
        ["care.place", { kind: "known", value: place }],
        ["care.expectedStay", { kind: "known", value: stay }],
        ["person.inResidentialCare", { kind: "known", value: false }],
      ]),
      asOf: "2026-11-24",
    });
    assert.ok(outcome.kind === "decided");
    assert.equal(plainValue(outcome.value), livesThere);
  });

test("what is a choice may be opted out of, what is a duty may not, and what rests on the person’s own choice is one", () => {
  for (const { id, duty, optOut, gateway } of catalogue.flows.values()) {
    assert.equal(optOut, duty === "choice", id);
    if (/your own (choice|instruction)/i.test(gateway))
      assert.equal(duty, "choice", id);
  }
});

test("every new bank account that an event asks for waits until its owner confirms it", () => {
  const asked = events.flatMap(({ facts, sets }) =>
    facts
      .filter(({ concept }) => isNewAccount(concept))
      .map(({ concept }) => [
        concept,
        sets.find(({ copies }) => copies === concept)?.concept,
      ]),
  );
  assert.deepEqual(asked, [
    ["bank.newAccount", "person.bankAccount"],
    ["abroad.bankAccount", "person.bankAccountAbroad"],
  ]);
});

/** Whether a concept is an account other than the one that is held. */
function isNewAccount(name: string): boolean {
  const type = catalogue.concepts.get(name)?.type;
  return (
    !name.startsWith("person.") &&
    type?.kind === "record" &&
    [...type.fields.keys()].some((field) => /^(iban|accountNumber)$/.test(field))
  );
}

const flowOf = (id: string): Flow =>
  catalogue.flows.get(id) ?? assert.fail(id);
