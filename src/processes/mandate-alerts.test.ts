import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { makeCustomer } from "#people";
import { signedIn, somebody } from "./testing/somebody.ts";
import { openWholeSite } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());

const alertsTo = async (customer: string) =>
  (
    await site.run((tx) =>
      tx.query<{ kind: string; channel: string; body: string }>(
        "select kind, channel, body from people.message where customer_id = $1 order by written_at, kind, channel",
        [customer],
      ),
    )
  ).map(({ kind, channel, body }) => ({
    kind,
    channel,
    names: body.includes("Rachel Levy") || body.includes("A Person"),
  }));

test("whoever lets another act hears of it on every way that stands, when the code is made and when it is taken up", async () => {
  const customer = await somebody(site);
  const giver = await signedIn(site, customer);
  const page = await giver.open("/helpers/give");
  const given = await giver.send(page, {
    name: "Rachel Levy",
    capacity: "agent",
    reach: "all",
  });
  const [code = ""] = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(given.text) ?? [];
  assert.notEqual(code, "", given.text);
  const made = await alertsTo(customer);
  assert.deepEqual(
    made.map(({ kind, channel }) => `${kind} ${channel}`),
    ["mandate-offered letter", "mandate-offered text"],
  );
  const holder = await signedIn(site, await somebody(site));
  const helpers = await holder.open("/helpers");
  const wrong = await holder.send(helpers, { code: "AAAA-AAAA", do: "accept" });
  assert.match(wrong.text, /error-summary/);
  assert.equal((await alertsTo(customer)).length, 2, "a wrong code alerts not");
  await holder.send(helpers, { code, do: "accept" });
  const taken = await alertsTo(customer);
  assert.deepEqual(taken.map(({ kind }) => kind).toSorted(), [
    "mandate-offered",
    "mandate-offered",
    "mandate-taken",
    "mandate-taken",
  ]);
  assert.ok(taken.every(({ names }) => names));
});

test("whoever cannot be alerted lets nobody act: no code is made until a way to reach them stands", async () => {
  const customer = newId();
  await site.run((tx) => makeCustomer(tx, { id: customer }));
  const giver = await signedIn(site, customer);
  const refused = await giver.send(await giver.open("/helpers/give"), {
    name: "Rachel Levy",
    capacity: "agent",
    reach: "all",
  });
  assert.match(refused.text, /We hold no phone, email or address/);
  const made = await site.run((tx) =>
    tx.query("select from access.mandate where giver_id = $1", [customer]),
  );
  assert.equal(made.length, 0);
});
