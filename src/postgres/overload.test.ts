import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Context } from "./context.ts";
import type { Database } from "./database.ts";
import { openDatabase } from "./database.ts";
import { onDemand } from "./demand.ts";
import type { TestDatabase } from "./testing/test-database.ts";
import { testDatabase } from "./testing/test-database.ts";

const context: Context = { kind: "process", name: "test" };
let store: TestDatabase;
let db: Database;
before(async () => {
  store = await testDatabase();
  const shares = {
    person: { atOnce: 1, waiting: 1 },
    machine: { atOnce: 1, waiting: 1 },
  };
  db = openDatabase({ url: store.url, max: 3, shares });
});
after(async () => {
  await db.close();
  await store.drop();
});

const ask = (share: string, signal?: AbortSignal) =>
  onDemand({ share, ...(signal && { signal }) }, () =>
    db.transaction(context, (tx) => tx.query("select 1")),
  );

/** Holds the one connection of a share until it is let go. */
async function hold(share: string): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const done = onDemand({ share }, () =>
    db.transaction(context, async () => {
      held.resolve();
      await release.promise;
    }),
  );
  await held.promise;
  return async () => {
    release.resolve();
    await done;
  };
}

test("more than may wait for a connection are refused at once, and those who waited get theirs", async () => {
  const letGo = await hold("person");
  const waiting = ask("person");
  await assert.rejects(ask("person"), { code: "database-busy" });
  await letGo();
  assert.equal((await waiting).length, 1);
});

test("pages that fill their share leave departments and our own work theirs", async () => {
  const letGo = await hold("person");
  assert.equal((await ask("machine")).length, 1);
  assert.equal((await ask("own")).length, 1);
  await letGo();
});

test("who goes away while waiting leaves the queue to others", async () => {
  const letGo = await hold("person");
  const gone = new AbortController();
  const left = ask("person", gone.signal);
  gone.abort();
  await assert.rejects(left, { code: "abandoned" });
  const next = ask("person");
  await letGo();
  assert.equal((await next).length, 1);
});

test("what nobody waits for starts no further statement and changes nothing", async () => {
  const gone = new AbortController();
  const name = "abandoned-half-way";
  const work = onDemand({ share: "person", signal: gone.signal }, () =>
    db.transaction(context, async (tx) => {
      await tx.query("insert into log.follower values ($1, 1)", [name]);
      gone.abort();
      await tx.query("select 1");
    }),
  );
  await assert.rejects(work, { code: "abandoned" });
  const rows = await store.db.transaction(context, (tx) =>
    tx.query("select from log.follower where name = $1", [name]),
  );
  assert.equal(rows.length, 0);
});

test("a statement that runs when its asker goes away is cancelled, and its connection serves the next", async () => {
  const gone = new AbortController();
  const runs = () =>
    store.db.transaction(context, (tx) =>
      tx.query(
        "select from pg_stat_activity where query = 'select pg_sleep(29), $1::text' and state = 'active'",
      ),
    );
  const hung = onDemand({ share: "person", signal: gone.signal }, () =>
    db.transaction(context, (tx) =>
      tx.query("select pg_sleep(29), $1::text", [""]),
    ),
  );
  const left = assert.rejects(hung, { code: "abandoned" });
  while ((await runs()).length === 0);
  gone.abort();
  await left;
  assert.equal((await runs()).length, 0);
  assert.equal((await ask("person")).length, 1);
});

test("a commit that nothing more is asked of is carried through, though its asker has gone", async () => {
  const gone = new AbortController();
  const name = "committed-whole";
  await onDemand({ share: "person", signal: gone.signal }, () =>
    db.transaction(context, async (tx) => {
      await tx.query("insert into log.follower values ($1, 1)", [name]);
      gone.abort();
    }),
  );
  const rows = await store.db.transaction(context, (tx) =>
    tx.query("select from log.follower where name = $1", [name]),
  );
  assert.equal(rows.length, 1);
});

test("with the database away, what somebody waits for is refused without another try", async () => {
  const url = "postgresql://joinery_app@127.0.0.1:1/joinery";
  const away = openDatabase({
    url,
    shares: { person: { atOnce: 1, waiting: 0 } },
  });
  const asked = onDemand({ share: "person" }, () =>
    away.transaction(context, (tx) => tx.query("select 1")),
  );
  await assert.rejects(asked, { code: "database-unavailable" });
  await away.close();
});
