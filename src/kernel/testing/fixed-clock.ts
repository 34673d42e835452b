import type { Clock } from "../clock.ts";
import { todayInLondon } from "../local-date.ts";

/** A clock that stands still at a moment. */
export function fixedClock(moment: string): Clock {
  const at = new Date(moment);
  return { now: () => new Date(at), today: () => todayInLondon(at) };
}
