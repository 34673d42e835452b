import assert from "node:assert/strict";
import { test } from "node:test";
import type { FactValue } from "#decisions";
import { newId } from "#kernel";
import { claimEventId, findEvent } from "./claiming.ts";
import { changesOf, entitlementsOf } from "./entitlements.ts";
import { factsAfter, factsTold } from "./facts.ts";
import type { Telling } from "./open-telling.ts";
import { previewFor, previewOf } from "./preview.ts";
import {
  known,
  newHome,
  oldHome,
  smallTown,
  today,
} from "./testing/small-town.ts";

const catalogue = smallTown();
const moving = catalogue.lifeEvents.get("moving")!;
type Values = Readonly<Record<string, FactValue>>;

test("an answer stands above what a register holds, and that above what was held before; a skipped question adds nothing", () => {
  const told = factsTold(known({ a: 1, b: 1, c: 1, d: 1 }), {
    found: known({ b: 2, c: 2 }),
    answers: new Map([
      ["c", { kind: "known", value: 3 }],
      ["d", { kind: "skipped" }],
    ]),
  });
  assert.deepEqual(told, known({ a: 1, b: 2, c: 3, d: 1 }));
});

test("telling of a move sets the new address and what follows from it, and leaves out what is not known", () => {
  const facts = known({
    "person.address": oldHome,
    "move.newAddress": newHome,
    "move.rents": false,
  });
  const after = factsAfter(catalogue, moving, facts, today);
  assert.deepEqual(after.get("person.address"), {
    kind: "known",
    value: newHome,
  });
  assert.deepEqual(after.get("household.rentWeekly"), {
    kind: "known",
    value: 0,
  });
  assert.equal(after.has("household.livesAlone"), false);
});

const lone = (facts: Values) =>
  entitlementsOf(catalogue, {
    facts: known(facts),
    asOf: today,
    services: ["lone"],
  });
const alone = (rent: number): Values => ({
  "household.livesAlone": true,
  "household.rentWeekly": rent,
});
const notAlone: Values = { "household.livesAlone": false };

for (const { what, before, after, change } of [
  { what: "starts", before: notAlone, after: alone(90), change: "starts" },
  { what: "stops", before: alone(90), after: notAlone, change: "stops" },
  {
    what: "changes in amount",
    before: alone(90),
    after: alone(80),
    change: "changes",
  },
  {
    what: "stays as it is",
    before: alone(90),
    after: alone(90),
    change: "stays",
  },
  {
    what: "stays, in an amount that is not known,",
    before: alone(90),
    after: { "household.livesAlone": true },
    change: "may-change",
  },
  { what: "may apply", before: notAlone, after: {}, change: "may-apply" },
  {
    what: "does not concern them",
    before: notAlone,
    after: notAlone,
    change: undefined,
  },
  {
    what: "comes to nothing",
    before: notAlone,
    after: alone(0),
    change: undefined,
  },
]) {
  test(`a payment that ${what} is ${change === undefined ? "not shown" : `shown as ${change}`}`, () => {
    const changes = changesOf(lone(before), lone(after));
    assert.equal(changes[0]?.change, change);
  });
}

test("a service is not offered in a nation it does not cover", () => {
  const there = { ...oldHome, council: "W06000001" };
  assert.deepEqual(lone({ ...alone(90), "person.address": there }), []);
  assert.equal(
    lone({ ...alone(90), "person.address": oldHome })[0]?.standing,
    "applies",
  );
});

for (const { how, held } of [
  { how: "a body pays", held: { "person.benefits": ["lone"] } },
  { how: "the person has", held: { "person.holds": ["lone-card"] } },
]) {
  test(`what ${how} already is neither offered nor asked about`, () => {
    assert.equal(lone({ ...alone(90), ...held })[0]?.isHeld, true);
    assert.deepEqual(
      [alone(90), {}].flatMap((after) =>
        changesOf(lone(notAlone), lone({ ...after, ...held })),
      ),
      [],
    );
  });
}

/** A journey in which this is held of the teller and that was answered. */
function telling(
  event: string,
  held: Values,
  answers: Values,
  choices: Partial<Telling["journey"]> = {},
): Telling {
  const owner = newId();
  return {
    catalogue,
    event: findEvent(catalogue, event)!,
    asOf: today,
    held: known(held),
    facts: known({ ...held, ...answers }),
    addressHidden: false,
    questions: [],
    agreed: new Map(),
    journey: {
      id: newId(),
      event,
      owner: `customer:${owner}`,
      customer: owner,
      subject: owner,
      catalogue: catalogue.hash,
      channel: "digital",
      formToken: newId(),
      version: 1,
      answers: known(answers),
      found: new Map(),
      hiding: [],
      unshown: [],
      goesOnFrom: undefined,
      optOuts: [],
      optIns: [],
      claims: [],
      startedAt: new Date("2026-11-24T10:00:00Z"),
      corrects: undefined,
      reference: undefined,
      ...choices,
    },
  };
}
const held: Values = {
  "person.name": "Ann Lee",
  "person.address": oldHome,
  ...notAlone,
};
const moved: Values = {
  "move.newAddress": newHome,
  "move.date": "2026-12-01",
  "move.rents": true,
  "move.rent": 90,
  "move.withOthers": false,
};

test("the old council gets the old address and the new council the new one, each no more than its flow carries", () => {
  const { consequences } = previewOf(telling("moving", held, moved));
  assert.deepEqual(
    consequences.bodies.map(({ organisation, fields }) => [
      organisation.id,
      fields,
    ]),
    [
      [
        "council:E06000001",
        { "person.name": "Ann Lee", "person.address": oldHome },
      ],
      [
        "council:E06000002",
        {
          "person.name": "Ann Lee",
          "move.newAddress": newHome,
          "move.date": "2026-12-01",
        },
      ],
    ],
  );
});

test("what starts after the move is shown with its amount and can be claimed as things are then", () => {
  const { changes, claims } = previewOf(telling("moving", held, moved));
  assert.deepEqual(
    changes.map(({ change, after }) => [change, after.service.id]),
    [["starts", "lone"]],
  );
  assert.deepEqual(
    claims.map(({ claim, chosen }) => [
      claim.fields["household.rentWeekly"],
      chosen,
    ]),
    [[90, false]],
  );
});

test("what a body pays already cannot be claimed again", () => {
  const paid = { ...held, "person.benefits": ["lone"] };
  assert.deepEqual(previewOf(telling("moving", paid, moved)).claims, []);
});

test("a claim that was ticked is chosen; applying by itself tells no other body", () => {
  const { claims, consequences } = previewOf(
    telling(claimEventId, { ...held, ...alone(90) }, {}, { claims: ["lone"] }),
  );
  assert.deepEqual(
    claims.map(({ chosen }) => chosen),
    [true],
  );
  assert.deepEqual(consequences.bodies, []);
});

for (const { capacity, claims } of [
  { capacity: "attorney", claims: ["lone"] },
  { capacity: "agent", claims: [] },
] as const)
  test(`${capacity === "agent" ? "a helper whom the person merely chose is offered no claim" : "an attorney is offered the claim"}, and both see what changes`, () => {
    const preview = previewFor(telling("moving", held, moved), {
      kind: "customer",
      session: newId(),
      csrf: "",
      account: newId(),
      name: "Bob Lee",
      customer: newId(),
      level: "P2",
      actingFor: {
        mandate: newId(),
        customer: newId(),
        name: "Ann Lee",
        capacity,
        events: [],
      },
    });
    assert.deepEqual(
      preview.claims.map(({ change }) => change.after.service.id),
      claims,
    );
    assert.equal(preview.changes.length, 1);
  });

test("with a hidden address a claim is named among what is told by phone only when it was chosen", () => {
  const flows = new Map(catalogue.flows);
  const flow = flows.get("claim--lone")!;
  flows.set(flow.id, { ...flow, hiddenAddress: { kind: "phone" } });
  const hidden = { catalogue: { ...catalogue, flows }, addressHidden: true };
  const byPhone = (of: Telling) =>
    previewOf({ ...of, ...hidden }).consequences.byPhone.flatMap((left) =>
      left.flow.event === claimEventId ? [left.flow.id] : [],
    );
  assert.deepEqual(byPhone(telling("moving", held, moved)), []);
  const apply = (claims: readonly string[]) =>
    telling(claimEventId, { ...held, ...alone(90) }, {}, { claims });
  assert.deepEqual(byPhone(apply([])), []);
  assert.deepEqual(byPhone(apply(["lone"])), ["claim--lone"]);
});

test("what was to be claimed and does not apply is said to be so, and is no claim", () => {
  const { claims, ruledOut } = previewOf(
    telling(claimEventId, held, {}, { claims: ["lone"] }),
  );
  assert.deepEqual(
    ruledOut.map(({ service }) => service.id),
    ["lone"],
  );
  assert.deepEqual(claims, []);
});

test("what all possible answers agree on can be claimed although a question is left open", () => {
  const open = telling(
    claimEventId,
    { "person.name": "Ann Lee", "person.address": oldHome },
    {},
    { claims: ["lone"] },
  );
  assert.deepEqual(previewOf(open).claims, []);
  const settled = entitlementsOf(catalogue, {
    facts: known(alone(90)),
    asOf: today,
    services: ["lone"],
  })[0]!;
  const agreed = new Map([
    ["lone.entitled", settled.goal],
    ["lone.weekly", settled.amount!],
  ]);
  assert.deepEqual(
    previewOf({ ...open, agreed }).claims.map(({ chosen }) => chosen),
    [true],
  );
});

test("somebody let in by a record alone is shown nobody’s benefits", () => {
  const guest = telling("moving", {}, {});
  assert.deepEqual(
    previewOf(guest).changes.map(({ change }) => change),
    ["may-apply"],
  );
  assert.deepEqual(previewOf(guest).claims, []);
});

const paid: Values = { ...held, ...alone(90), "person.benefits": ["lone"] };
const stayingAlone: Values = { ...moved, "move.withOthers": false };
for (const { when, is, before, answers, flows } of [
  { when: "all that is paid stays", is: true, before: paid },
  {
    when: "nothing is paid, and nothing could be",
    is: true,
    before: { ...held, "person.benefits": [] },
    answers: { ...moved, "move.withOthers": true },
  },
  {
    when: "what is paid changes",
    is: false,
    before: paid,
    answers: { ...stayingAlone, "move.rent": 80 },
  },
  {
    when: "a body pays what our rules do not give",
    is: false,
    before: { ...held, "person.benefits": ["lone"] },
    answers: { ...moved, "move.withOthers": true },
  },
  {
    when: "nobody knows what is paid",
    is: false,
    before: { ...held, ...alone(90) },
  },
  {
    when: "more must be known",
    is: false,
    before: paid,
    answers: { "move.newAddress": newHome, "move.rents": true },
  },
  {
    when: "a body is told to change something",
    is: false,
    before: paid,
    flows: moving.flows,
  },
])
  test(`that no payment changes is ${is ? "" : "not "}said when ${when}`, () => {
    const told = telling("moving", before, answers ?? stayingAlone);
    const event = { ...told.event, flows: flows ?? [] };
    assert.equal(previewOf({ ...told, event }).isUnchanged, is);
  });
