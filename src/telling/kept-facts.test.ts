import assert from "node:assert/strict";
import test from "node:test";
import type { Fact } from "#decisions";
import { dropFacts, homeOf, keepFacts } from "./kept-facts.ts";
import { smallTown } from "./testing/small-town.ts";

const law = { catalogue: smallTown(), asOf: "2026-11-30" } as const;
const text = (value: string): Fact => ({ kind: "known", value });
const told = (home: string) =>
  new Map([
    ["person.name", text("Ada")],
    ["person.home", text(home)],
  ]);

test("what is known in a journey is the same facts while nothing differs, and no other journey's", () => {
  const first = keepFacts("a", told("1 Mill Lane"), law);
  assert.equal(keepFacts("a", told("1 Mill Lane"), law), first);
  assert.notEqual(keepFacts("b", told("1 Mill Lane"), law), first);
});

test("another answer makes other facts, which say what was read", () => {
  const before = keepFacts("c", told("1 Mill Lane"), law);
  const after = keepFacts("c", told("2 Mill Lane"), law);
  assert.notEqual(after, before);
  assert.deepEqual(after, told("2 Mill Lane"));
  assert.deepEqual(before, told("1 Mill Lane"));
  const fewer = new Map([...told("2 Mill Lane")].slice(0, 1));
  assert.deepEqual(keepFacts("c", fewer, law), fewer);
});

test("only the journeys that were open last are held", () => {
  const first = keepFacts("0", told("1 Mill Lane"), law);
  for (let index = 1; index <= 200; index += 1)
    keepFacts(String(index), told("1 Mill Lane"), law);
  assert.notEqual(keepFacts("0", told("1 Mill Lane"), law), first);
});

const quarterMs = 15 * 60_000;
const home = told("1 Mill Lane");

test("what nobody used for a quarter of an hour is let go of when others are asked for", () => {
  const first = keepFacts("old", home, law, 0);
  assert.equal(keepFacts("old", new Map(home), law, quarterMs), first);
  keepFacts("other", home, law, 2 * quarterMs + 1);
  assert.notEqual(
    keepFacts("old", new Map(home), law, 2 * quarterMs + 1),
    first,
  );
});

test("what was held of a journey goes when it ends, on each of its pages and on the home page, and no other's", () => {
  const keys = ["ended", "ended 2", "ended before", homeOf("ada"), "goes on"];
  const read = () => keys.map((of) => keepFacts(of, new Map(home), law, 0));
  const first = read();
  dropFacts("ended", homeOf("ada"));
  assert.deepEqual(
    read().map((facts, index) => facts === first[index]),
    [false, false, false, false, true],
  );
});
