import assert from "node:assert/strict";
import { after, test } from "node:test";
import { recordMandate } from "#access";
import type { CustomerVisitor } from "#access";
import { newId } from "#kernel";
import { makeCustomer, recordFacts } from "#people";
import { signedIn } from "./testing/signed-in.ts";
import { answers, openWholeSite, Person } from "./testing/whole-site.ts";

type Capacity = NonNullable<CustomerVisitor["actingFor"]>["capacity"];

const deceased = newId();
const site = await openWholeSite(deceased);
after(() => site.stop());

const at = new Date("2026-11-01T10:00:00Z");
const dead = {
  "person.name": "George Deadname",
  "contact.phone": "07700 900181",
  "contact.email": "george@example.com",
};
const susan = {
  "person.name": "Susan Tellername",
  "contact.phone": "07700 900182",
  "contact.email": "susan@example.com",
};
const margaret = {
  "person.name": "Margaret Givername",
  "contact.phone": "07700 900183",
};

/** A customer of whom this is known. */
async function known(
  facts: Readonly<Record<string, string>>,
  customer = newId(),
): Promise<string> {
  await site.run(async (tx) => {
    await makeCustomer(tx, { id: customer });
    await recordFacts(tx, {
      customer,
      facts: Object.entries(facts).map(([concept, value]) => ({
        concept,
        value,
      })),
      source: { kind: "made-up" },
      reach: new Map(),
      at,
      today: "2026-11-01",
    });
  });
  return customer;
}

/** A browser in which the holder acts for the giver. */
async function acts(
  holder: string,
  giver: string,
  capacity: Capacity,
  events: readonly string[] = [],
) {
  const mandate = await site.run((tx) =>
    recordMandate(tx, {
      giver: { id: giver, name: margaret["person.name"] },
      holder: { id: holder, name: susan["person.name"] },
      capacity,
      events,
      from: "2026-01-01",
      evidence: { kind: "test" },
      madeBy: "test",
      at,
    }),
  );
  return signedIn(site, { customer: holder, mandate });
}

const answered = {
  ...Object.fromEntries(
    Object.entries(answers).filter(([name]) => name !== "person.name"),
  ),
  "deceased.nationalInsuranceNumber": "QQ123456A",
};
/** What HMRC is told by one telling, its path given. */
const toldHmrc = async (path: string): Promise<Record<string, unknown>> => {
  const [row] = await site.run((tx) =>
    tx.query<{ fields: Record<string, unknown> }>(
      "select fields from delivery.delivery where organisation = 'hmrc' and reference = $1",
      [path.split("/")[2]],
    ),
  );
  return row?.fields ?? {};
};

await known(dead, deceased);
const holder = await known(susan);
const giver = await known(margaret);

for (const capacity of ["executor", "informant"] as const)
  test(`whoever tells as ${capacity} is named to bodies as themselves; nothing held of the one who died stands for the teller`, async () => {
    const person = await acts(holder, deceased, capacity);
    const preview = await person.tellDeath(answered);
    const [, body = ""] = preview.text.split("<main");
    assert.match(body, /Susan Tellername/);
    for (const theirs of Object.values(dead))
      assert.ok(!body.includes(theirs), theirs);
    const told = await person.send(preview, {
      do: "confirm",
      optIn: "bereavement--hmrc--personal-tax",
    });
    assert.match(told.path, /^\/told\//, told.text);
    const facts = await toldHmrc(told.path);
    assert.equal(facts["person.name"], "Susan Tellername");
    assert.equal((await person.open("/")).text.includes(told.path), true);
    const taken = await person.send(
      await person.open(`${told.path}/withdraw`),
      { reason: "mistake" },
    );
    assert.match(taken.path, /^\/told\//);
  });

test("an executor who reads what another told is offered nothing that would be refused, and is not told that they said it", async () => {
  const teller = await signedIn(site, { customer: await known(margaret) });
  const told = await teller.confirm(await teller.tellDeath(answered));
  const person = await acts(holder, deceased, "executor");
  const [page, home, list] = [
    await person.open(told.path),
    await person.open("/"),
    await person.open("/told"),
  ];
  assert.ok(home.text.includes(told.path));
  for (const { text } of [page, home, list])
    assert.doesNotMatch(
      text,
      /\/withdraw"|\/correct"|You told us|What you said|before you/,
    );
  assert.equal(/href="\/told"/.test(home.text), /\/withdraw"/.test(list.text));
  assert.doesNotMatch(home.text, /challenge a decision/);
  assert.equal((await person.ask("GET", `${told.path}/withdraw`)).status, 403);
  await teller.send(await teller.open(`${told.path}/withdraw`), {
    reason: "mistake",
  });
});

test("a telling that was begun in the name of the one who died before asks who tells, and writes nothing onto their record", async () => {
  const person = await signedIn(site, { customer: deceased });
  const preview = await person.tellDeath({
    ...answered,
    "person.name": "Susan Tellername",
  });
  assert.ok(!preview.text.split("<main")[1]?.includes("George Deadname"));
  const count = () =>
    site.run((tx) =>
      tx.query("select from people.fact where customer_id = $1", [deceased]),
    );
  const before = (await count()).length;
  await person.confirm(preview);
  assert.equal((await count()).length, before);
});

const eventsOffered = (text: string): readonly string[] =>
  [...text.matchAll(/href="\/tell\/([\w-]+)"/g)].map(([, name = ""]) => name);

test("only what the capacity may tell and the mandate names is offered", async () => {
  const offered = async (
    capacity: Capacity,
    events: readonly string[] = [],
  ) => {
    const person = await acts(
      holder,
      capacity === "executor" ? deceased : giver,
      capacity,
      events,
    );
    return eventsOffered((await person.open("/tell")).text);
  };
  assert.deepEqual(await offered("executor"), ["bereavement"]);
  assert.deepEqual(await offered("agent", ["moving-house"]), ["moving-house"]);
  assert.deepEqual(await offered("agent", ["going-abroad"]), []);
  assert.equal((await offered("attorney")).length, 8);
  const herself = await signedIn(site, { customer: holder });
  assert.equal(eventsOffered((await herself.open("/tell")).text).length, 8);
});

const messagesTo = (customer: string) =>
  site.run((tx) =>
    tx.query<{ body: string }>(
      "select body from people.message where customer_id = $1 and kind = 'notice-alert' order by written_at, id",
      [customer],
    ),
  );

test("the giver hears and reads who told in her name; before telling the same again she is told so", async () => {
  const herself = await known({ ...margaret, "person.name": "Rose Givername" });
  const helper = await acts(holder, herself, "agent", ["bereavement"]);
  const theirs = await helper.confirm(await helper.tellDeath(answered));
  assert.doesNotMatch(theirs.text, /by (your|their) helper/);
  await site.follow();
  const heard = await messagesTo(herself);
  assert.ok(heard.length > 0, "she is alerted");
  for (const { body } of heard)
    assert.match(
      body,
      /^Your helper Susan Tellername told us in your name: “Someone has died”/,
    );
  const person = await signedIn(site, { customer: herself });
  const by = /by your helper\s+Susan Tellername/;
  assert.match((await person.open("/")).text, by);
  assert.match((await person.open(theirs.path)).text, by);
  const preview = await person.tellDeath(answered);
  assert.match(preview.text, /told already in your name on/);
  assert.match(preview.text, by);
  assert.ok(preview.text.includes(`href="${theirs.path}"`));
  const hers = await person.confirm(preview);
  for (const page of [await person.open("/"), await person.open("/told")])
    assert.ok(page.text.includes(`href="${hers.path}"`));
  await site.follow();
  assert.equal((await messagesTo(herself)).length, heard.length);
});

test("whoever tells what others told, in a name that is not theirs, reads no word of it", async () => {
  const first = await signedIn(site, { customer: await known(susan) });
  await first.confirm(await first.tellDeath(answered));
  const second = await signedIn(site, { customer: await known(margaret) });
  const preview = await second.tellDeath(answered);
  assert.doesNotMatch(preview.text, /told already/);
});

test("what the preview leaves to a phone call, so that a hidden address is not given away, stands on the page that follows", async () => {
  await site.run((tx) =>
    tx.query("update people.customer set address_hidden = true where id = $1", [
      deceased,
    ]),
  );
  const person = await signedIn(site, { customer: await known(susan) });
  const preview = await person.tellDeath(answered);
  const byPhone =
    /Tell these yourself, because the address is hidden[^<]*\(\d+\)/;
  const [left = ""] = byPhone.exec(preview.text) ?? [];
  assert.notEqual(left, "", "the preview leaves something to a call");
  const told = await person.confirm(preview);
  assert.ok(told.text.includes(left), left);
});

test("no alert sends anybody to a phone number that nobody gave; home leads where they send", async () => {
  const said = await site.run((tx) =>
    tx.query("select from people.message where body ~ 'phone us|ffoniwch ni'"),
  );
  assert.deepEqual(said, []);
  const person = await signedIn(site, { customer: holder });
  const home = await person.open("/");
  for (const path of ["/how-we-reach-you", "/sessions", "/helpers"])
    assert.ok(home.text.includes(`href="${path}"`), path);
  assert.doesNotMatch(home.text, /Support links/);
});

test("a helper for some events cannot answer for the giver who they are or how they are reached; whoever acts in all their affairs can", async () => {
  const questions = async (events: readonly string[]) => {
    const person = await acts(holder, giver, "attorney", events);
    const preview = await person.tellDeath(answered);
    const journey = preview.path.replace(/preview$/, "");
    const pages = [];
    for (const concept of Object.keys(margaret)) {
      const page = await person.open(`${journey}question/${concept}`);
      pages.push(page.path.endsWith(concept));
      await person.send(
        { ...preview, path: `${journey}question/${concept}` },
        { answer: concept === "person.name" ? "Mallory" : "07700 900666" },
      );
    }
    const after = await person.open(preview.path);
    return { pages, after: after.text };
  };
  const narrow = await questions(["bereavement"]);
  assert.deepEqual(narrow.pages, [false, false]);
  assert.doesNotMatch(narrow.after, /Mallory|900666/);
  assert.match(narrow.after, /Margaret Givername/);
  const whole = await questions([]);
  assert.deepEqual(whole.pages, [true, true]);
});

test("a page that says “you” to a helper says whom it means; whoever acts for the dead is meant themselves", async () => {
  const says = async (customer: string, capacity: Capacity) =>
    (await (await acts(holder, customer, capacity)).open("/")).text;
  const means = /Where a page says “you”, it means them/;
  assert.match(await says(giver, "attorney"), means);
  assert.doesNotMatch(await says(deceased, "executor"), means);
});

test("whoever may not tell an event hears so before they begin, or is led to sign in; a death is open to everybody", async () => {
  const helper = await acts(holder, giver, "agent", ["moving-house"]);
  const stranger = new Person(site);
  for (const { id, subject, tellers } of site.catalogues
    .inForce()
    .lifeEvents.values()) {
    const theirs = await helper.open(`/tell/${id}`);
    const may = id === "moving-house" && tellers.includes("agent");
    assert.equal(/has not let you tell this/.test(theirs.text), !may, id);
    assert.equal(/govuk-button--start/.test(theirs.text), may, id);
    const led = await stranger.ask("GET", `/tell/${id}`);
    if (subject === "deceased") assert.equal(led.status, 200);
    else assert.match(led.to ?? "", /^\/sign-in\?return=/, id);
  }
});

test("home greets whoever changed their name by the new one, and says to a helper whose reasons it gives", async () => {
  const facts = {
    "person.name": "Newly Namedword",
    "person.dateOfBirth": "1940-01-01",
  };
  const customer = await known(facts);
  const own = await (await signedIn(site, { customer })).open("/");
  assert.match(own.text, /Hello, Newly Namedword/);
  assert.doesNotMatch(own.text, /is the person it is worked out for/);
  const holder = await known(susan);
  const helper = await acts(holder, customer, "attorney");
  const { text } = await helper.open("/");
  assert.match(text, /is the person it is worked out for/);
});
