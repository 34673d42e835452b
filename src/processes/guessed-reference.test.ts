import assert from "node:assert/strict";
import { after, test } from "node:test";
import { countGuess } from "#access";
import { fixedClock, newId } from "#kernel";
import { answers, openWholeSite, Person } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());

const deps = {
  database: site.store.db,
  clock: fixedClock("2026-11-30T10:00:00Z"),
};
/** As many tries from many places as are judged at one reference. */
const guessed = (reference: string) =>
  Promise.all(
    Array.from({ length: 101 }, (_, index) =>
      countGuess(deps, {
        of: "death",
        reference,
        address: `198.18.${index}.1`,
      }),
    ),
  );

test("over the limit of a reference from wherever, its holder tells still, and whoever guesses is told only that it is too many", async () => {
  assert.ok((await guessed("D-7K2M-Q4TX")).includes("only-right"));
  const holder = new Person(site, "203.0.113.9");
  const preview = await holder.tellDeath(answers);
  assert.match((await holder.confirm(preview)).path, /^\/told\//);
  const thief = new Person(site, "203.0.113.10");
  const begin = await thief.open("/tell/bereavement");
  const wrong = await thief.send(begin, {
    by: "registrar",
    reference: "D-7K2M-Q4TX",
    organisation: "council:E06000023",
    name: "Somebody Else",
    "dateOfDeath-day": "17",
    "dateOfDeath-month": "11",
    "dateOfDeath-year": "2026",
  });
  assert.match(wrong.path, /^\/tell\/bereavement/);
  assert.match(wrong.text, /used too often/);
});
