import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  divideUnits,
  multiplyUnits,
  parseUnit,
  plain,
  printUnit,
  sameUnit,
} from "./unit.ts";

const unit = fc
  .dictionary(
    fc.constantFrom("GBP", "week", "year", "hour", "day"),
    fc.integer({ min: -3, max: 3 }).filter((power) => power !== 0),
    { maxKeys: 3 },
  )
  .map((bases) => ({ ...bases }));

test("units multiply in any order and divide back", () => {
  fc.assert(
    fc.property(unit, unit, unit, (a, b, c) => {
      assert.ok(sameUnit(multiplyUnits(a, b), multiplyUnits(b, a)));
      assert.ok(sameUnit(divideUnits(multiplyUnits(a, b), b), a));
      assert.ok(
        sameUnit(
          multiplyUnits(a, multiplyUnits(b, c)),
          multiplyUnits(multiplyUnits(a, b), c),
        ),
      );
      assert.ok(sameUnit(divideUnits(a, a), plain));
    }),
  );
});

for (const { written, printed } of [
  { written: "GBP/week", printed: "GBP/week" },
  { written: "weeks/year", printed: "weeks/year" },
  { written: "count", printed: "ratio" },
  { written: "hours/week", printed: "hours/week" },
]) {
  test(`${written} is a unit, printed ${printed}`, () => {
    const parsed = parseUnit(written);
    assert.ok(parsed);
    assert.equal(printUnit(parsed), printed);
  });
}

test("a yearly sum divided by weeks in a year is weekly", () => {
  const yearly = parseUnit("GBP/year") ?? plain;
  const weeks = parseUnit("weeks/year") ?? plain;
  assert.equal(printUnit(divideUnits(yearly, weeks)), "GBP/week");
});

test("a unit nobody knows is not one", () =>
  assert.equal(parseUnit("groats/week"), undefined));
