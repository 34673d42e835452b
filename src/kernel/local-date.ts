/** A calendar day, `YYYY-MM-DD`; compares as text. Only moments are `Date`. */
export type LocalDate = string;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayMs = 86_400_000;

type Parts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
};

function partsOf(date: LocalDate): Parts {
  const match = pattern.exec(date);
  if (!match)
    throw new Error(
      `Not a calendar day: write it as YYYY-MM-DD, not “${date}”.`,
    );
  return {
    year: Number(match[1]),
    month: Number(match[2]),
    day: Number(match[3]),
  };
}

const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();
const pad = (value: number, width: number): string =>
  String(value).padStart(width, "0");
const fromParts = ({ year, month, day }: Parts): LocalDate =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
const dayNumber = (date: LocalDate): number => {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / dayMs;
};

/** True when the text is a day that exists. */
export function isLocalDate(text: string): boolean {
  const match = pattern.exec(text);
  if (!match) return false;
  const [year, month, day] = [
    Number(match[1]),
    Number(match[2]),
    Number(match[3]),
  ];
  return (
    month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

export const compareDates = (left: LocalDate, right: LocalDate): number =>
  left < right ? -1 : left > right ? 1 : 0;
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  dayNumber(to) - dayNumber(from);
export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date((dayNumber(date) + days) * dayMs).toISOString().slice(0, 10);

/** Adds months; a day that the target month lacks becomes its last day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const total = year * 12 + (month - 1) + months;
  const target = {
    year: Math.floor(total / 12),
    month: (((total % 12) + 12) % 12) + 1,
  };
  return fromParts({
    ...target,
    day: Math.min(day, daysInMonth(target.year, target.month)),
  });
}

/** Adds years; 29 February becomes 28 February in a common year. */
export const addYears = (date: LocalDate, years: number): LocalDate =>
  addMonths(date, years * 12);

/** Whole years of age on a day; a person born on 29 February ages on 1 March in common years (Family Law Reform Act 1969 s.9). */
export function ageOn(dateOfBirth: LocalDate, day: LocalDate): number {
  const birth = partsOf(dateOfBirth);
  const on = partsOf(day);
  const hadBirthday =
    on.month > birth.month || (on.month === birth.month && on.day >= birth.day);
  return on.year - birth.year - (hadBirthday ? 0 : 1);
}

const london = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});
let inHour = { hour: NaN, day: "" };
/** The day it is in London at a moment; a day begins there on the hour, so it is looked up once an hour. */
export function todayInLondon(moment: Date): LocalDate {
  const hour = Math.floor(moment.getTime() / 3_600_000);
  if (hour !== inHour.hour) inHour = { hour, day: london.format(moment) };
  return inHour.day;
}
