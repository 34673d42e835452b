import type { LocalDate } from "#kernel";
import { addDays, addYears, isLocalDate } from "#kernel";
import { valueOn } from "../model/period.ts";
import { Decimal, decimal } from "../feel/number.ts";
import { compare } from "../feel/operations.ts";
import type { Datum } from "../model/datum.ts";
import { isAbsent } from "../model/datum.ts";
import { everyPart } from "../model/expression.ts";
import { sameUnit } from "../model/unit.ts";
import type { Unit } from "../model/unit.ts";
import type { ValueType } from "../model/value-type.ts";
import type { Plan, Slot } from "../plan/plan.ts";

type Wanted = {
  readonly fact: number;
  readonly goal: number;
  readonly asOf: LocalDate;
};

type Known = {
  readonly values: Map<string, readonly Datum[]>;
  readonly thresholds: Map<string, Thresholds>;
};
const known = new WeakMap<Plan, Known>();
/** Days and goals asked about so far are few; a long-lived process starts anew now and then. */
const mostKept = 20_000;

function knownOf(plan: Plan): Known {
  const found = known.get(plan);
  if (found && found.values.size < mostKept) return found;
  const fresh: Known = { values: new Map(), thresholds: new Map() };
  known.set(plan, fresh);
  return fresh;
}

/** Values of a fact at which a goal may turn: its choices, and both sides of every threshold and date of the rules. */
export function candidateValues(plan: Plan, wanted: Wanted): readonly Datum[] {
  const { fact, goal, asOf } = wanted;
  const { values, thresholds } = knownOf(plan);
  const key = `${fact} ${goal} ${asOf}`;
  const found = values.get(key);
  if (found) return found;
  const slot = plan.slots[fact];
  if (!slot) throw new Error(`the plan has no slot ${fact}`);
  const limits =
    thresholds.get(`${goal} ${asOf}`) ?? thresholdsOf(plan, goal, asOf);
  thresholds.set(`${goal} ${asOf}`, limits);
  const made = inRange(valuesOf(slot.type, limits, asOf), slot, asOf);
  values.set(key, made);
  return made;
}

/** Numbers by unit and dates that the rules behind a goal speak of on a day. */
type Thresholds = {
  readonly numbers: readonly {
    readonly value: Decimal;
    readonly unit: Unit | "any-unit";
  }[];
  readonly dates: readonly LocalDate[];
  readonly choices: ReadonlySet<Datum>;
};

function thresholdsOf(plan: Plan, goal: number, asOf: LocalDate): Thresholds {
  const numbers: { value: Decimal; unit: Unit | "any-unit" }[] = [];
  const dates: LocalDate[] = [];
  const choices = new Set<Datum>();
  const see = (datum: Datum, type: ValueType): void => {
    if (type.kind === "number" && datum instanceof Decimal)
      numbers.push({ value: datum, unit: type.unit });
    else if (typeof datum === "string" && isLocalDate(datum)) dates.push(datum);
    else if (type.kind === "choice") choices.add(datum);
    else if (Array.isArray(datum) && type.kind === "list")
      for (const item of datum) see(item as Datum, type.of);
    else if (datum instanceof Map && type.kind === "record")
      for (const [name, value] of datum) {
        const field = type.fields[name as string];
        if (field) see(value as Datum, field);
      }
  };
  for (const index of reachable(plan, goal)) {
    const slot = plan.slots[index];
    if (slot?.kind === "parameter") {
      const value = valueOn(slot.inForce, asOf, slot.name);
      if (!isAbsent(value)) see(value, slot.type);
    } else if (slot?.kind === "decision")
      for (const expression of [slot.logic, slot.appliesWhen])
        if (expression)
          for (const part of everyPart(expression))
            if (part.kind === "constant") see(part.datum, part.type);
  }
  return { numbers, dates, choices };
}

function reachable(plan: Plan, goal: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const visit = (index: number): void => {
    if (seen.has(index)) return;
    seen.add(index);
    const slot = plan.slots[index];
    if (slot?.kind !== "decision") return;
    for (const expression of [slot.appliesWhen, slot.logic])
      if (expression)
        for (const part of everyPart(expression))
          if ("name" in part) visit(part.name);
  };
  visit(goal);
  return seen;
}

const penny = decimal(1).dividedBy(100);
const sizes = [0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
const ages = [0, 1, 10, 18, 25, 40, 55, 60, 66, 67, 70, 75, 80, 90, 100];
const mostValues = 48;

function valuesOf(
  type: ValueType,
  limits: Thresholds,
  asOf: LocalDate,
): readonly Datum[] {
  switch (type.kind) {
    case "yes/no":
      return [true, false];
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

/** Each threshold of the unit, a step below and above it, and some plain sizes. */
function numbersOf(
  unit: Unit | "any-unit",
  { numbers }: Thresholds,
): readonly Datum[] {
  const step = unit !== "any-unit" && "GBP" in unit ? penny : 1;
  const near = numbers
    .filter(
      (limit) =>
        unit !== "any-unit" &&
        limit.unit !== "any-unit" &&
        sameUnit(limit.unit, unit),
    )
    .flatMap(({ value }) => [value, value.minus(step), value.plus(step)])
    .filter((value) => !value.isNegative());
  return thinned([...sizes.map(decimal), ...near]);
}

function datesOf(
  { numbers, dates }: Thresholds,
  asOf: LocalDate,
): readonly Datum[] {
  const years = numbers
    .filter(({ unit }) => unit !== "any-unit" && sameUnit(unit, { year: 1 }))
    .map(({ value }) => value.floor().toNumber())
    .filter((value) => value >= 0 && value <= 120);
  const birthdays = [...years, ...ages].map((age) => addYears(asOf, -age));
  return thinned(
    [...birthdays, ...dates].flatMap((day) => [
      day,
      addDays(day, 1),
      addDays(day, -1),
    ]),
  );
}

const listsOf = (items: readonly Datum[]): readonly Datum[] => [
  ...items.slice(0, 12).map((item) => [item]),
  [],
  items.slice(0, 12),
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
    { length: Math.min(longest, 12) },
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

/** The ends and the middle first, then the middles of the halves. */
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
  const bound = (written: string | undefined): Datum | undefined =>
    written === undefined
      ? undefined
      : written === "today"
        ? asOf
        : slot.type.kind === "number"
          ? decimal(written)
          : written;
  const from = bound(slot.range.from);
  const to = bound(slot.range.to);
  const kept = values.filter(
    (value) =>
      (from === undefined || compare(value, from) >= 0) &&
      (to === undefined || compare(value, to) <= 0),
  );
  return kept.length > 0 ? kept : values;
}
