import type { LocalDate } from "./local-date.ts";
import { todayInLondon } from "./local-date.ts";

/** The one clock, handed in by `processes`; *today* is the date in Europe/London. */
export type Clock = { now(): Date; today(): LocalDate };

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => todayInLondon(new Date()),
};
