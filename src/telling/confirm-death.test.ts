import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Database, TestDatabase } from "#postgres";
import { testDatabase } from "#postgres";
import { confirmDeath } from "./begin-telling.ts";
import { smallTown } from "./testing/small-town.ts";

let store: TestDatabase;
before(async () => {
  store = await testDatabase();
});
after(() => store.drop());

/** The database, with every statement that is run in it. */
function recording(statements: string[]): Database {
  const recorded: Database["transaction"] = (context, work) =>
    store.db.transaction(context, (tx) =>
      work({
        ...tx,
        query: (text, values) => {
          statements.push(text);
          return tx.query(text, values);
        },
      }),
    );
  return { ...store.db, transaction: recorded };
}

const facts = {
  "deceased.name": { value: "George Hill" },
  "deceased.dateOfDeath": { value: "2026-11-17" },
};

async function ask(json: object) {
  const statements: string[] = [];
  const answer = await confirmDeath(
    {
      database: recording(statements),
      call: () => Promise.resolve({ status: 200, json }),
    },
    {
      by: "registrar",
      organisation: "council:E06000023",
      reference: "D-7K2M-Q4TX",
      name: "Somebody Else",
      dateOfDeath: "2026-11-17",
    },
    { catalogue: smallTown(), gateway: "an Act" },
  );
  return { answer, statements };
}

test("a right reference with a wrong name runs the same statements and gives the same answer as a wrong reference", async () => {
  const right = await ask({ outcome: "match", facts });
  const wrong = await ask({ outcome: "no-match", facts: {} });
  assert.deepEqual(right, wrong);
  assert.equal(right.answer, "no-match");
});
