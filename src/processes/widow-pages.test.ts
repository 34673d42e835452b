import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { after, test } from "node:test";
import type { Catalogue } from "#catalogue";
import { stepsToSay } from "#catalogue";
import { newId } from "#kernel";
import { answers, openWholeSite, Person } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());
const catalogue: Catalogue = site.catalogues.inForce();

/** What officials are told of how well something is known, in both languages. */
const mark =
  /to be checked|to be sourced|general knowledge|from memory|not read\b|i’w (g?wirio|chanfod)|gwybodaeth gyffredinol|o’r cof\b|heb ei ddarllen/i;

/** The notes that officials have on flows and on ways to challenge a decision, and the steps that nobody has read. */
const forOfficials = [
  ...[...catalogue.flows.values()].map(({ basis }) => basis.note),
  ...catalogue.appeals.flatMap((route) => [
    route.note,
    ...route.steps.map(({ note }) => note),
    ...route.steps
      .filter((step) => !stepsToSay(route).includes(step))
      .map(({ limit }) => limit),
  ]),
].filter((note) => note !== undefined && note.length > 30);

const shown = (text: string): string =>
  text
    .replaceAll(/<script[\s\S]*?<\/script>|<[^>]*>/g, " ")
    .replaceAll("&amp;", "&")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"');

function checkPage({ path, text }: { path: string; text: string }): void {
  const words = shown(text);
  assert.ok(words.length > 500, path);
  assert.doesNotMatch(words, mark, path);
  for (const note of forOfficials)
    assert.ok(!words.includes(note ?? ""), `${path} shows: ${note}`);
}

test("a widow reads of no mark of what officials have yet to check, on any page from the first question to taking back", async () => {
  assert.ok(forOfficials.length > 100);
  const widow = new Person(site);
  const preview = await widow.tellDeath({
    ...answers,
    "person.relationshipToDeceased": "spouse-or-civil-partner",
    "person.address": {
      line1: "1 Made-up Road",
      town: "Bristol",
      postcode: "QA10 1AA",
    },
  });
  const told = await widow.confirm(preview);
  assert.match(told.path, /^\/told\//);
  await site.follow();
  for (const lang of ["en", "cy"])
    for (const path of [
      "/",
      "/tell/bereavement",
      told.path,
      `${told.path}/withdraw`,
    ])
      checkPage(await widow.open(`${path}?lang=${lang}`));
  checkPage(preview);
  checkPage(told);
});

/** Every text in two languages, however deep. */
function* wordsIn(part: unknown): Generator<string> {
  if (part instanceof Map) part = [...part.values()];
  if (typeof part !== "object" || part === null) return;
  if ("en" in part && "cy" in part && typeof part.en === "string") {
    yield part.en;
    yield String(part.cy);
  } else for (const inner of Object.values(part)) yield* wordsIn(inner);
}

test("no text of the pack that is written for people carries such a mark", () => {
  const { model: _model, plan: _plan, ...content } = catalogue;
  const texts = [...wordsIn(content)];
  assert.ok(texts.length > 2000, String(texts.length));
  assert.deepEqual(
    texts.filter((text) => mark.test(text)),
    [],
  );
});

test("no words of the pages that people see carry such a mark; those of officials do", () => {
  const marked = globSync("src/*/**/*words.ts").filter((file) =>
    mark.test(readFileSync(file, "utf8")),
  );
  assert.deepEqual(
    marked.map((file) => file.split("/")[1]),
    marked.map(() => "workbench"),
  );
  assert.ok(marked.length > 0);
});
