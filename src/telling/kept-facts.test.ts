import assert from "node:assert/strict";
import test from "node:test";
import type { Fact } from "#decisions";
import { keepFacts } from "./kept-facts.ts";
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
