import type { LocalDate } from "#kernel";
import { isLocalDate } from "#kernel";
import { valueOf } from "../evaluate/kernel.ts";
import type { Run } from "../evaluate/run.ts";
import { startRun } from "../evaluate/run.ts";
import { Decimal } from "../values/number.ts";
import type { Datum, Evaluated } from "../values/datum.ts";
import { isAbsent } from "../values/datum.ts";
import { everyPart } from "../operations/expression.ts";
import type { Unit } from "../values/unit.ts";
import { restored } from "../values/plain.ts";
import type { ValueType } from "../values/value-type.ts";
import type { Plan } from "../plan/plan.ts";
import { reachOf } from "../evaluate/reach.ts";

/** Numbers by unit, dates and choices that the rules near a fact speak of on a day. */
export type Thresholds = {
  readonly numbers: { readonly value: Decimal; readonly unit: NumberUnit }[];
  readonly dates: LocalDate[];
  readonly choices: Set<Datum>;
};
type NumberUnit = Unit | "any-unit";

/** Rules further from the fact are looked at only while there are fewer than this. */
const enough = 16;

/** What the rules that use a fact compare with, the nearest rules first. */
export function thresholdsNear(
  plan: Plan,
  fact: number,
  asOf: LocalDate,
): Thresholds {
  const { readBy } = reachOf(plan);
  const limits: Thresholds = { numbers: [], dates: [], choices: new Set() };
  const run = startRun(plan, asOf, []);
  const seen = new Set([fact]);
  let level: readonly number[] = readBy[fact] ?? [];
  while (
    level.length > 0 &&
    limits.numbers.length + limits.dates.length < enough
  ) {
    for (const decision of level) {
      seen.add(decision);
      seeDecision(run, decision, limits);
    }
    const next = level.flatMap((decision) => readBy[decision] ?? []);
    level = [...new Set(next)].filter((decision) => !seen.has(decision));
  }
  return limits;
}

/** The constants of a decision, and what it reads that has a value whatever the facts. */
function seeDecision(run: Run, decision: number, limits: Thresholds): void {
  const { plan } = run;
  const slot = plan.slots[decision];
  if (slot?.kind !== "decision") return;
  for (const part of everyPart(slot.logic))
    if (part.kind === "constant")
      see(restored(part.datum, part.type), part.type, limits);
  for (const read of reachOf(plan).reads[decision] ?? []) {
    const type = plan.slots[read]?.type;
    if (type) see(valueOf(run, read), type, limits);
  }
}

function see(value: Evaluated, type: ValueType, limits: Thresholds): void {
  if (isAbsent(value)) return;
  if (type.kind === "number" && value instanceof Decimal)
    limits.numbers.push({ value, unit: type.unit });
  else if (type.kind === "choice") limits.choices.add(value);
  else if (typeof value === "string" && isLocalDate(value))
    limits.dates.push(value);
  else if (Array.isArray(value) && type.kind === "list")
    for (const item of value) see(item as Datum, type.of, limits);
  else if (value instanceof Map && type.kind === "record")
    for (const [name, part] of value) {
      const field = type.fields[name as string];
      if (field) see(part as Datum, field, limits);
    }
}
