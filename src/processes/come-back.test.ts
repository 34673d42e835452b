import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { signedIn } from "./testing/signed-in.ts";
import { answers, openWholeSite, Person } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());

async function tells(said: Readonly<Record<string, unknown>>) {
  const person = new Person(site);
  const preview = await person.tellDeath({ ...answers, ...said });
  const told = await person.confirm(preview);
  return { person, path: told.path, reference: told.path.split("/")[2] ?? "" };
}
const home = {
  line1: "2 Low Road",
  town: "Bristol",
  postcode: "QA10 1AA",
  council: "E06000023",
};
const answered = {
  email: "We write to you about it by email, to the address you gave.",
  letter: "We write to you about it by letter, to the address you gave.",
  none: "You chose not to be written to: we send you nothing.",
  nowhere: "You gave us no way to answer you: we send you nothing.",
};
const messages = () =>
  site.run((tx) =>
    tx.query<{ to: string; kind: string; body: string }>(
      "select sent_to as to, kind, body from people.message where kind like 'way-back%' order by ctid",
    ),
  );
const codeSent = async () =>
  /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await messages()).at(-1)?.body ?? "")?.[0] ??
  "";
const asksCode = async (person: Person, reference: string) =>
  person.send(await person.open("/come-back"), { reference });
const enters = async (person: Person, reference: string, code: string) =>
  person.send(await person.open(`/come-back?reference=${reference}`), { code });
const alike = (html: string): string =>
  html
    .replace(/JN-[\w-]+/g, "REFERENCE")
    .replace(/name="form-token" value="[^"]*"/g, "")
    .replace(/nonce="[^"]*"/g, "");

const olive = await tells({
  "person.name": "Olive Firstword",
  "contact.phone": "07700900111",
  "contact.answers": "text",
});
const ivor = await tells({ "person.name": "Ivor Otherword" });

test("the right code opens one's own telling on another browser, which alone has it from then on; the phone hears of it", async () => {
  const page = await olive.person.open(`${olive.path}/correct`);
  assert.match(page.text, /Olive Firstword/);
  const elsewhere = new Person(site);
  assert.match((await elsewhere.open("/tell/bereavement")).text, /\/come-back/);
  const form = await asksCode(elsewhere, olive.reference.toLowerCase());
  const code = await codeSent();
  const [sent] = await messages();
  assert.equal(sent?.to, "07700900111");
  const told = await elsewhere.send(form, { code: code.toLowerCase() });
  assert.equal(told.path, olive.path);
  assert.equal(told.status, 200);
  const answered = await elsewhere.open(`${olive.path}/correct`);
  assert.match(answered.text, /Olive Firstword/);
  assert.equal((await olive.person.ask("GET", olive.path)).status, 404);
  assert.equal((await elsewhere.ask("GET", ivor.path)).status, 404);
  assert.deepEqual(
    (await messages()).map(({ to, kind }) => [to, kind]),
    [
      ["07700900111", "way-back-code"],
      ["07700900111", "way-back-alert"],
    ],
  );
  const kinds = await site.run((tx) =>
    tx.query<{ kind: string }>(
      "select kind from log.entry where kind like 'telling.%' order by id",
    ),
  );
  assert.deepEqual(
    kinds.map(({ kind }) => kind),
    ["telling.code-sent", "telling.came-back"],
  );
  const again = await enters(new Person(site), olive.reference, code);
  assert.notEqual(again.path, olive.path, "a code is used once");
});

test("whoever asks hears the same whether there is such a telling, and whether a way was left", async () => {
  const before = await messages();
  const stranger = new Person(site);
  const pages = [];
  for (const reference of [ivor.reference, "JN-ZZZZ-ZZZZ", olive.reference]) {
    const form = await asksCode(stranger, reference);
    const wrong = await stranger.send(form, { code: "AAAA-AAAA" });
    assert.match(wrong.text, /This is not the code we sent/);
    pages.push(alike(form.text), alike(wrong.text));
  }
  const [asked, refused, ...others] = pages;
  assert.deepEqual(others, [asked, refused, asked, refused]);
  assert.equal((await messages()).length, before.length + 1, "to Olive alone");
});

const later = (of: string) =>
  site.run((tx) =>
    tx.query(
      `update telling.way_back set expires_at = expires_at - $2::interval, former_expires_at = former_expires_at - $2::interval
       where reference = $1`,
      [olive.reference, of],
    ),
  );

test("while a code is good for an hour nothing more is sent, however often and by whoever it is asked for", async () => {
  await asksCode(new Person(site), olive.reference);
  const before = await messages();
  const stranger = new Person(site, "203.0.113.4");
  await Promise.all(
    Array.from({ length: 12 }, () => asksCode(stranger, olive.reference)),
  );
  assert.deepEqual(await messages(), before);
});

test("after an hour another code is sent, and the one before stays good for its time, which ends", async () => {
  const enter = (code: string) =>
    enters(new Person(site), olive.reference, code);
  const older = await codeSent();
  await later("61 minutes");
  await asksCode(new Person(site), olive.reference);
  const newer = await codeSent();
  assert.notEqual(newer, older);
  assert.equal((await enter(older)).path, olive.path);
  assert.notEqual((await enter(newer)).path, olive.path, "it ends both");
  await asksCode(new Person(site), olive.reference);
  const third = await codeSent();
  await later("61 minutes");
  await asksCode(new Person(site), olive.reference);
  const fourth = await codeSent();
  for (const code of [third, fourth]) {
    await later("60 minutes 1 second");
    assert.notEqual((await enter(code)).path, olive.path);
  }
});

test("wrong codes are limited: after ten for one telling the right one is refused too, there; elsewhere it opens", async () => {
  const thief = new Person(site, "203.0.113.5");
  const form = await asksCode(thief, olive.reference);
  const code = await codeSent();
  for (let tries = 0; tries < 10; tries += 1)
    await thief.send(form, { code: "AAAA-AAAA" });
  const { text, path } = await thief.send(form, { code });
  assert.match(text, /used too often/);
  assert.notEqual(path, olive.path);
  const owner = new Person(site, "203.0.113.6");
  assert.equal((await enters(owner, olive.reference, code)).path, olive.path);
});

test("whoever has an account comes back by signing in, not by a code", async () => {
  const customer = await signedIn(site, { customer: newId() });
  assert.equal((await customer.ask("GET", "/come-back")).status, 403);
});

for (const { said, says, code } of [
  {
    said: {
      "contact.phone": "07700900222",
      "contact.answers": "email",
      "contact.email": "una@example.test",
    },
    says: answered.email,
    code: "una@example.test",
  },
  {
    said: { "contact.answers": "letter", "person.address": home },
    says: answered.letter,
  },
  {
    said: { "contact.phone": "07700900222", "contact.answers": "none" },
    says: answered.none,
  },
  {
    said: { "contact.phone": "07700900222" },
    says: answered.nowhere,
  },
])
  test(`the page of what was told says: ${says} ${code === undefined ? "No code" : "The code"} goes there`, async () => {
    const una = await tells({ "person.name": "Una Thirdword", ...said });
    const { text } = await una.person.open(una.path);
    for (const one of Object.values(answered))
      assert.equal(text.includes(one), one === says, one);
    const before = await messages();
    await asksCode(new Person(site), una.reference);
    const sent = (await messages()).slice(before.length);
    assert.deepEqual(
      sent.map(({ to }) => to),
      code === undefined ? [] : [code],
    );
  });

test("a text cannot be chosen without a mobile number", async () => {
  for (const phone of [undefined, "0117 496 0000"])
    await assert.rejects(
      tells({ "contact.phone": phone, "contact.answers": "text" }),
      /contact\.answers was refused:.*You gave no mobile number/s,
    );
});

test("how to be answered is put right like any answer; every page of it says the new way", async () => {
  const una = await tells({
    "contact.phone": "07700900333",
    "contact.answers": "text",
  });
  const list = await una.person.open(`${una.path}/correct`);
  const [, question = ""] =
    /href="([^"]+\/question\/contact\.answers)"/.exec(list.text) ?? [];
  await una.person.send(await una.person.open(question), {
    answer: "none",
  });
  const draft = question.replace(/question.*/, "preview");
  const put = await una.person.confirm(await una.person.open(draft));
  assert.match(put.path, /^\/told\//);
  for (const path of [una.path, put.path])
    assert.ok((await una.person.open(path)).text.includes(answered.none), path);
});

test("a page for a code says that one was sent only to whoever asked; what a guest told leads back to no new telling", async () => {
  const page = await new Person(site).open("/come-back?reference=JN-0000-0000");
  assert.match(page.text, /If you asked us for a code within the last hour/);
  const list = await ivor.person.open("/told");
  assert.match(list.text, /JN-/);
  assert.doesNotMatch(list.text, /govuk-back-link/);
});

test("a reference of a death is read without its hyphens; whoever gave a wrong one is to be phoned, registrar or not", async () => {
  const person = new Person(site);
  const death = {
    by: "registrar",
    reference: "d7k2mq4tx",
    organisation: "council:E06000023",
    name: "Arthur Hill",
    "dateOfDeath-day": "17",
    "dateOfDeath-month": "11",
    "dateOfDeath-year": "2026",
  };
  const begin = await person.open("/tell/bereavement");
  const wrong = await person.send(begin, { ...death, name: "Nobody Atall" });
  assert.match(wrong.text, /phone the office that gave it to you/);
  assert.match((await person.send(begin, death)).path, /^\/telling\//);
});
