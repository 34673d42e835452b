import assert from "node:assert/strict";
import { after, test } from "node:test";
import { recordMandate } from "#access";
import { newId } from "#kernel";
import { signedIn as signIn } from "./testing/signed-in.ts";
import { signedIn, somebody, toldOf } from "./testing/somebody.ts";
import type { Person } from "./testing/whole-site.ts";
import { openWholeSite } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());
const answers = toldOf["moving-house"];
const withTaxes = { do: "confirm", optIn: "moving-house--hmrc" };
type Bounds = {
  readonly bodies?: readonly string[];
  readonly events?: readonly string[];
};
const dwpAlone: Bounds = { bodies: ["dwp"] };
const movesAlone: Bounds = { events: ["moving-house"] };

/** A giver, signed in, and a browser in which somebody acts for them within bounds. */
async function pair({ bodies = [], events = [] }: Bounds) {
  const [giver, holder] = [await somebody(site), await somebody(site)];
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
      at: new Date("2026-11-01T10:00:00Z"),
    }),
  );
  const helper = await signIn(site, { customer: holder, mandate });
  return { giver, mandate, helper, person: await signedIn(site, giver) };
}

const begin = async (person: Person) =>
  person.send(await person.open("/tell/moving-house"), { registers: "no" });
const journeyIn = ({ path }: { readonly path: string }) =>
  path.split("/")[2] ?? "";

async function heardOf(path: string): Promise<readonly string[]> {
  const rows = await site.run((tx) =>
    tx.query<{ organisation: string }>(
      "select distinct organisation from delivery.delivery where reference = $1 order by 1",
      [path.split("/")[2]],
    ),
  );
  return rows.map(({ organisation }) => organisation);
}
const tellings = (giver: string) =>
  site.run((tx) =>
    tx.query<{ owner: string; kind: string }>(
      "select owner, kind from notices.notice where customer = $1 order by confirmed_at",
      [giver],
    ),
  );

/** The helper is refused at both doors, reads nobody else's name, and nothing is written. */
async function isTheGivers(
  { giver, helper }: Awaited<ReturnType<typeof pair>>,
  told: string,
) {
  assert.ok((await heardOf(told)).includes("hmrc"));
  const before = await tellings(giver);
  assert.match(before.at(-1)?.owner ?? "", /^account:/);
  assert.doesNotMatch((await helper.open(told)).text, /HM Revenue/);
  for (const act of ["withdraw", "correct"]) {
    const refused = await helper.ask("GET", `${told}/${act}`);
    assert.equal(refused.status, 403, act);
  }
  const receipt = await helper.ask("GET", `${told}/receipt.jws`);
  const signed = receipt.text
    .split(".")
    .map((part) => Buffer.from(part, "base64url").toString());
  assert.doesNotMatch(signed.join(), /hmrc/);
  assert.deepEqual(await tellings(giver), before);
}

test("what the giver tells is hers alone, though a helper for one body had begun it", async () => {
  const both = await pair(dwpAlone);
  const { helper, person } = both;
  const draft = await begin(helper);
  const hers = await begin(person);
  assert.equal(journeyIn(hers), journeyIn(draft));
  const left = await helper.ask("GET", `/telling/${journeyIn(draft)}/preview`);
  assert.equal(left.status, 404, "her answers are not the helper's to read");
  const told = await person.send(
    await person.answerAll(hers, answers),
    withTaxes,
  );
  await isTheGivers(both, told.path);
});

test("a helper's finished draft that the giver confirms from her home is hers from then on", async () => {
  const both = await pair(dwpAlone);
  const { helper, person } = both;
  const draft = await helper.answerAll(await begin(helper), answers);
  assert.ok((await person.open("/")).text.includes(journeyIn(draft)));
  const asked = await person.send(await person.open(draft.path), withTaxes);
  const told = asked.path.startsWith("/told")
    ? asked
    : await person.send(await person.answerAll(asked, answers), withTaxes);
  assert.match(told.path, /^\/told/, told.text);
  await isTheGivers(both, told.path);
});

test("a correction that a helper began and the giver goes on with is hers", async () => {
  const both = await pair(dwpAlone);
  const { helper, person } = both;
  const first = await helper.confirm(
    await helper.answerAll(await begin(helper), answers),
  );
  const begun = await helper.open(`${first.path}/correct`);
  const hers = await person.open(`${first.path}/correct`);
  assert.equal(journeyIn(hers), journeyIn(begun));
  assert.equal((await helper.ask("GET", begun.path)).status, 404);
  const preview = `/telling/${journeyIn(hers)}/preview`;
  const asked = await person.send(await person.open(preview), withTaxes);
  const told = asked.path.startsWith("/told")
    ? asked
    : await person.send(await person.answerAll(asked, answers), withTaxes);
  await isTheGivers(both, told.path);
});

/** What was told by the giver, as a row that says a helper made it. */
async function underTheirName(both: Awaited<ReturnType<typeof pair>>) {
  const { giver, mandate, person } = both;
  const told = await person.send(
    await person.answerAll(await begin(person), answers),
    withTaxes,
  );
  await site.run((tx) =>
    tx.query("update notices.notice set owner = $2 where customer = $1", [
      giver,
      `mandate:${mandate}`,
    ]),
  );
  return told.path;
}

/** Refused in words that say what to do, and nothing is written. */
async function isRefusedInWords(helper: Person, giver: string, told: string) {
  for (const act of ["withdraw", "correct"]) {
    const refused = await helper.open(`${told}/${act}`);
    assert.equal(refused.path.split("?")[0], told, act);
    assert.match(refused.text, /Ask the person you act for to do it/, act);
  }
  const preview = await helper.answerAll(await begin(helper), answers);
  assert.doesNotMatch(preview.text, /value="confirm"/);
  assert.match((await helper.confirm(preview)).path, /preview/);
  assert.equal((await tellings(giver)).length, 1);
}

test("a helper for one body neither corrects nor takes back what reached another, whoever the row says made it", async () => {
  const both = await pair(dwpAlone);
  const told = await underTheirName(both);
  await isRefusedInWords(both.helper, both.giver, told);
});

test("a helper for one event neither corrects nor takes back a claim that went with it; without one they do", async () => {
  const both = await pair(movesAlone);
  const { person, helper, giver } = both;
  const page = await person.answerAll(await begin(person), answers);
  const asked = await person.send(page, {
    do: "confirm",
    claim: "bus-pass-england",
  });
  const told = asked.path.startsWith("/told")
    ? asked
    : await person.send(await person.answerAll(asked, answers), {
        do: "confirm",
        claim: "bus-pass-england",
      });
  assert.match(told.path, /^\/told/, told.text);
  await isRefusedInWords(helper, giver, told.path);
  const other = await pair(movesAlone);
  const hers = await other.person.confirm(
    await other.person.answerAll(await begin(other.person), answers),
  );
  const taken = await other.helper.send(
    await other.helper.open(`${hers.path}/withdraw`),
    { reason: "mistake" },
  );
  assert.notEqual(taken.path, hers.path);
  assert.equal((await tellings(other.giver)).at(-1)?.kind, "withdrawn");
});

test("a page for taking back that was open when the mandate ended takes nothing back", async () => {
  const { giver, mandate, helper } = await pair(dwpAlone);
  const told = await helper.confirm(
    await helper.answerAll(await begin(helper), answers),
  );
  const page = await helper.open(`${told.path}/withdraw`);
  await site.run((tx) =>
    tx.query(
      "update access.mandate set valid_to = '2026-11-29' where id = $1",
      [mandate],
    ),
  );
  await helper.send(page, { reason: "mistake" });
  assert.equal((await tellings(giver)).length, 1);
});

test("a page for taking back that was open when the giver corrected it takes nothing back", async () => {
  const { giver, helper, person } = await pair(dwpAlone);
  const first = await helper.confirm(
    await helper.answerAll(await begin(helper), answers),
  );
  const page = await helper.open(`${first.path}/withdraw`);
  const hers = await person.open(`${first.path}/correct`);
  const preview = `/telling/${journeyIn(hers)}/preview`;
  const asked = await person.send(await person.open(preview), withTaxes);
  if (!asked.path.startsWith("/told"))
    await person.send(await person.answerAll(asked, answers), withTaxes);
  const late = await helper.send(page, { reason: "mistake" });
  assert.doesNotMatch(late.text, /HM Revenue/);
  const kinds = (await tellings(giver)).map(({ kind }) => kind);
  assert.deepEqual(kinds, ["told", "corrected"]);
});
