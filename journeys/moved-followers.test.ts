/** An auditor's test: somebody moves followers past what they had to do, or writes what the check cannot read, and `log verify` says so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { caseworkFollower } from "#casework";
import { catchUp } from "#log";
import {
  assertShown,
  database,
  messages,
  owner,
  seal,
} from "./attested-world.ts";
import { openCatalogue } from "./kill/told-death.ts";

test("a follower that was moved past what it had to do shows", async () => {
  await owner.query(
    `create table public.aside as select * from contacts.contact; delete from contacts.contact`,
  );
  await assertShown(
    /contacts has passed entry \d+ without its row in contacts\.contact/,
  );
  await owner.query(
    `insert into contacts.contact select * from public.aside; drop table public.aside`,
  );
});

/** Moves a follower to the end of the log, looks, and puts it back. */
async function moved(follower: string, says: readonly RegExp[]) {
  const { rows } = await owner.query<{ position: string }>(
    "select position from log.follower where name = $1",
    [follower],
  );
  await owner.query(
    "update log.follower set position = (select max(position) from log.sealed) where name = $1",
    [follower],
  );
  for (const one of says) await assertShown(one);
  await owner.query("update log.follower set position = $2 where name = $1", [
    follower,
    rows[0]?.position,
  ]);
}

test("a follower that was moved ahead shows, though an entry had said before that it had been everywhere", async () => {
  await owner.query(
    `select log.append('log.followed', null, null, '{"follower": "casework", "after": 0, "through": 1000000}'), log.append('log.followed-before', null, null, '{"casework": 1000000}')`,
  );
  await owner.query("select log.append('test.happened')");
  await seal();
  await moved("casework", [
    /log\.follower was moved: casework has passed [1-9]\d* entries, from position \d+ on, that it did not act on/,
  ]);
  await catchUp(database.db, caseworkFollower(openCatalogue));
  await seal();
  assert.deepEqual(await messages(), []);
});

test("a follower that was moved past a telling shows, though an entry says that it followed: nothing was written about it", async () => {
  await owner.query(
    `select log.append('log.followed', null, null, jsonb_build_object('follower', 'telling', 'after', 0, 'through', max(position))) from log.sealed`,
  );
  await seal();
  await moved("telling", [
    /telling has passed entry \d+ without its row in people\.message_cause/,
  ]);
  assert.deepEqual(await messages(), []);
});

test("a sealed entry that names nothing is a fault of its own, and everything else is checked all the same", async () => {
  const before = await messages();
  await owner.query(
    `select log.append('delivery.acted', null, 'dwp', '{"delivery": "no identifier"}', '{"status": "acted"}'), log.append('notice.told', null, null, '{"notice": ["none"]}'),
       log.append('log.forgotten', null, null, '{"through": "for ever"}'), log.append('log.followed', null, null, '{"follower": 7, "after": "x", "through": {}}'),
       log.append('keys.rotated', null, null, '{"kid": 7}'), log.append('log.rows', null, null, '{"new": [1], "rows": "x"}', '{}')`,
  );
  await seal();
  await owner.query("update people.customer set reference = reference || 'X'");
  const found = (await messages()).filter((one) => !before.includes(one));
  const told = found.join("\n");
  assert.match(
    told,
    /Entry \d+ \(delivery\.acted\) names nothing: its delivery is no identifier/,
  );
  assert.match(
    told,
    /Entry \d+ \(notice\.told\) names nothing: its notice is no identifier/,
  );
  assert.match(told, /people\.customer\/.* was changed/);
  assert.doesNotMatch(told, /could not be checked/);
});

test("where a table itself was changed so that a part cannot be checked, that part is named and the others go on", async () => {
  await owner.query(
    "alter table people.look alter column customer_id drop not null; alter table log.entry alter column kind drop not null; update log.entry set kind = null where id = (select min(id) from log.entry); alter table access.mandate rename column giver_id to gone; alter table notices.consequence rename column delivery to gone; alter table log.outlet rename to gone; alter table notices.notice rename column facts to gone",
  );
  const told = (await messages()).join("\n");
  assert.match(told, /The entry was changed after it was sealed/);
  assert.match(
    told,
    /Rows and their digests could not be checked to the end: 42703/,
  );
});
