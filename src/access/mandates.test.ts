import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "#kernel";
import type { Context, TestDatabase, Tx } from "#postgres";
import { testDatabase } from "#postgres";
import { findOrMakeAccount } from "./accounts.ts";
import {
  acceptMandate,
  endMandate,
  findMandates,
  mandateInForce,
  offerMandate,
} from "./mandates.ts";

let store: TestDatabase;
const at = new Date("2026-11-24T10:00:00Z");
const miriam = { id: newId(), name: "Miriam Levy" };
const rachel = { id: newId(), name: "Rachel Levy" };
let account: string;

before(async () => {
  store = await testDatabase();
  account = await run((tx) =>
    findOrMakeAccount(tx, { issuer: "test", subject: "rachel", name: "" }),
  );
});
after(() => store.drop());

const run = <T>(work: (tx: Tx) => Promise<T>, context?: Context) =>
  store.db.transaction(context ?? { kind: "process", name: "test" }, work);

async function given(terms: { to?: string; events?: readonly string[] } = {}) {
  const offer = {
    capacity: "attorney",
    events: terms.events ?? [],
    from: "2026-11-01",
    to: terms.to,
    evidence: { kind: "opg-register", reference: "7000" },
    giver: miriam,
    holderName: "Rachel",
    at,
  } as const;
  const { id, code } = await run((tx) => offerMandate(tx, offer));
  return { id, code };
}

const accept = (code: string, holder = rachel) =>
  run((tx) => acceptMandate(tx, { account, holder, code, at }));
const inForce = (mandate: string, today: string, event?: string) =>
  run((tx) =>
    mandateInForce(tx, {
      mandate,
      holder: rachel.id,
      today,
      ...(event ? { event } : {}),
    }),
  );

test("a mandate is in force from its holder's code to its last day and not after", async () => {
  const { id, code } = await given({ to: "2026-12-31" });
  assert.deepEqual(await inForce(id, "2026-11-24"), {
    kind: "failure",
    error: "not-yours",
  });
  assert.equal((await accept(code.toLowerCase())).kind, "ok");
  assert.equal((await inForce(id, "2026-12-31")).kind, "ok");
  assert.deepEqual(await inForce(id, "2027-01-01"), {
    kind: "failure",
    error: "ended",
  });
  assert.deepEqual(await inForce(id, "2026-10-31"), {
    kind: "failure",
    error: "ended",
  });
});

test("a mandate for one life event is refused for another", async () => {
  const { id, code } = await given({ events: ["moving-house"] });
  await accept(code);
  assert.equal((await inForce(id, "2026-11-24", "moving-house")).kind, "ok");
  assert.deepEqual(await inForce(id, "2026-11-24", "bereavement"), {
    kind: "failure",
    error: "not-for-this-event",
  });
});

test("a mandate that its giver ended is refused at once", async () => {
  const { id, code } = await given();
  await accept(code);
  await run((tx) =>
    endMandate(tx, { id, by: "giver", because: "No longer needed", at }),
  );
  assert.deepEqual(await inForce(id, "2026-11-24"), {
    kind: "failure",
    error: "ended",
  });
});

test("a code works once, and not for the giver", async () => {
  const { code } = await given();
  assert.deepEqual(await accept(code, miriam), {
    kind: "failure",
    error: "own-offer",
  });
  await accept(code);
  assert.deepEqual(await accept(code), {
    kind: "failure",
    error: "wrong-code",
  });
});

test("a stranger sees no mandate; giver and holder do", async () => {
  const seenBy = (customer: string) =>
    run((tx) => findMandates(tx, miriam.id), {
      kind: "customer",
      account: newId(),
      customers: [customer],
    });
  assert.equal((await seenBy(newId())).length, 0);
  assert.ok((await seenBy(miriam.id)).length > 0);
});

test("after five wrong codes within an hour no more are tried", async () => {
  const { code } = await given();
  for (let tries = 0; tries < 5; tries += 1) await accept("AAAA-AAAA");
  assert.deepEqual(await accept(code), {
    kind: "failure",
    error: "too-many-tries",
  });
});

test("guesses sent at once are counted one by one: no more than five are tried, and the right code is refused after them", async () => {
  const guesser = await run((tx) =>
    findOrMakeAccount(tx, { issuer: "test", subject: "guesser", name: "" }),
  );
  const { code } = await given();
  const guess = (tried: string) =>
    run((tx) =>
      acceptMandate(tx, { account: guesser, holder: rachel, code: tried, at }),
    );
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () => guess("AAAA-AAAA")),
  );
  const counted = outcomes.map((one) => one.kind === "failure" && one.error);
  assert.equal(counted.filter((one) => one === "wrong-code").length, 5);
  assert.equal(counted.filter((one) => one === "too-many-tries").length, 7);
  assert.deepEqual(await guess(code), {
    kind: "failure",
    error: "too-many-tries",
  });
});
