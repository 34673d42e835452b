export {
  addDays,
  addMonths,
  addYears,
  ageOn,
  compareDates,
  daysBetween,
  isLocalDate,
  todayInLondon,
} from "./local-date.ts";
export type { LocalDate } from "./local-date.ts";
export { formatPence, parseDigits, parsePence } from "./money.ts";
export type { Pence } from "./money.ts";
export { fail, isOk, ok } from "./result.ts";
export type { Result } from "./result.ts";
export { isId, newId, newReference } from "./identifier.ts";
export type { Id } from "./identifier.ts";
export { attempt } from "./attempt.ts";
export { backOffMs, pause, restarts } from "./back-off.ts";
export type { BackOff } from "./back-off.ts";
export { systemClock } from "./clock.ts";
export { fixedClock } from "./testing/fixed-clock.ts";
export type { Clock } from "./clock.ts";
export { onceFor } from "./once-for.ts";
export { thumbprintOf } from "./thumbprint.ts";
export { formatDate, formatList } from "./said.ts";
export { fillIn, hasParts, partForAnybody, say, sayEach } from "./words.ts";
export type { Locale, Part, Words } from "./words.ts";
export { isStorableText, storableText, unstorableIn } from "./storable.ts";
