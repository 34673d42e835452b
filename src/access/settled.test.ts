import assert from "node:assert/strict";
import { after, test } from "node:test";
import { testDatabase } from "#postgres";
import { areSettled, findOrMakeAccount, grantRole } from "./accounts.ts";
import type { Role } from "./visitor.ts";

const store = await testDatabase();
after(() => store.drop());

const granted = Date.now();
const daysLater = (days: number) => new Date(granted + days * 86_400_000);

/** Somebody who works at a body by somebody's word. */
const somebody = (subject: string, role: Role, grantedBy: string) =>
  store.db.transaction({ kind: "process", name: "access" }, async (tx) => {
    const account = await findOrMakeAccount(tx, {
      issuer: "embedded",
      subject,
      name: subject,
    });
    await grantRole(tx, { account, organisation: "dwp", role, grantedBy });
    return account;
  });
const named = await somebody("named", "director", "command line");
const other = await somebody("other", "supervisor", "command line");
const seeded = await somebody("seeded", "supervisor", "seed");
const auditor = await somebody("auditor", "auditor", "seed");

for (const { who, accounts, days, settled, at = ["dwp"] } of [
  {
    who: "two whom the command line named",
    accounts: [named, other],
    days: 1.9,
    settled: false,
  },
  {
    who: "two whom the command line named",
    accounts: [named, other],
    days: 2.1,
    settled: true,
  },
  {
    who: "one of them and one who was there before",
    accounts: [named, seeded],
    days: 1.9,
    settled: false,
  },
  {
    who: "one who was there before",
    accounts: [seeded],
    days: 0,
    settled: true,
  },
  {
    who: "one of a body that does not publish",
    accounts: [seeded],
    days: 9,
    settled: false,
    at: ["hmrc"],
  },
  {
    who: "one without a role for it",
    accounts: [seeded, auditor],
    days: 9,
    settled: false,
  },
])
  test(`${who}: ${days} days later ${settled ? "they count" : "they do not count"} as people who may agree`, async () => {
    assert.equal(
      await store.db.transaction({ kind: "process", name: "catalogue" }, (tx) =>
        areSettled(
          tx,
          accounts,
          { action: "publish-pack", organisations: at },
          daysLater(days),
        ),
      ),
      settled,
    );
  });
