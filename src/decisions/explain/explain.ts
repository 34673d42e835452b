import type { Locale } from "#kernel";
import { say, sayEach } from "#kernel";
import type { Explanation } from "../evaluate/decide.ts";
import { closureOf, valueOf } from "../evaluate/kernel.ts";
import type { Run } from "../evaluate/run.ts";
import type { Value } from "../values/value.ts";
import type { Evaluated } from "../values/datum.ts";
import { isAbsent } from "../values/datum.ts";
import type { DecisionSlot, PlanSentence, PlanTemplate } from "../plan/plan.ts";
import { formatValue } from "./format.ts";

/** One sentence of an explanation, under the sentence it supports. */
export type ExplanationLine = {
  readonly depth: number;
  readonly text: string;
  /** The law or guidance the sentence rests on. */
  readonly source: string;
  readonly decision: string;
  readonly value?: Value;
};

/** Puts an outcome in plain sentences, the numbers in them, what each rests on below it. */
export function explain(
  because: Explanation,
  locale: Locale,
): readonly ExplanationLine[] {
  const seen = new Set<number>();
  const lines: ExplanationLine[] = [];
  const visit = (slot: number, depth: number): void => {
    const declared = because.run.plan.slots[slot];
    if (declared?.kind !== "decision" || seen.has(slot)) return;
    seen.add(slot);
    lines.push(lineOf(because.run, { slot, declared, depth, locale }));
    for (const used of because.run.uses[slot] ?? []) visit(used, depth + 1);
  };
  visit(because.slot, 0);
  return lines;
}

type Place = {
  readonly slot: number;
  readonly declared: DecisionSlot;
  readonly depth: number;
  readonly locale: Locale;
};

function lineOf(
  run: Run,
  { slot, declared, depth, locale }: Place,
): ExplanationLine {
  const value = valueOf(run, slot);
  const sentence = declared.says.find((says) => fitsOutcome(run, says, value));
  const isGiven = run.given[slot] !== undefined;
  const text =
    sentence && !isGiven
      ? filled(run, sentence.words[locale], locale)
      : plainSentence(run, { slot, declared, depth, locale });
  return {
    depth,
    text,
    source: declared.source,
    decision: declared.name,
    ...(isAbsent(value)
      ? {}
      : { value: { type: declared.type, datum: value } }),
  };
}

function fitsOutcome(
  run: Run,
  { when }: PlanSentence,
  value: Evaluated,
): boolean {
  if (isAbsent(value))
    return when.kind === "not-applicable" && value.absent !== "unknown";
  if (when.kind === "always") return true;
  if (when.kind !== "test") return false;
  run.locals[when.outcome] = value;
  return closureOf(run.plan, when.test)(run) === true;
}

const absentWords = sayEach({
  unknown: "not known yet",
  "not-applicable": "does not apply",
  none: "none",
});

function shown(run: Run, slot: number, locale: Locale): string {
  const value = valueOf(run, slot);
  const declared = run.plan.slots[slot];
  if (isAbsent(value)) return absentWords[value.absent][locale];
  return declared
    ? formatValue({ type: declared.type, datum: value }, locale)
    : "";
}

const filled = (run: Run, template: PlanTemplate, locale: Locale): string =>
  template
    .map((part) =>
      part.kind === "text" ? part.text : shown(run, part.name, locale),
    )
    .join("");

/** `Weekly rate: £86.45 a week.`, when the pack has no sentence for this outcome. */
function plainSentence(run: Run, { slot, declared, locale }: Place): string {
  const label = declared.label[locale] || declared.name;
  const given = run.given[slot] === undefined ? "" : say(" (as given)")[locale];
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${shown(run, slot, locale)}${given}.`;
}
