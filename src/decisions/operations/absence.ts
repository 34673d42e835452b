import { sameDatum } from "../values/datum.ts";
import type { Absent, Evaluated } from "../values/datum.ts";
import { isAbsent, inapplicable } from "../values/datum.ts";

/** Unknown for want of the facts that any of these want. */
export function unknownFor(values: readonly Evaluated[]): Absent {
  let only: Absent | undefined;
  let missing: Set<number> | undefined;
  for (const value of values) {
    if (!isAbsent(value) || value.absent !== "unknown" || value === only)
      continue;
    if (!only) only = value;
    else {
      missing ??= new Set(only.absent === "unknown" ? only.missing : []);
      for (const slot of value.missing) missing.add(slot);
    }
  }
  return only && !missing
    ? only
    : { absent: "unknown", missing: [...(missing ?? [])] };
}

/**
 * Why a strict operation on these has no value, if it has none: what does not apply outweighs what is not known,
 * because no fact can change it; a fact known to be none has nothing to calculate with.
 */
export function whyAbsent(values: readonly Evaluated[]): Absent | undefined {
  let unknown = 0;
  for (const value of values) {
    if (!isAbsent(value)) continue;
    if (value.absent === "not-applicable") return value;
    if (value.absent === "none") return inapplicable;
    unknown++;
  }
  return unknown > 0 ? unknownFor(values) : undefined;
}

/** `none` used where a value is needed becomes not applicable; anything else stays. */
export const needed = (value: Evaluated): Evaluated =>
  isAbsent(value) && value.absent === "none" ? inapplicable : value;

export const isUnknown = (value: Evaluated): boolean =>
  isAbsent(value) && value.absent === "unknown";

/** True when both are decided and decided alike. */
export function agree(left: Evaluated, right: Evaluated): boolean {
  if (isAbsent(left) || isAbsent(right))
    return (
      isAbsent(left) &&
      isAbsent(right) &&
      left.absent !== "unknown" &&
      left.absent === right.absent
    );
  return sameDatum(left, right);
}

/**
 * Kleene's and (`deciding` false) and or (`deciding` true): one deciding part settles it whatever the others are;
 * otherwise what is not known outweighs what does not apply, for it may still decide.
 */
export function kleene<Part>(
  parts: readonly Part[],
  evaluate: (part: Part) => Evaluated,
  deciding: boolean,
): Evaluated {
  const unknown: Evaluated[] = [];
  let lacking: Evaluated | undefined;
  for (const part of parts) {
    const value = needed(evaluate(part));
    if (value === deciding) return deciding;
    if (!isAbsent(value)) continue;
    if (value.absent === "unknown") unknown.push(value);
    else lacking = value;
  }
  if (unknown.length > 0) return unknownFor(unknown);
  return lacking ?? !deciding;
}
