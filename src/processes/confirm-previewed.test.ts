import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { makeCustomer } from "#people";
import { signedIn } from "./testing/signed-in.ts";
import { answers, openWholeSite, Person } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());

const told = () =>
  site.run((tx) =>
    tx.query<{ name: string }>(
      "select facts ->> 'person.name' as name from notices.notice order by confirmed_at, id",
    ),
  );

test("an answer saved in another tab after the preview is not confirmed unseen: the preview comes again and names it", async () => {
  const person = new Person(site);
  const preview = await person.tellDeath(answers);
  const journey = preview.path.replace("/preview", "");
  const question = await person.open(`${journey}/question/person.name`);
  await person.send(question, { answer: "Olive Otherword" });
  const again = await person.confirm(preview);
  assert.deepEqual(await told(), []);
  assert.match(again.text, /Something changed after you looked/);
  assert.match(
    again.text,
    /What changed since you looked[\s\S]*Your name|name/i,
  );
  const inPlace = [
    ...again.text.matchAll(
      /([^<>]*)<strong class="govuk-tag[^"]*yellow[^>]*>/g,
    ),
  ].map(([, before = ""]) => before.trim());
  assert.ok(inPlace.includes("Olive Otherword"), "the answer is marked");
  assert.ok(inPlace.length > 1, "and each body that gets it");
  assert.doesNotMatch(preview.text, /govuk-tag--yellow/);
  const done = await person.confirm({ ...again, path: preview.path });
  assert.match(done.path, /^\/told\//);
  assert.deepEqual(await told(), [{ name: "Olive Otherword" }]);
});

test("an answer that races with the confirmation is either told as it was seen, or seen again", async () => {
  for (let round = 0; round < 8; round += 1) {
    const person = new Person(site);
    const preview = await person.tellDeath(answers);
    const journey = preview.path.replace("/preview", "");
    const question = await person.open(`${journey}/question/person.name`);
    const before = (await told()).length;
    const [confirmed] = await Promise.all([
      person.confirm(preview),
      person.send(question, { answer: "Olive Late" }),
    ]);
    const names = (await told()).slice(before).map(({ name }) => name);
    assert.deepEqual(
      names,
      confirmed.path.startsWith("/told/") ? ["Olive Firstword"] : [],
    );
  }
});

test("a confirmation that says nothing of what was seen tells nobody", async () => {
  const person = new Person(site);
  const preview = await person.tellDeath(answers);
  const before = await told();
  const bare = preview.text.replaceAll(
    /name="(version|seen)"/g,
    'name="other"',
  );
  const again = await person.confirm({ path: preview.path, text: bare });
  assert.match(again.text, /Something changed after you looked/);
  assert.deepEqual(await told(), before);
});

test("a correction too is confirmed as it was previewed: an answer of another tab shows the preview again, and nothing is put right unseen", async () => {
  const person = new Person(site);
  const first = await person.confirm(await person.tellDeath(answers));
  const begun = await person.open(`${first.path}/correct`);
  const journey = begun.path.replace(/\/correct$/, "");
  const ask = () => person.open(`${journey}/question/person.name`);
  await person.send(await ask(), { answer: "Olive Righted" });
  const preview = await person.open(`${journey}/preview`);
  await person.send(await ask(), { answer: "Olive Elsewhere" });
  const before = await told();
  const again = await person.confirm(preview);
  assert.match(again.text, /Something changed after you looked/);
  assert.deepEqual(await told(), before);
  const done = await person.confirm({ ...again, path: preview.path });
  assert.match(done.path, /^\/told\//);
  assert.equal((await told()).at(-1)?.name, "Olive Elsewhere");
});

const kinds = () =>
  site.run(async (tx) =>
    (
      await tx.query<{ kind: string }>(
        "select kind from notices.notice order by confirmed_at, id",
      )
    ).map(({ kind }) => kind),
  );

test("telling the same again shows what it corrects and who no longer hears; once that was taken back meanwhile, it is seen again first", async () => {
  const otherwise = { ...answers, "deceased.documents": [] };
  const person = new Person(site);
  const first = await person.confirm(await person.tellDeath(answers));
  const preview = await person.tellDeath(otherwise);
  assert.match(preview.text, /Check before you correct/);
  assert.match(preview.text, /Driver and Vehicle Licensing Agency/);
  const undo = await person.open(`${first.path}/withdraw`);
  await person.send(undo, { reason: "mistake" });
  const before = (await kinds()).length;
  const again = await person.confirm(preview);
  assert.match(again.text, /Something changed after you looked/);
  assert.match(again.text, /What was told before/);
  assert.doesNotMatch(again.text, /Check before you correct/);
  assert.equal((await kinds()).length, before);
  await person.confirm({ ...again, path: preview.path });
  await person.confirm(await person.tellDeath(answers));
  assert.deepEqual((await kinds()).slice(before).toSorted(), [
    "corrected",
    "told",
  ]);
});

const known = (value: unknown) => ({ kind: "known", value });
const busPass = {
  "person.name": known("Olive Firstword"),
  "person.dateOfBirth": known("1948-03-03"),
  "household.country": known("england"),
  "person.address": known({
    line1: "1 Made-up Road",
    town: "Bristol",
    postcode: "QA10 1AA",
    council: "E06000023",
  }),
};

test("claims made once for all are confirmed as they were previewed", async () => {
  const customer = newId();
  await site.run(async (tx) => {
    await makeCustomer(tx, { id: customer });
    await tx.query(
      `insert into telling.journey (id, owner, customer, event, subject, catalogue, channel, token, claims, found)
       select $1::uuid, 'customer:' || $2::uuid, $2::uuid, 'claim', $2::uuid, $3, 'digital', gen_random_uuid()::text, '{bus-pass-england}', $4`,
      [
        customer,
        customer,
        site.catalogues.inForce().hash,
        JSON.stringify(busPass),
      ],
    );
  });
  const person = await signedIn(site, { customer });
  const preview = await person.open(`/telling/${customer}/preview`);
  const before = await told();
  await site.run((tx) =>
    tx.query(
      "update telling.journey set answers = answers || $2, version = version + 1 where id = $1",
      [
        customer,
        JSON.stringify({
          "contact.phone": { kind: "known", value: "07700900001" },
        }),
      ],
    ),
  );
  const again = await person.send(preview, {
    do: "confirm",
    claim: "bus-pass-england",
  });
  assert.match(again.text, /Something changed after you looked/);
  assert.deepEqual(await told(), before);
});
