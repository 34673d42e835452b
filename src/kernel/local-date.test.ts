import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  addDays,
  addMonths,
  ageOn,
  daysBetween,
  isLocalDate,
  todayInLondon,
} from "./local-date.ts";

for (const { text, exists } of [
  { text: "2024-02-29", exists: true },
  { text: "2025-02-29", exists: false },
  { text: "2025-13-01", exists: false },
  { text: "2025-1-1", exists: false },
]) {
  test(`${text} ${exists ? "is" : "is not"} a calendar day`, () =>
    assert.equal(isLocalDate(text), exists));
}

test("the day of a moment is the London day, summer time included", () => {
  assert.equal(todayInLondon(new Date("2026-07-01T23:30:00Z")), "2026-07-02");
  assert.equal(todayInLondon(new Date("2026-12-01T23:30:00Z")), "2026-12-01");
});

test("a month added to 31 January ends in February", () =>
  assert.equal(addMonths("2026-01-31", 1), "2026-02-28"));

for (const { day, age } of [
  { day: "2026-02-28", age: 25 },
  { day: "2026-03-01", age: 26 },
]) {
  test(`a person born on 29 February 2000 is ${age} on ${day}`, () =>
    assert.equal(ageOn("2000-02-29", day), age));
}

const anyDay = fc
  .integer({ min: -20_000, max: 40_000 })
  .map((days) => addDays("1970-01-01", days));
test("adding days and counting them back agree", () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.integer({ min: -9_000, max: 9_000 }),
      (day, days) => daysBetween(day, addDays(day, days)) === days,
    ),
  );
});
