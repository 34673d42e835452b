import assert from "node:assert/strict";
import { after, test } from "node:test";
import { newId } from "#kernel";
import { answers, openWholeSite, Person } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());

/** What differs between any two tellings: tokens, ids, references, moments, marks and the code of a signed receipt. */
const alike = (html: string): string =>
  html
    .replace(/<svg[\s\S]*?<\/svg>/g, "QR")
    .replace(/name="(form-token|token|seen)" value="[^"]*"/g, 'name="$1"')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID")
    .replace(/JN-[\w-]+/g, "REFERENCE")
    .replace(/eyJ[\w.-]+/g, "SIGNED")
    .replace(/\d{1,2}(:\d\d)?[ap]m/g, "TIME")
    .replace(/nonce="[^"]*"/g, "");

type Page = { readonly path: string; readonly text: string };

/** Every page of one telling, from its beginning until it is taken back. */
async function walk(person: Person): Promise<readonly Page[]> {
  const pages: Page[] = [];
  const see = async (path: string, name = path) => {
    const page = await person.open(path);
    pages.push({ path: name, text: alike(page.text) });
    return page;
  };
  await see("/tell/bereavement", "begin");
  const preview = await person.tellDeath(answers);
  const journey = preview.path.replace("/preview", "");
  await see(`${journey}/question/person.name`, "question");
  const checked = await see(preview.path, "preview");
  const told = await person.confirm(checked);
  assert.match(told.path, /^\/told\//);
  for (const part of ["", "/live", "/receipt", "/withdraw"])
    await see(`${told.path}${part}`, `told${part}`);
  const correcting = await see(`${told.path}/correct`, "correct");
  const fixing = correcting.path.replace(/\/correct$/, "");
  const question = await see(
    `${fixing}/question/deceased.councilServices`,
    "correct question",
  );
  await person.send(question, { answer: ["library", "social-care"] });
  const again = await see(`${fixing}/preview`, "preview of the correction");
  const corrected = await person.confirm(again);
  await see(corrected.path, "told after correcting");
  const undo = await see(`${corrected.path}/withdraw`, "withdraw");
  const taken = await person.send(undo, { reason: "mistake" });
  pages.push({ path: "told after taking back", text: alike(taken.text) });
  return pages;
}

const pathsAlike = (pages: readonly Page[], others: readonly Page[]) => {
  for (const [index, { path, text }] of pages.entries())
    assert.equal(others[index]?.text, text, path);
};

test("until it is told, what a second teller sees is, but for ids and times, what a first teller with the same answers saw", async () => {
  const stands = new Person(site);
  const first = await walk(new Person(site));
  await stands.confirm(await stands.tellDeath(answers));
  const second = await walk(new Person(site));
  const beforeIt = ["begin", "question", "preview"];
  assert.deepEqual(
    first.slice(0, 3).map(({ path }) => path),
    beforeIt,
  );
  pathsAlike(first.slice(0, 3), second);
});

test("what a second teller sees does not depend on what the first said", async (t) => {
  const other = await openWholeSite(newId());
  t.after(() => other.stop());
  const walks: (readonly Page[])[] = [];
  for (const [where, said] of [
    [site, answers],
    [
      other,
      {
        ...answers,
        "person.name": "Somebody Else",
        "person.relationshipToDeceased": "close-friend",
      },
    ],
  ] as const) {
    const stands = new Person(where);
    await stands.confirm(await stands.tellDeath(said));
    walks.push(await walk(new Person(where)));
  }
  pathsAlike(walks[0] ?? [], walks[1] ?? []);
});

test("no page of a second teller holds a word of the first", async () => {
  const one = new Person(site);
  const words = { "person.name": "Zebedee Markerword" };
  const told = await one.confirm(await one.tellDeath({ ...answers, ...words }));
  const reference = told.path.split("/")[2] ?? "";
  for (const { path, text } of await walk(new Person(site)))
    for (const word of ["Markerword", reference])
      assert.ok(!text.includes(word), `${path} shows ${word}`);
});

test("the log verifies after one death was told again and again, corrected and taken back", async () => {
  assert.deepEqual(await site.logFaults(), []);
});
