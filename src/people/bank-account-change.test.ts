import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addDays, newId } from "#kernel";
import type { TestDatabase, Tx } from "#postgres";
import { testDatabase } from "#postgres";
import {
  bankAccountConcept,
  confirmBankAccountChange,
  findBankAccountChange,
  recordAccountOf,
  refuseBankAccountChange,
  requestBankAccountChange,
} from "./bank-account-change.ts";
import { makeCustomer } from "./customers.ts";
import { knownValue } from "./fact-book.ts";
import { findMessages, findOutbox } from "./messages.ts";
import { findFacts } from "./queries/find-facts.ts";
import { recordFacts } from "./record-facts.ts";

let store: TestDatabase;
const reach = new Map([
  ["contact.phone", "phone"],
  ["contact.email", "email"],
] as const);
const at = new Date("2026-11-24T10:00:00Z");
const today = "2026-11-24";
const account = {
  name: "Peter Grant",
  sortCode: "010203",
  accountNumber: "12345678",
};

before(async () => {
  store = await testDatabase();
});
after(() => store.drop());

const run = <T>(work: (tx: Tx) => Promise<T>) =>
  store.db.transaction({ kind: "process", name: "test" }, work);

async function requestBy(
  contacts: readonly { concept: string; value: string }[],
  concept = bankAccountConcept,
) {
  const customer = newId();
  const result = await run(async (tx) => {
    await makeCustomer(tx, { id: customer });
    await recordFacts(tx, {
      customer,
      facts: contacts,
      source: { kind: "made-up" },
      reach,
      at,
      today,
    });
    return requestBankAccountChange(tx, {
      customer,
      concept,
      account,
      reach,
      at,
      today,
    });
  });
  return { customer, result };
}

const codeOf = async (customer: string): Promise<string> => {
  const outbox = await run((tx) =>
    tx.query<{ body: string }>(
      "select body from people.message where secret and customer_id = $1",
      [customer],
    ),
  );
  return /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(outbox[0]?.body ?? "")?.[0] ?? "";
};
const phone = [
  { concept: "contact.phone", value: "07700 900123" },
  { concept: "contact.email", value: "peter@example.org" },
];

test("a new bank account waits for the code that came another way, and holds from the next day", async () => {
  const { customer } = await requestBy(phone);
  const bank = (day: string) =>
    run(async (tx) =>
      knownValue(await findFacts(tx, customer, day), bankAccountConcept),
    );
  assert.equal(await bank("2026-12-24"), undefined);
  const code = await codeOf(customer);
  const confirmed = await run((tx) =>
    confirmBankAccountChange(tx, {
      customer,
      code: code.toLowerCase().replace("-", " "),
      at,
      today,
    }),
  );
  assert.deepEqual(confirmed, {
    kind: "ok",
    value: { effectiveFrom: "2026-11-25" },
  });
  assert.equal(await bank("2026-11-24"), undefined);
  assert.deepEqual(await bank("2026-11-25"), account);
});

for (const { told, holds } of [
  { told: "2026-11-01", holds: "2026-11-25" },
  { told: "2026-12-20", holds: "2026-12-20" },
])
  test(`an account that bodies are told to use from ${told} is held from ${holds}, and the former until then`, async () => {
    const former = { ...account, accountNumber: "11111111" };
    const { customer } = await requestBy([]);
    const given = { customer, account, reach, at, today };
    await run(async (tx) => {
      await recordFacts(tx, {
        ...given,
        facts: [
          ...phone,
          { concept: bankAccountConcept, value: former, from: "2020-01-01" },
        ],
        source: { kind: "made-up" },
      });
      await requestBankAccountChange(tx, {
        ...given,
        concept: bankAccountConcept,
        journey: newId(),
      });
    });
    const code = await codeOf(customer);
    await run(async (tx) => {
      await confirmBankAccountChange(tx, { customer, code, at, today });
      await recordAccountOf(tx, {
        ...given,
        from: told,
        source: { kind: "notice", notice: newId(), event: "bank" },
      });
    });
    const bank = (day: string) =>
      run((tx) => findFacts(tx, customer, day)).then((book) =>
        knownValue(book, bankAccountConcept),
      );
    assert.deepEqual(await bank(addDays(holds, -1)), former);
    assert.deepEqual(await bank(holds), account);
    const change = await run((tx) => findBankAccountChange(tx, customer));
    assert.equal(change?.effectiveFrom, holds);
  });

test("a new account abroad waits in the same way, and leaves the account here as it is", async () => {
  const abroad = "person.bankAccountAbroad";
  const { customer } = await requestBy(phone, abroad);
  const held = () =>
    run((tx) => findFacts(tx, customer, "2026-11-25")).then((book) =>
      [abroad, bankAccountConcept].map((concept) => knownValue(book, concept)),
    );
  assert.deepEqual(await held(), [undefined, undefined]);
  const code = await codeOf(customer);
  await run((tx) =>
    confirmBankAccountChange(tx, { customer, code, at, today }),
  );
  assert.deepEqual(await held(), [account, undefined]);
});

test("an alert goes to every channel known before; the code is never shown with the messages", async () => {
  const { customer } = await requestBy(phone);
  const messages = await run((tx) => findMessages(tx, customer));
  assert.deepEqual(messages.map(({ channel }) => channel).toSorted(), [
    "email",
    "text",
  ]);
  assert.ok((await run((tx) => findOutbox(tx))).some(({ secret }) => secret));
});

test("the fifth wrong code refuses the change", async () => {
  const { customer } = await requestBy(phone);
  const outcomes: unknown[] = [];
  for (let tries = 0; tries < 6; tries += 1)
    outcomes.push(
      (await run((tx) =>
        confirmBankAccountChange(tx, {
          customer,
          code: "AAAA-AAAA",
          at,
          today,
        }),
      )) as unknown,
    );
  assert.deepEqual(
    outcomes.map((outcome) => (outcome as { error: string }).error),
    [
      "wrong-code",
      "wrong-code",
      "wrong-code",
      "wrong-code",
      "too-many-tries",
      "nothing-waits",
    ],
  );
});

test("guesses of a code sent at once are counted one by one: the fifth refuses the change for good", async () => {
  const { customer } = await requestBy(phone);
  const right = await codeOf(customer);
  const confirm = (code: string) =>
    run((tx) => confirmBankAccountChange(tx, { customer, code, at, today }));
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () => confirm("AAAA-AAAA")),
  );
  const counted = outcomes.map((one) => one.kind === "failure" && one.error);
  assert.equal(counted.filter((one) => one === "wrong-code").length, 4);
  assert.equal(counted.filter((one) => one === "too-many-tries").length, 1);
  assert.deepEqual(await confirm(right), {
    kind: "failure",
    error: "nothing-waits",
  });
});

test("a code that is older than a week no longer confirms", async () => {
  const { customer } = await requestBy(phone);
  const code = await codeOf(customer);
  const late = await run((tx) =>
    confirmBankAccountChange(tx, {
      customer,
      code,
      at: new Date("2026-12-02T10:00:00Z"),
      today: "2026-12-02",
    }),
  );
  assert.deepEqual(late, { kind: "failure", error: "too-late" });
});

test("whoever did not ask for it can refuse it", async () => {
  const { customer } = await requestBy(phone);
  assert.equal(
    await run((tx) => refuseBankAccountChange(tx, customer, at)),
    true,
  );
  assert.equal(
    (await run((tx) => findBankAccountChange(tx, customer)))?.state,
    "refused",
  );
});

test("somebody who cannot be reached another way is sent to staff", async () => {
  const { result } = await requestBy([]);
  assert.deepEqual(result, { kind: "failure", error: "unreachable" });
});
