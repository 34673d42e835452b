import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { recordFacts } from "#people";
import {
  home,
  sending,
  signedIn,
  somebody,
  toldOf,
} from "./testing/somebody.ts";
import { answers, openWholeSite } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());

const held = {
  "person.dateOfBirth": "1950-03-03",
  "person.nationalInsuranceNumber": "QQ123456C",
  "person.benefits": ["state_pension", "pension_credit"],
  "household.hasPartner": false,
  "person.councilServices": [],
  "carer.role": "needs-care",
  "carer.startDate": "2026-11-01",
  "caredFor.livesTogether": false,
};

/** Somebody of whom all is known that a body is told when they need care; and the page to check, an hour after they signed in. */
async function needsCare() {
  const customer = await somebody(site);
  await site.run((tx) =>
    recordFacts(tx, {
      customer,
      facts: Object.entries(held).map(([concept, value]) => ({
        concept,
        value,
      })),
      source: { kind: "made-up" },
      reach: new Map(),
      at: new Date("2026-01-01T10:00:00Z"),
      today: "2026-01-01",
    }),
  );
  const person = await signedIn(site, customer, { minutesAgo: 60 });
  const begin = await person.open("/tell/becoming-or-needing-a-carer");
  const preview = await person.send(begin, { registers: "yes" });
  assert.match(preview.path, /\/preview$/);
  return { customer, person, preview };
}

const confirm = ["do", "confirm"] as const;

const others: readonly (readonly [string, Record<string, string>])[] = [
  ["person.name", { answer: "Thief Name" }],
  ["person.nationalInsuranceNumber", { answer: "QQ999999C" }],
  [
    "person.dateOfBirth",
    { "answer-day": "1", "answer-month": "1", "answer-year": "1950" },
  ],
  [
    "person.address",
    {
      "answer.line1": "9 Thief Lane",
      "answer.town": "Leeds",
      "answer.postcode": "QD50 1QQ",
      "answer.council": "E08000035",
    },
  ],
];

for (const [concept, typed] of others)
  test(`a sign-in that is not fresh tells no body another ${concept}, though the event sets none`, async () => {
    const { customer, person, preview } = await needsCare();
    const question = preview.path.replace("preview", `question/${concept}`);
    const asked = await person.open(question);
    assert.equal(asked.path, question, "it is shown to be put right");
    await person.send(asked, typed);
    const answer = await sending(person, preview.path, confirm);
    assert.match(answer.to ?? "", /^\/sign-in\?.*again=yes/);
    const told = await site.run((tx) =>
      tx.query("select id from notices.notice where subject = $1", [customer]),
    );
    assert.deepEqual(told, []);
  });

for (const [event, answers] of Object.entries(toldOf))
  test(`a sign-in that is not fresh takes back no ${event}`, async () => {
    const customer = await somebody(site);
    const person = await signedIn(site, customer);
    const begin = await person.open(`/tell/${event}`);
    const first = await person.send(begin, { registers: "yes" });
    const done = await person.confirm(await person.answerAll(first, answers));
    assert.match(done.path, /^\/told\//, done.text);
    const kinds = () =>
      site.run((tx) =>
        tx.query("select kind from notices.notice where subject = $1", [
          customer,
        ]),
      );
    await site.run((tx) =>
      tx.query(
        "update access.session set authenticated_at = authenticated_at - interval '1 hour' where account_id in (select account_id from access.account_link where customer_id = $1)",
        [customer],
      ),
    );
    const mistake = ["reason", "mistake"] as const;
    const refused = await sending(person, `${done.path}/withdraw`, mistake);
    assert.match(refused.to ?? "", /\/sign-in\?.*again=yes/);
    assert.deepEqual(await kinds(), [{ kind: "told" }]);
  });

test("a sign-in that is not fresh takes back no move that a later one cut short, and is shown what would be put back", async () => {
  const customer = await somebody(site);
  const person = await signedIn(site, customer);
  const moves = async (line1: string, date: string) => {
    const begin = await person.open("/tell/moving-house");
    const preview = await person.answerAll(
      await person.send(begin, { registers: "yes" }),
      {
        ...toldOf["moving-house"],
        "move.newAddress": { ...home, line1 },
        "move.date": date,
      },
    );
    const done = await person.confirm(preview);
    assert.match(done.path, /^\/told\//, done.text);
    return `${done.path}/withdraw`;
  };
  const first = await moves("1 First Street", "2026-11-20");
  await moves("2 Second Street", "2026-12-20");
  const thief = await signedIn(site, customer, { minutesAgo: 110 });
  const { text } = await thief.open(first);
  assert.match(text, /1 First Street[^<]*20 November 2026/);
  assert.doesNotMatch(text, /2 Second Street/);
  const refused = await sending(thief, first, ["reason", "mistake"]);
  assert.match(refused.to ?? "", /\/sign-in\?.*again=yes/);
});

test("what is held is told without signing in again", async () => {
  const { person, preview } = await needsCare();
  const answer = await sending(person, preview.path, confirm);
  assert.match(answer.to ?? "", /^\/told\//);
});

test("a sign-in that is not fresh takes back what changed nothing of the kind, and nothing that an account went out with", async () => {
  const { person, customer, preview } = await needsCare();
  const told = await person.confirm(preview);
  const takesBack = () =>
    sending(person, `${told.path}/withdraw`, ["reason", "mistake"]);
  assert.match(told.path, /^\/told\//, told.text);
  const holds = (kind: "notice" | "told", accountNumber: string) =>
    site.run(async (tx) => {
      const [notice] = await tx.query<{ id: string }>(
        "select id from notices.notice where subject = $1",
        [customer],
      );
      const value = {
        accountName: "Anne Mason",
        sortCode: "010203",
        accountNumber,
      };
      await recordFacts(tx, {
        customer,
        facts: [{ concept: "person.bankAccount", value }],
        source:
          kind === "told"
            ? { kind, by: "self" }
            : { kind, notice: notice?.id ?? "", event: "hospital-or-care" },
        reach: new Map(),
        at: new Date("2026-11-30T10:00:00Z"),
        today: "2026-11-30",
      });
    });
  await holds("notice", "12345678");
  assert.match((await takesBack()).to ?? "", /\/sign-in\?.*again=yes/);
  await holds("told", "87654321"); // what went out is theirs no more, and is not put back
  assert.match((await takesBack()).to ?? "", /^\/told\//);
});

test("what a register gave is answered by no address of a page", async () => {
  const { person } = await needsCare();
  const preview = await person.tellDeath(answers);
  const question = preview.path.replace("preview", "question/deceased.name");
  assert.equal((await person.open(question)).path, preview.path);
  const sent = await person.send(
    { path: question, text: preview.text },
    { answer: "Thief Name" },
  );
  assert.equal(sent.path, preview.path);
  assert.doesNotMatch(sent.text, /Thief Name/);
});

const page = "/how-we-reach-you";
const sentTo = (customer: string) =>
  site.run((tx) =>
    tx.query<{ kind: string; to: string }>(
      "select kind, sent_to as to from people.message where customer_id = $1 and channel = 'text' order by kind, sent_to",
      [customer],
    ),
  );
/** A browser of somebody whose new phone waits. */
async function newPhone(minutesAgo: number) {
  const customer = await somebody(site);
  const owner = await signedIn(site, customer);
  const form = await owner.open("/facts/contact.phone/correct");
  await owner.send(form, { answer: "07700900124" });
  const other = await signedIn(site, customer, { minutesAgo });
  return { customer, other, shown: await other.open(page) };
}
const phoneOf = (customer: string) =>
  site.run(async (tx) => {
    const [row] = await tx.query<{ value: string }>(
      "select value from people.fact where customer_id = $1 and concept = 'contact.phone' and superseded_at is null and valid_to is null",
      [customer],
    );
    return row?.value;
  });

for (const [what, path, ...typed] of [
  ["name", "/facts/person.name/correct", ["answer", "Thief"]],
  ["phone", "/facts/contact.phone/correct", ["answer", "07700900199"]],
  ["needs", "/needs", ["needs", "large-print"]],
  ["hidden address", "/how-we-reach-you", ["do", "hide"]],
  ["way to be reached before", "/how-we-reach-you", ["do", "undo"]],
  ["bank account", "/bank-account", ["do", "confirm"]],
] as const)
  test(`an adviser whose sign-in is not fresh changes no ${what} of whom they serve`, async () => {
    const { customer } = await newPhone(1);
    const known = () =>
      site.run((tx) =>
        tx.query(
          "select concept, value from people.fact where customer_id = $1 and superseded_at is null order by concept",
          [customer],
        ),
      );
    const before = await known();
    const adviser = await signedIn(site, await somebody(site), {
      minutesAgo: 110,
      serving: customer,
    });
    const { text } = await adviser.open("/how-we-reach-you");
    const token = /name="form-token" value="([^"]+)"/.exec(text)?.[1] ?? "";
    const answer = await adviser.ask("POST", path, [
      ["form-token", token],
      ...typed,
    ]);
    assert.match(answer.to ?? "", /^\/sign-in\?.*again=yes/);
    assert.deepEqual(await known(), before);
  });

test("an adviser whose sign-in is not fresh tells no body another identity of whom they serve", async () => {
  const { customer } = await needsCare();
  const adviser = await signedIn(site, await somebody(site), {
    minutesAgo: 110,
    serving: customer,
  });
  const begin = await adviser.open("/tell/becoming-or-needing-a-carer");
  const preview = await adviser.send(begin, { registers: "yes" });
  const question = preview.path.replace("preview", "question/person.name");
  await adviser.send(await adviser.open(question), { answer: "Thief Name" });
  const answer = await sending(adviser, preview.path, confirm);
  assert.match(answer.to ?? "", /^\/sign-in\?.*again=yes/);
});

test("a sign-in that is not fresh undoes no new way to reach its owner", async () => {
  const { customer, other } = await newPhone(60);
  const answer = await sending(other, page, ["do", "undo"]);
  assert.match(answer.to ?? "", /^\/sign-in\?.*again=yes/);
  assert.equal(await phoneOf(customer), "07700900124");
});

test("whoever signs in anew undoes a new way, and both ends hear of it", async () => {
  const { customer, other, shown } = await newPhone(1);
  const done = await other.send(shown, { do: "undo" });
  assert.match(done.text, /We reach you as before/);
  assert.equal(await phoneOf(customer), "07700 900123");
  assert.deepEqual(await sentTo(customer), [
    { kind: "reach-alert", to: "07700 900123" },
    { kind: "reach-alert", to: "07700 900123" },
    { kind: "reach-undone", to: "07700900124" },
  ]);
});

for (const act of ["", "Undo", "constructor", "everything"])
  test(`the page of how somebody is reached refuses to do “${act}”`, async () => {
    const { customer, other, shown } = await newPhone(1);
    const answer = await other.send(shown, act === "" ? {} : { do: act });
    assert.equal(answer.status, 422);
    assert.equal(await phoneOf(customer), "07700900124");
  });

test("a need that is not on the page is refused, and what was told stands", async () => {
  const person = await signedIn(site, await somebody(site));
  const form = await person.open("/needs");
  await person.send(form, { needs: "large-print" });
  const refused = await person.send(form, {
    needs: ["large-print", "nothing"],
  });
  assert.match(refused.text, /There is a problem/);
  const shown = await person.open("/needs");
  assert.match(shown.text, /value="large-print"[^>]*checked/);
});
