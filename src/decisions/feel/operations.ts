import type { LocalDate } from "#kernel";
import {
  addDays,
  addMonths,
  ageOn,
  compareDates,
  daysBetween,
  isLocalDate,
} from "#kernel";
import type { Absent, Datum, Duration } from "../values/datum.ts";
import { notApplicable, parseDuration, printDuration } from "../values/datum.ts";
import { Decimal, decimal } from "../values/number.ts";

/**
 * Every strict operation a plan may apply, by name. Each takes values whose types the model has checked;
 * an absent answer means there is none to give (division by zero, the least of an empty list).
 */
export const operations = {
  "add numbers": ([a, b]) => num(a).plus(num(b)),
  "subtract numbers": ([a, b]) => num(a).minus(num(b)),
  multiply: ([a, b]) => num(a).times(num(b)),
  divide: ([a, b]) =>
    num(b).isZero()
      ? notApplicable("division by zero")
      : num(a).dividedBy(num(b)),
  power: ([a, b]) => num(a).pow(num(b)),
  negate: ([a]) => num(a).negated(),
  "join texts": ([a, b]) => str(a) + str(b),
  "add duration to date": ([day, by]) => addMonths(str(day), dur(by).months),
  "take duration from date": ([day, by]) =>
    addMonths(str(day), -dur(by).months),
  "add durations": ([a, b]) => ({ months: dur(a).months + dur(b).months }),
  "subtract durations": ([a, b]) => ({ months: dur(a).months - dur(b).months }),
  equal: ([a, b]) => sameDatum(a, b),
  "number less": ([a, b]) => num(a).lessThan(num(b)),
  "number at most": ([a, b]) => num(a).lessThanOrEqualTo(num(b)),
  "text less": ([a, b]) => str(a) < str(b),
  "text at most": ([a, b]) => str(a) <= str(b),
  "duration less": ([a, b]) => dur(a).months < dur(b).months,
  "duration at most": ([a, b]) => dur(a).months <= dur(b).months,

  abs: ([a]) => num(a).abs(),
  floor: (given) => rounded(given, Decimal.ROUND_FLOOR),
  ceiling: (given) => rounded(given, Decimal.ROUND_CEIL),
  "round up": (given) => rounded(given, Decimal.ROUND_UP),
  "round down": (given) => rounded(given, Decimal.ROUND_DOWN),
  "round half up": (given) => rounded(given, Decimal.ROUND_HALF_UP),
  "round half down": (given) => rounded(given, Decimal.ROUND_HALF_DOWN),
  "round half even": (given) => rounded(given, Decimal.ROUND_HALF_EVEN),
  modulo: ([a, b]) =>
    num(b).isZero()
      ? notApplicable("division by zero")
      : num(a).minus(num(b).times(num(a).dividedBy(num(b)).floor())),
  min: ([given]) =>
    lowest(items(given), (a, b) => (compare(a, b) <= 0 ? a : b)),
  max: ([given]) =>
    lowest(items(given), (a, b) => (compare(a, b) >= 0 ? a : b)),
  sum: ([given]) =>
    items(given).reduce<Decimal>((sum, item) => sum.plus(num(item)), zero),
  product: ([given]) =>
    items(given).reduce<Decimal>((all, item) => all.times(num(item)), one),
  mean: ([given]) => {
    const list = items(given);
    if (list.length === 0) return notApplicable("the mean of an empty list");
    return list
      .reduce<Decimal>((sum, item) => sum.plus(num(item)), zero)
      .dividedBy(list.length);
  },
  count: ([given]) => decimal(items(given).length),

  "list contains": ([given, wanted]) =>
    items(given).some((item) => sameDatum(item, wanted)),
  concatenate: (lists) => lists.flatMap((list) => items(list)),
  union: (lists) => distinct(lists.flatMap((list) => items(list))),
  append: ([list, ...more]) => [...items(list), ...more],
  "distinct values": ([list]) => distinct(items(list)),
  reverse: ([list]) => items(list).toReversed(),
  sort: ([list]) => items(list).toSorted(compare),
  "index of": ([list, wanted]) =>
    items(list).flatMap((item, index) =>
      sameDatum(item, wanted) ? [decimal(index + 1)] : [],
    ),
  "item at": ([list, position]) => itemAt(items(list), num(position)),
  "numbers from to": ([from, to]) => {
    const numbers: Decimal[] = [];
    for (let n = num(from); n.lessThanOrEqualTo(num(to)); n = n.plus(1))
      numbers.push(n);
    return numbers;
  },
  all: ([list]) => items(list).every((item) => item === true),
  any: ([list]) => items(list).some((item) => item === true),

  contains: ([a, b]) => str(a).includes(str(b)),
  "starts with": ([a, b]) => str(a).startsWith(str(b)),
  "ends with": ([a, b]) => str(a).endsWith(str(b)),
  "upper case": ([a]) => str(a).toUpperCase(),
  "lower case": ([a]) => str(a).toLowerCase(),
  "string length": ([a]) => decimal([...str(a)].length),
  substring: ([a, start, length]) => {
    const letters = [...str(a)];
    const from = num(start).toNumber() - 1;
    const to = length === undefined ? undefined : from + num(length).toNumber();
    return letters.slice(from, to).join("");
  },
  "date to text": ([a]) => str(a),
  "number to text": ([a]) => num(a).toFixed(),
  "duration to text": ([a]) => printDuration(dur(a)),

  "date from text": ([a]) =>
    isLocalDate(str(a)) ? str(a) : notApplicable(`“${str(a)}” is not a date`),
  "date from numbers": ([year, month, day]) => {
    const made = [pad(year, 4), pad(month, 2), pad(day, 2)].join("-");
    return isLocalDate(made) ? made : notApplicable(`${made} is not a date`);
  },
  "duration from text": ([a]) =>
    parseDuration(str(a)) ?? notApplicable(`“${str(a)}” is not a duration`),
  "years and months duration": ([from, to]) => ({
    months: monthsBetween(str(from), str(to)),
  }),
  "months to duration": ([months]) => ({ months: whole(months) }),
  "years of duration": ([a]) => decimal(Math.trunc(dur(a).months / 12)),
  "months of duration": ([a]) => decimal(dur(a).months % 12),
  "age on": ([born, day]) => decimal(ageOn(str(born), str(day))),
  "add years": ([day, years]) =>
    addMonths(str(day), Math.floor(num(years).times(12).toNumber())),
  "add months": ([day, months]) => addMonths(str(day), whole(months)),
  "add days": ([day, days]) => addDays(str(day), whole(days)),
  "add weeks": ([day, weeks]) => addDays(str(day), whole(weeks) * 7),
  "days between": ([from, to]) => decimal(daysBetween(str(from), str(to))),
  "months between": ([from, to]) => decimal(monthsBetween(str(from), str(to))),
  "year of": ([day]) => decimal(str(day).slice(0, 4)),
  "month of": ([day]) => decimal(Number(str(day).slice(5, 7))),
  "day of": ([day]) => decimal(Number(str(day).slice(8, 10))),
  "last day of month": ([day]) =>
    addDays(`${addMonths(str(day), 1).slice(0, 7)}-01`, -1),
} satisfies Record<string, Operation>;

type Operation = (values: readonly Datum[]) => Datum | Absent;
export type OperationName = keyof typeof operations;

const zero = decimal(0);
const one = decimal(1);

// The model has checked every argument's type; these only tell the compiler so.
const num = (value: Datum | undefined): Decimal => value as Decimal;
const str = (value: Datum | undefined): string => value as string;
const dur = (value: Datum | undefined): Duration => value as Duration;
const items = (value: Datum | undefined): readonly Datum[] =>
  value as readonly Datum[];
const whole = (value: Datum | undefined): number =>
  num(value).floor().toNumber();
const pad = (value: Datum | undefined, width: number): string =>
  num(value).toFixed(0).padStart(width, "0");

type RoundingMode = Parameters<Decimal["toDecimalPlaces"]>[1];
/** Rounds to digits after the point, or before it when they are negative. */
function rounded(
  [value, digits]: readonly Datum[],
  mode: RoundingMode & number,
): Decimal {
  const places = digits === undefined ? 0 : whole(digits);
  if (places >= 0) return num(value).toDecimalPlaces(places, mode);
  const step = decimal(10).pow(-places);
  return num(value).dividedBy(step).toDecimalPlaces(0, mode).times(step);
}

function monthsBetween(from: LocalDate, to: LocalDate): number {
  if (compareDates(from, to) > 0) return -monthsBetween(to, from);
  const [fromYear, fromMonth, fromDay] = from.split("-").map(Number);
  const [toYear, toMonth, toDay] = to.split("-").map(Number);
  const months =
    ((toYear ?? 0) - (fromYear ?? 0)) * 12 + (toMonth ?? 0) - (fromMonth ?? 0);
  return (toDay ?? 0) < (fromDay ?? 0) ? months - 1 : months;
}

function itemAt(list: readonly Datum[], position: Decimal): Datum | Absent {
  const index = position.toNumber();
  return (
    list[index > 0 ? index - 1 : list.length + index] ??
    notApplicable(`the list has no item ${index}`)
  );
}

const lowest = (
  list: readonly Datum[],
  pick: (a: Datum, b: Datum) => Datum,
): Datum | Absent =>
  list.length === 0
    ? notApplicable("the least or greatest of an empty list")
    : list.reduce(pick);

const distinct = (list: readonly Datum[]): Datum[] =>
  list.filter(
    (item, index) =>
      list.findIndex((other) => sameDatum(item, other)) === index,
  );

/** Orders numbers, dates and texts, and durations. */
export function compare(left: Datum, right: Datum): number {
  if (left instanceof Decimal) return left.comparedTo(num(right));
  if (typeof left === "object" && "months" in left)
    return left.months - dur(right).months;
  return str(left) < str(right) ? -1 : str(left) > str(right) ? 1 : 0;
}

/** True when both are the same value; numbers by amount, lists and records item by item. */
export function sameDatum(
  left: Datum | undefined,
  right: Datum | undefined,
): boolean {
  if (left === undefined || right === undefined) return left === right;
  if (left instanceof Decimal)
    return right instanceof Decimal && left.equals(right);
  if (Array.isArray(left))
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item: Datum, index) =>
        sameDatum(item, right[index] as Datum | undefined),
      )
    );
  if (left instanceof Map)
    return (
      right instanceof Map &&
      left.size === right.size &&
      [...left].every(([name, value]) =>
        sameDatum(value as Datum, right.get(name) as Datum | undefined),
      )
    );
  if (typeof left === "object" && "months" in left)
    return (
      typeof right === "object" &&
      "months" in right &&
      left.months === right.months
    );
  return left === right;
}
