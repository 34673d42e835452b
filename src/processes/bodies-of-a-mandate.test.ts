import assert from "node:assert/strict";
import { after, test } from "node:test";
import { recordMandate } from "#access";
import { newId } from "#kernel";
import { signedIn as signIn } from "./testing/signed-in.ts";
import { home, signedIn, somebody, toldOf } from "./testing/somebody.ts";
import type { Person } from "./testing/whole-site.ts";
import { openWholeSite } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());
const at = new Date("2026-11-01T10:00:00Z");
const answers = toldOf["moving-house"];
const notTold = "Not told by this";

/** A browser in which somebody acts for a giver with some bodies. */
async function helperOf(
  giver: string,
  bodies: readonly string[],
  events: readonly string[] = [],
): Promise<Person> {
  const holder = await somebody(site);
  const mandate = await site.run((tx) =>
    recordMandate(tx, {
      giver: { id: giver, name: "Anne Mason" },
      holder: { id: holder, name: "Susan Clarke" },
      capacity: "attorney",
      events,
      bodies,
      from: "2026-01-01",
      evidence: { kind: "test" },
      madeBy: "test",
      at,
    }),
  );
  return signIn(site, { customer: holder, mandate });
}

const begin = async (person: Person, event = "moving-house") =>
  person.send(await person.open(`/tell/${event}`), { registers: "no" });
const preview = async (person: Person) =>
  person.answerAll(await begin(person), answers);

const toldIn = (path: string): Promise<readonly string[]> =>
  site.run(async (tx) => {
    const rows = await tx.query<{ organisation: string }>(
      "select distinct organisation from delivery.delivery where reference = $1 order by 1",
      [path.split("/")[2]],
    );
    return rows.map(({ organisation }) => organisation);
  });

test("a helper for one body tells it alone, is asked for nothing else, and reads whom they may not tell", async () => {
  const giver = await somebody(site);
  const helper = await helperOf(giver, ["dwp"]);
  const page = await preview(helper);
  assert.match(page.text, /Department for Work and Pensions/);
  const [sent = "", left = ""] = page.text.split(notTold);
  assert.doesNotMatch(sent, /HM Revenue|Cornwall Council:/);
  for (const other of ["HM Revenue", "Cornwall Council"])
    assert.ok(left.includes(other), `${other} is named as not told`);
  const journey = page.path.replace(/preview$/, "");
  for (const concept of ["person.councilServices", "person.documents"]) {
    const other = await helper.open(`${journey}question/${concept}`);
    assert.ok(!other.path.endsWith(concept), `${concept} is not asked`);
  }
  const told = await helper.confirm(page);
  assert.match(told.path, /^\/told\//, told.text);
  assert.ok(told.text.includes(notTold));
  assert.deepEqual(await toldIn(told.path), ["dwp"]);
  const person = await signedIn(site, giver);
  const hers = await preview(person);
  assert.match(hers.text, /told already in your name/);
  const all = await person.send(hers, {
    do: "confirm",
    optIn: "moving-house--hmrc",
  });
  assert.match(all.path, /^\/told\//, all.text);
  const others = await toldIn(all.path);
  assert.ok(others.includes("hmrc"), others.join());
});

test("the giver has the rest told by correcting what a helper told, and is asked what only these need", async () => {
  const giver = await somebody(site);
  const helper = await helperOf(giver, ["dwp", "council", "dvla"]);
  const told = await helper.confirm(await preview(helper));
  const person = await signedIn(site, giver);
  const corrects = await person.open(`${told.path}/correct`);
  const journey = corrects.path.replace(/correct$/, "");
  const page = await person.open(`${journey}preview`);
  assert.match(page.text, /HM Revenue/);
  const asked = await person.confirm(page);
  const more = await person.confirm(await person.answerAll(asked, answers));
  assert.notEqual(more.path, told.path, more.text);
  assert.match(more.path, /^\/told\//);
});

test("what others told is followed at the bodies in reach alone, and neither corrected, taken back, told again nor proven", async () => {
  const giver = await somebody(site);
  const person = await signedIn(site, giver);
  const told = await person.confirm(await preview(person));
  const before = await toldIn(told.path);
  const helper = await helperOf(giver, ["dwp"]);
  const page = await helper.open(told.path);
  assert.match(page.text, /Department for Work and Pensions/);
  assert.doesNotMatch(page.text, /HM Revenue|Cornwall|\/withdraw"|\/correct"/);
  const receipt = await helper.open(`${told.path}/receipt`);
  assert.doesNotMatch(receipt.text, /HM Revenue|Cornwall/);
  const list = await helper.open("/told");
  assert.ok(!list.text.includes(told.path));
  for (const act of ["withdraw", "correct"]) {
    const refused = await helper.ask("GET", `${told.path}/${act}`);
    assert.equal(refused.status, 403, act);
  }
  const again = await preview(helper);
  assert.match(again.text, /have more bodies told/);
  assert.doesNotMatch(again.text, /value="confirm"/);
  const refused = await helper.confirm(again);
  assert.match(refused.path, /preview/);
  assert.deepEqual(await toldIn(told.path), before);
  const others = await site.run((tx) =>
    tx.query("select from notices.notice where subject = $1", [giver]),
  );
  assert.equal(others.length, 1);
  const stranger = await helperOf(giver, ["tv-licensing"]);
  assert.equal((await stranger.ask("GET", told.path)).status, 404);
  assert.ok(!(await stranger.open("/")).text.includes(told.path));
});

test("a helper for some bodies corrects and takes back what they told themselves", async () => {
  const giver = await somebody(site);
  const helper = await helperOf(giver, ["dwp"]);
  const told = await helper.confirm(await preview(helper));
  assert.match(told.text, /\/correct"/);
  const taken = await helper.send(await helper.open(`${told.path}/withdraw`), {
    reason: "mistake",
  });
  assert.match(taken.path, /^\/told\//, taken.text);
  assert.deepEqual(await toldIn(taken.path), ["dwp"]);
});

test("an event of which no body in reach hears is neither offered nor begun, and a draft of the giver's is not opened", async () => {
  const giver = await somebody(site);
  const person = await signedIn(site, giver);
  const draft = await preview(person);
  const helper = await helperOf(giver, ["dvla"]);
  const offered = (await helper.open("/tell")).text;
  assert.doesNotMatch(offered, /href="\/tell\/moving-house"/);
  assert.match(offered, /href="\/tell\/going-abroad"/);
  const page = await helper.open("/tell/moving-house");
  assert.match(page.text, /has not let you tell this/);
  const sent = await helper.send(page, { registers: "no" });
  assert.doesNotMatch(sent.path, /telling/);
  assert.equal((await helper.ask("GET", draft.path)).status, 404);
  assert.equal((await helper.ask("GET", "/facts")).status, 403);
  assert.doesNotMatch(
    (await helper.open("/")).text,
    new RegExp(`What you get|${home.line1}`),
  );
});

test("whoever lets another act says with which bodies; the page of helpers and the log say it too", async () => {
  const giver = await somebody(site);
  const person = await signedIn(site, giver);
  const page = await person.open("/helpers/give");
  const offer = { name: "Susan Clarke", capacity: "agent", reach: "all" };
  const unknown = { ...offer, bodies: "nobody-known" };
  assert.match(
    (await person.send(page, unknown)).text,
    /Choose at least one body/,
  );
  await person.send(page, { ...offer, bodies: ["council", "dwp"] });
  const helpers = await person.open("/helpers");
  assert.match(
    helpers.text,
    /Who hears it[^]*(The council, Department for Work and Pensions|Department for Work and Pensions, The council)/,
  );
  const [entry] = await site.run((tx) =>
    tx.query<{ bodies: readonly string[] }>(
      "select dimensions -> 'bodies' as bodies from log.entry where kind = 'access.mandate-offered' and subject = $1",
      [giver],
    ),
  );
  assert.deepEqual(entry?.bodies.toSorted(), ["council", "dwp"]);
});
