import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { openWalkedWorld } from "./testing/walked-world.ts";
import { answers, openWholeSite, Person } from "./testing/whole-site.ts";

/*
 * Where somebody lives who hides it, as the register that this site asks gives it: shown to nobody but them, on no page, in no export,
 * message or entry of the log.
 */
const address = /Made-up Road|QA10 ?1AA/;
const deceased = newId();
const site = await openWholeSite(deceased);
after(() => site.stop());
const { walkers, addressesOf } = await openWalkedWorld(site, deceased);
const guest = new Person(site);
const draft = await guest.tellDeath(answers);

/** A task of every kind about every delivery, and a proposal that waits for a second person. */
const tasks = await site.run(async (tx) => {
  await tx.query(
    `insert into people.customer (id, reference) values ($1, 'JC-HIDDEN') on conflict do nothing`,
    [deceased],
  );
  const opened = await tx.query<{ id: string }>(
    `with dead as (update delivery.delivery set state = 'dead' returning *)
     select casework.open_task(task, task || dead.id, organisation, subject, life_event, dead.id, notice, jsonb_build_object('flow', flow), null, now(), current_date) as id
     from dead, unnest(array['dead-letter', 'refusal', 'conflict']) as task`,
  );
  await tx.query(
    "update people.customer set address_hidden = true where id = $1",
    [deceased],
  );
  return opened.map(({ id }) => id);
});

for (const walker of walkers) {
  const isSelf = walker.name === "the living person it is about";
  if (isSelf) continue;
  test(`${walker.name} reads a hidden address on no page, export or fault`, async () => {
    for (const { method, path, whose } of site.routes) {
      if (method !== "GET" || whose === "everybody") continue;
      const paths = path.includes(":task")
        ? tasks.map((task) => path.replace(":task", task))
        : addressesOf(path);
      for (const one of paths) {
        const { text, to } = await walker.person.ask("GET", one);
        assert.doesNotMatch(`${to} ${text}`, address, one);
      }
    }
  });
}

test("a preview that was opened before the address was hidden is not confirmed: it comes again and says why, without the address", async () => {
  assert.doesNotMatch(draft.text, address, "no guest reads it at any time");
  const count = () => site.run((tx) => tx.query("select from notices.notice"));
  const before = (await count()).length;
  const again = await guest.confirm(draft);
  assert.match(again.path, /preview$/);
  assert.match(again.text, /error-summary/);
  assert.doesNotMatch(again.text, address);
  assert.equal((await count()).length, before);
  const told = await guest.confirm({ ...again, path: draft.path });
  assert.match(told.path, /^\/told\//);
  const sent = await site.run((tx) =>
    tx.query<{ fields: string }>(
      "select fields::text from delivery.delivery where reference = $1",
      [told.path.split("/")[2]],
    ),
  );
  for (const { fields } of sent) assert.doesNotMatch(fields, address);
  assert.doesNotMatch((await guest.open(`${told.path}/receipt`)).text, address);
});

test("no message and no entry of the log holds a hidden address", async () => {
  await site.follow();
  const rows = await site.run((tx) =>
    tx.query<{ row: string }>(
      `select to_jsonb(m)::text as row from people.message m union all select to_jsonb(e)::text from log.entry e`,
    ),
  );
  assert.ok(rows.length > 10);
  for (const { row } of rows) assert.doesNotMatch(row, address);
});
