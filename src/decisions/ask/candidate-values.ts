import type { LocalDate } from "#kernel";
import { addDays, addMonths, addYears } from "#kernel";
import type { Decimal } from "../values/number.ts";
import { decimal } from "../values/number.ts";
import { compare } from "../values/datum.ts";
import type { Datum } from "../values/datum.ts";
import type { Unit } from "../values/unit.ts";
import { plain, sameUnit } from "../values/unit.ts";
import type { ValueType } from "../values/value-type.ts";
import type { Plan, Slot } from "../plan/plan.ts";
import { boundsOf } from "../values/range.ts";
import type { Thresholds } from "./thresholds.ts";
import { thresholdsNear } from "./thresholds.ts";

const known = new WeakMap<Plan, Map<string, readonly Datum[]>>();
/** Facts on a few days; a long-lived process starts anew now and then. */
const mostKept = 5_000;

/** Values of a fact at which a rule may turn, as a person might give them: its choices, and both sides of every threshold and date near it. */
export function candidateValues(
  plan: Plan,
  fact: number,
  asOf: LocalDate,
): readonly Datum[] {
  let values = known.get(plan);
  if (!values || values.size > mostKept) known.set(plan, (values = new Map()));
  const key = `${fact} ${asOf}`;
  const found = values.get(key);
  if (found) return found;
  const slot = plan.slots[fact];
  if (!slot) throw new Error(`the plan has no slot ${fact}`);
  const limits = thresholdsNear(plan, fact, asOf);
  const made = inRange(valuesOf(slot.type, limits, asOf), slot, asOf);
  values.set(key, made);
  return made;
}

const sums = [0, 1, 10, 100, 1_000, 10_000, 100_000];
const weeklySums = [0, 1, 10, 100, 1_000];
const measures = [0, 1, 2, 5, 10, 20, 35, 50];
const counts = [0, 1, 2, 3, 5, 10];
const ages = [0, 10, 18, 25, 40, 55, 60, 66, 70, 75, 80, 90, 100];
const monthsAgo = [0, 1, 4, 13, 20];
const mostValues = 40;
const mostItems = 12;

function valuesOf(
  type: ValueType,
  limits: Thresholds,
  asOf: LocalDate,
): readonly Datum[] {
  switch (type.kind) {
    case "yes/no":
      return [false, true];
    case "choice":
      return choicesOf(Object.keys(type.values), limits);
    case "number":
      return numbersOf(type.unit, limits);
    case "date":
      return datesOf(limits, asOf);
    case "duration":
      return [0, 1, 12, 12 * 18, 12 * 60, 12 * 66].map((months) => ({
        months,
      }));
    case "list":
      return listsOf(valuesOf(type.of, limits, asOf));
    case "record":
      return recordsOf(type.fields, limits, asOf);
    default:
      return ["A", "B"];
  }
}

/** Values the rules speak of before those they do not. */
const choicesOf = (
  values: readonly string[],
  { choices }: Thresholds,
): readonly Datum[] =>
  values.toSorted((a, b) => Number(choices.has(b)) - Number(choices.has(a)));

/** Whole numbers on both sides of each threshold of the unit, and some plain sizes. */
function numbersOf(
  unit: Unit | "any-unit",
  { numbers }: Thresholds,
): readonly Datum[] {
  const near = numbers
    .filter((limit) => isSameUnit(limit.unit, unit))
    .flatMap(({ value }) => wholeAround(value))
    .filter((value) => !value.isNegative());
  return thinned([...sizesIn(unit).map(decimal), ...near]);
}

/** Plain sizes as people have them: nobody has 10 000 pounds a week or 50 children. */
function sizesIn(unit: Unit | "any-unit"): readonly number[] {
  if (unit === "any-unit") return counts;
  if ("GBP" in unit) return "week" in unit ? weeklySums : sums;
  return sameUnit(unit, plain) ? counts : measures;
}

const isSameUnit = (
  left: Unit | "any-unit",
  right: Unit | "any-unit",
): boolean =>
  left !== "any-unit" && right !== "any-unit" && sameUnit(left, right);

/** `[15999, 16000, 16001]` of 16000, `[81, 82]` of 81.05. */
function wholeAround(value: Decimal): readonly Decimal[] {
  if (value.isInteger()) return [value.minus(1), value, value.plus(1)];
  return [value.floor(), value.ceil()];
}

/** Birthdays at the ages the rules speak of, days as many months ago as they speak of, and their own dates. */
function datesOf(
  { numbers, dates }: Thresholds,
  asOf: LocalDate,
): readonly Datum[] {
  const lengths = (unit: Unit, most: number): readonly number[] =>
    numbers
      .filter((limit) => isSameUnit(limit.unit, unit))
      .map(({ value }) => value.floor().toNumber())
      .filter((value) => value >= 0 && value <= most);
  const birthdays = [...lengths({ year: 1 }, 120), ...ages];
  const months = [...lengths({ month: 1 }, 120), ...monthsAgo];
  const inLife = dates.filter((day) => day > "1850-01-01" && day < "2200");
  const near = [
    ...birthdays.map((age) => addYears(asOf, -age)),
    ...months.map((count) => addMonths(asOf, -count)),
  ];
  return thinned([
    ...near,
    ...inLife.flatMap((day) => [day, addDays(day, 1), addDays(day, -1)]),
    ...lengths({ year: 1 }, 120).flatMap((age) => [
      addDays(addYears(asOf, -age), 1),
      addDays(addYears(asOf, -age), -1),
    ]),
  ]);
}

const listsOf = (items: readonly Datum[]): readonly Datum[] => [
  [],
  ...items.slice(0, mostItems).map((item) => [item]),
  items.slice(0, mostItems),
];

function recordsOf(
  fields: { readonly [name: string]: ValueType },
  limits: Thresholds,
  asOf: LocalDate,
): readonly Datum[] {
  const pools = Object.entries(fields).map(
    ([name, type]) => [name, valuesOf(type, limits, asOf)] as const,
  );
  const longest = Math.max(1, ...pools.map(([, pool]) => pool.length));
  return Array.from(
    { length: Math.min(longest, mostItems) },
    (_, index) =>
      new Map(
        pools.flatMap(([name, pool]) => {
          const value = pool[index % pool.length];
          return value === undefined ? [] : [[name, value] as const];
        }),
      ),
  );
}

/** Each value once; when there are too many, evenly spread ones, in an order that tries far-apart values first. */
function thinned(values: readonly Datum[]): readonly Datum[] {
  const sorted = values.toSorted(compare).filter((value, index, all) => {
    const before = all[index - 1];
    return before === undefined || compare(before, value) !== 0;
  });
  const step = Math.max(1, sorted.length / mostValues);
  const kept = Array.from(
    { length: Math.min(sorted.length, mostValues) },
    (_, index) => sorted[Math.floor(index * step)],
  ).filter((value) => value !== undefined);
  return spreadOut(kept);
}

/** The middle first, then the middles of the halves. */
function spreadOut(sorted: readonly Datum[]): readonly Datum[] {
  const order: Datum[] = [];
  let spans: readonly (readonly [number, number])[] = [[0, sorted.length]];
  while (spans.length > 0) {
    const next: (readonly [number, number])[] = [];
    for (const [from, to] of spans) {
      if (from >= to) continue;
      const middle = Math.floor((from + to) / 2);
      const value = sorted[middle];
      if (value !== undefined) order.push(value);
      next.push([from, middle], [middle + 1, to]);
    }
    spans = next;
  }
  return order;
}

/** Only values the concept allows: a date of birth is not in the future. */
function inRange(
  values: readonly Datum[],
  slot: Slot,
  asOf: LocalDate,
): readonly Datum[] {
  if (slot.kind !== "fact" || !slot.range) return values;
  const { from, to } = boundsOf(slot, asOf);
  const kept = values.filter(
    (value) =>
      (from === undefined || compare(value, from) >= 0) &&
      (to === undefined || compare(value, to) <= 0),
  );
  return kept.length > 0 ? kept : values;
}
