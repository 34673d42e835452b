import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { CustomerVisitor, StaffVisitor } from "#access";
import type { SubjectRequest } from "#access/pages";
import { fixedClock, newId } from "#kernel";
import { makeCustomer } from "#people";
import { bodyName, isHidden, recordVisitorLook, sightOf } from "#people/pages";
import { testDatabase } from "#postgres";
import type { TestDatabase, Tx } from "#postgres";
import { smallTown } from "../testing/small-town.ts";

const catalogue = smallTown();
const clock = fixedClock("2026-11-24T10:00:00Z");
let store: TestDatabase;
before(async () => {
  store = await testDatabase();
});
after(() => store.drop());
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  store.db.transaction({ kind: "process", name: "test" }, work);

const session = { session: newId(), csrf: "c", account: newId(), name: "Bo" };
const owner = (customer: string): CustomerVisitor => ({
  ...session,
  kind: "customer",
  level: "P2",
  customer,
});
const helper = (customer: string): CustomerVisitor => ({
  ...owner(newId()),
  actingFor: {
    mandate: newId(),
    customer,
    name: "Ann Lee",
    capacity: "attorney",
    events: [],
  },
});
const adviser = (customer: string): StaffVisitor => ({
  ...session,
  kind: "staff",
  organisation: "dwp",
  roles: ["adviser"],
  serving: {
    customer,
    purpose: "serving",
    channel: "phone",
    assured: "verified",
    how: "answers",
    since: clock.now(),
  },
});
const requestOf = (
  visitor: SubjectRequest["visitor"],
  subject: string,
): SubjectRequest =>
  ({
    visitor,
    subject,
    requestId: newId(),
    method: "GET",
    url: "/",
    path: "/",
    params: {},
    query: {},
    form: {},
    cookies: {},
    locale: "en",
    isSecure: false,
  }) as unknown as SubjectRequest;

async function someone(addressHidden: boolean): Promise<string> {
  const id = newId();
  await run((tx) => makeCustomer(tx, { id, addressHidden }));
  return id;
}

for (const { who, visitorOf, hidden, hides } of [
  { who: "a helper", visitorOf: helper, hidden: true, hides: true },
  { who: "an adviser", visitorOf: adviser, hidden: true, hides: true },
  {
    who: "the person themselves",
    visitorOf: owner,
    hidden: true,
    hides: false,
  },
  { who: "a helper", visitorOf: helper, hidden: false, hides: false },
]) {
  test(`${who} is ${hides ? "not " : ""}shown ${hidden ? "a hidden" : "an open"} address and its council`, async () => {
    const subject = await someone(hidden);
    const sight = await run((tx) =>
      sightOf(tx, requestOf(visitorOf(subject), subject)),
    );
    const hidesConcept = (name: string) =>
      isHidden(sight, catalogue.concepts.get(name)!);
    assert.deepEqual(
      ["person.address", "move.newAddress", "person.name"].map(hidesConcept),
      [hides, hides, false],
    );
    assert.equal(
      bodyName(sight, catalogue, "council:E06000001").en,
      hides ? "The council" : "Hill Council",
    );
    assert.equal(bodyName(sight, catalogue, "dwp").en, "Pensions");
  });
}

for (const { who, visitorOf, looks } of [
  { who: "a helper", visitorOf: helper, looks: ["moving"] },
  { who: "an adviser", visitorOf: adviser, looks: ["moving"] },
  { who: "the person themselves", visitorOf: owner, looks: [] },
]) {
  test(`that ${who} saw a telling is ${looks.length > 0 ? "recorded once, with the event as its purpose" : "no look"}`, async () => {
    const subject = await someone(false);
    const now = clock.now();
    const request = { ...requestOf(visitorOf(subject), subject), now };
    await run((tx) =>
      recordVisitorLook(tx, request, ["person.name"], "moving"),
    );
    await run((tx) =>
      recordVisitorLook(tx, request, ["person.name"], "moving"),
    );
    const recorded = await run((tx) =>
      tx.query<{ purpose: string }>(
        "select purpose from people.look where customer_id = $1",
        [subject],
      ),
    );
    assert.deepEqual(
      recorded.map(({ purpose }) => purpose),
      looks,
    );
  });
}
