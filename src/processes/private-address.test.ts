import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { signedIn, somebody } from "./testing/somebody.ts";
import { openWholeSite } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());
const isHidden = async (customer: string) => {
  const [row] = await site.run((tx) =>
    tx.query<{ hidden: boolean }>(
      "select address_hidden as hidden from people.customer where id = $1",
      [customer],
    ),
  );
  return row?.hidden;
};
const logged = (customer: string) =>
  site.run((tx) =>
    tx.query<{ kind: string; by: string; alerted: number }>(
      "select kind, dimensions ->> 'by' as by, (dimensions ->> 'alerted')::int as alerted from log.entry where subject = $1 and kind like 'people.address-%' order by id",
      [customer],
    ),
  );
const page = "/how-we-reach-you";

test("somebody hides their address and shows it again: logged, and alerted on every way that stands", async () => {
  const customer = await somebody(site);
  const person = await signedIn(site, customer);
  const before = await person.open(page);
  assert.match(before.text, /registered anonymously/);
  const hidden = await person.send(before, { do: "hide" });
  assert.match(hidden.text, /Your address is kept private from now on/);
  assert.equal(await isHidden(customer), true);
  await person.send(hidden, { do: "show" });
  assert.equal(await isHidden(customer), false);
  assert.deepEqual(await logged(customer), [
    { kind: "people.address-hidden", by: "self", alerted: 2 },
    { kind: "people.address-shown", by: "self", alerted: 2 },
  ]);
});

test("the first page leads to where a new bank account is refused, and to a phone that may be none", async () => {
  const person = await signedIn(site, await somebody(site));
  assert.match((await person.open("/")).text, /href="\/bank-account"/);
  assert.equal((await person.open("/bank-account")).status, 200);
  const phone = await person.open("/facts/contact.phone/correct");
  const none = await person.send(phone, { answer: "" });
  assert.equal(none.path, page);
});

test("a sign-in that is not fresh neither hides nor shows an address", async () => {
  const customer = await somebody(site);
  const person = await signedIn(site, customer, { minutesAgo: 60 });
  const shown = await person.open(page);
  const csrf = /name="form-token" value="([^"]*)"/.exec(shown.text)?.[1] ?? "";
  const answer = await person.ask("POST", page, [
    ["form-token", csrf],
    ["do", "hide"],
  ]);
  assert.match(answer.to ?? "", /^\/sign-in\?.*again=yes/);
  assert.equal(await isHidden(customer), false);
});

test("a helper under a mandate for everything neither shows a hidden address nor reads it", async () => {
  const customer = await somebody(site);
  const owner = await signedIn(site, customer);
  await owner.send(await owner.open(page), { do: "hide" });
  const helper = await signedIn(site, await somebody(site), {
    actingFor: customer,
  });
  const seen = await helper.open(page);
  assert.equal(seen.status, 200);
  assert.doesNotMatch(seen.text, /Larkspur|Keep your address private/);
  const answer = await helper.send(seen, { do: "show" });
  assert.equal(answer.status, 403);
  assert.equal(await isHidden(customer), true);
});

test("staff hide an address for whom they serve only with a reason", async () => {
  const customer = await somebody(site);
  const staff = await signedIn(site, await somebody(site), {
    serving: customer,
  });
  const seen = await staff.open(page);
  const refused = await staff.send(seen, { do: "hide", reason: " " });
  assert.match(refused.text, /Enter why the customer asks for it/);
  assert.equal(await isHidden(customer), false);
  const hidden = await staff.send(seen, { do: "hide", reason: "Fears him" });
  assert.doesNotMatch(hidden.text, /Larkspur/);
  assert.equal(await isHidden(customer), true);
  assert.deepEqual(await logged(customer), [
    { kind: "people.address-hidden", by: "staff", alerted: 2 },
  ]);
});

test("no page that a helper or staff can open of somebody says where they live, once they hide it", async () => {
  const customer = await somebody(site);
  const owner = await signedIn(site, customer);
  await owner.send(await owner.open(page), { do: "hide" });
  const seers = [
    await signedIn(site, await somebody(site), { actingFor: customer }),
    await signedIn(site, await somebody(site), { serving: customer }),
  ];
  const paths = site.routes.flatMap(({ method, path, whose }) =>
    method === "GET" &&
    ["subject", "served", "owner", "visitor"].includes(whose)
      ? [path.replace(":concept", "person.address")]
      : [],
  );
  let opened = 0;
  for (const seer of seers)
    for (const path of paths) {
      if (path.includes(":") || /sign-out|stop/.test(path)) continue;
      const { status, text } = await seer.open(path);
      if (status === 200) opened += 1;
      assert.doesNotMatch(text, /Larkspur|Truro|QA58|E06000052/, path);
    }
  assert.ok(opened > 15, `${opened} pages were read`);
  assert.match((await owner.open("/facts")).text, /Larkspur/);
});

test("staff who serve somebody do not show their hidden address again, and go on not reading it", async () => {
  const customer = await somebody(site);
  const owner = await signedIn(site, customer);
  await owner.send(await owner.open(page), { do: "hide" });
  const staff = await signedIn(site, await somebody(site), {
    serving: customer,
  });
  const seen = await staff.open(page);
  assert.match(seen.text, /Only the person themselves stops this/);
  assert.doesNotMatch(seen.text, /value="show"/);
  const answer = await staff.send(seen, { do: "show", reason: "asked" });
  assert.equal(answer.status, 403);
  assert.equal(await isHidden(customer), true);
  assert.doesNotMatch((await staff.open("/facts")).text, /Larkspur/);
});
