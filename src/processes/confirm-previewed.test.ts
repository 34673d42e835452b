import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
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
