import type { LocalDate } from "#kernel";
import {
  addDays,
  addMonths,
  ageOn,
  compareDates,
  daysBetween,
  isLocalDate,
} from "#kernel";
import type { Datum } from "../values/datum.ts";
import { inapplicable, parseDuration } from "../values/datum.ts";
import { decimal } from "../values/number.ts";
import type { Unit } from "../values/unit.ts";
import type { ValueType } from "../values/value-type.ts";
import {
  date,
  duration,
  numberIn,
  plainNumber,
  text,
} from "../values/value-type.ts";
import type { Moves, Pure } from "./moves.ts";
import { downUp, upUp } from "./moves.ts";
import type { Operation, Typing } from "./operation.ts";
import {
  dur,
  noPlaces,
  num,
  pure,
  str,
  strict,
  taking,
  whole,
} from "./operation.ts";

/** A number with a unit of time may also be a plain number. */
const counted = (unit: Unit): readonly ValueType[] => [
  numberIn(unit),
  plainNumber,
];
const years = { year: 1 };
const months = { month: 1 };
const days = { day: 1 };

const adding = (
  name: string,
  unit: Unit,
  add: (day: LocalDate, count: Datum | undefined) => LocalDate,
): Operation =>
  pure(
    {
      shape: `${name}(date, number)`,
      takes: [date, counted(unit)],
      gives: date,
      moves: upUp,
    },
    ([day, count]) => add(str(day), count),
  );

const betweenDates = (
  shape: string,
  gives: ValueType,
  between: (from: LocalDate, to: LocalDate) => Datum,
): Operation =>
  pure(
    { shape, takes: [date, date], gives, moves: downUp, places: noPlaces },
    ([from, to]) => between(str(from), str(to)),
  );

/** A part that a date or duration has as a field. */
const part = (
  of: (whole: Datum | undefined) => string | number,
  moves?: Moves,
): Operation =>
  strict(([a]) => decimal(of(a)), {
    places: noPlaces,
    ...(moves && { moves }),
  });

function monthsBetween(from: LocalDate, to: LocalDate): number {
  if (compareDates(from, to) > 0) return -monthsBetween(to, from);
  const [fromYear, fromMonth, fromDay] = from.split("-").map(Number);
  const [toYear, toMonth, toDay] = to.split("-").map(Number);
  const count =
    ((toYear ?? 0) - (fromYear ?? 0)) * 12 + (toMonth ?? 0) - (fromMonth ?? 0);
  return (toDay ?? 0) < (fromDay ?? 0) ? count - 1 : count;
}

const pad = (value: Datum | undefined, width: number): string =>
  num(value).toFixed(0).padStart(width, "0");

const made: Pure = (given) => {
  const [year, month, day] = given;
  const written =
    given.length === 3
      ? [pad(year, 4), pad(month, 2), pad(day, 2)].join("-")
      : str(year);
  return isLocalDate(written) ? written : inapplicable;
};

const dateTyping: Typing = (given) =>
  given.length === 3
    ? taking([counted(years), counted(months), counted(days)], date)(given)
    : taking([[text, date]], date)(given);

const durationTyping: Typing = (given) =>
  given[0]?.type.kind === "number"
    ? taking([counted(months)], duration)(given)
    : taking([text], duration)(given);

/** Days, durations, and the way between them. */
export const dates = {
  date: strict(made, {
    shape: 'date("YYYY-MM-DD") or date(year, month, day)',
    typing: dateTyping,
    structural: [0, 1, 2],
  }),
  duration: strict(
    ([a]) => {
      if (typeof a !== "string") return { months: whole(a) };
      return parseDuration(a) ?? inapplicable;
    },
    {
      shape: 'duration("P1Y6M") or duration(months)',
      typing: durationTyping,
    },
  ),
  "years and months duration": betweenDates(
    "years and months duration(from, to)",
    duration,
    (from, to) => ({ months: monthsBetween(from, to) }),
  ),
  "age on": betweenDates(
    "age on(date of birth, date)",
    numberIn(years),
    (born, day) => decimal(ageOn(born, day)),
  ),
  "days between": betweenDates(
    "days between(from, to)",
    numberIn(days),
    (from, to) => decimal(daysBetween(from, to)),
  ),
  "months between": betweenDates(
    "months between(from, to)",
    numberIn(months),
    (from, to) => decimal(monthsBetween(from, to)),
  ),
  "add years": adding("add years", years, (day, count) =>
    addMonths(day, Math.floor(num(count).times(12).toNumber())),
  ),
  "add months": adding("add months", months, (day, count) =>
    addMonths(day, whole(count)),
  ),
  "add weeks": adding("add weeks", { week: 1 }, (day, count) =>
    addDays(day, whole(count) * 7),
  ),
  "add days": adding("add days", days, (day, count) =>
    addDays(day, whole(count)),
  ),
  "last day of month": pure(
    { shape: "last day of month(date)", takes: [date], gives: date },
    ([day]) => addDays(`${addMonths(str(day), 1).slice(0, 7)}-01`, -1),
  ),
  "year of date": part((day) => str(day).slice(0, 4), ["up"]),
  "month of date": part((day) => Number(str(day).slice(5, 7))),
  "day of date": part((day) => Number(str(day).slice(8, 10))),
  "years of duration": part((a) => Math.trunc(dur(a).months / 12)),
  "months of duration": part((a) => dur(a).months % 12),
} satisfies Record<string, Operation>;
