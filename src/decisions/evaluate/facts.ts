import type { Result } from "#kernel";
import { fail, ok } from "#kernel";
import { Decimal, decimal } from "../values/number.ts";
import type { Absent, Datum } from "../values/datum.ts";
import { none, notApplicable } from "../values/datum.ts";
import type { Model } from "../model/model.ts";
import { didYouMean } from "../values/nearest.ts";
import { parseValue } from "../values/parse-value.ts";
import type { Range } from "../values/range.ts";
import type { ValueType } from "../values/value-type.ts";
import type { Plan } from "../plan/plan.ts";
import type { FactValue } from "../values/value.ts";

/** What is known about one fact; a fact that is absent from `Facts` is not known yet. */
export type Fact =
  | { readonly kind: "known"; readonly value: FactValue }
  | { readonly kind: "none" }
  | { readonly kind: "not-applicable" };
export type Facts = ReadonlyMap<string, Fact>;
/** Why a fact was refused: what, and how to mend it. */
export type FactError = { readonly fact: string; readonly message: string };

/**
 * Reads facts from JSON: names may be dotted or nested, `null` is known to be none, and any decision or parameter may
 * be given in place of its own value.
 */
export function parseFacts(
  model: Model,
  raw: Record<string, unknown>,
): Result<Facts, readonly FactError[]> {
  const facts = new Map<string, Fact>();
  const errors: FactError[] = [];
  for (const [name, value] of flattened(model, raw, "")) {
    const type = typeOf(model, name);
    if (!type) errors.push(unknownFact(model, name));
    else if (value === null) facts.set(name, noneOf(model, name));
    else {
      const parsed = parseValue(value, type);
      const outside =
        parsed.kind === "ok" && whyOutside(model, name, parsed.value);
      if (outside) errors.push({ fact: name, message: outside });
      else if (parsed.kind === "ok")
        facts.set(name, { kind: "known", value: plainFact(value, type) });
      else errors.push({ fact: name, message: `${name}: ${parsed.error}` });
    }
  }
  return errors.length > 0 ? fail(errors) : ok(facts);
}

/** A number may be written `{ value, unit }`; once its unit is checked only the value is kept. */
const plainFact = (value: unknown, type: ValueType): FactValue =>
  type.kind === "number" && typeof value === "object"
    ? (value as { readonly value: number }).value
    : (value as FactValue);

/** A decision given as none does not apply; a fact is known to be none. */
const noneOf = (model: Model, name: string): Fact =>
  model.concepts.has(name) ? { kind: "none" } : { kind: "not-applicable" };

const typeOf = (model: Model, name: string): ValueType | undefined =>
  (
    model.concepts.get(name) ??
    model.decisions.get(name) ??
    model.parameters.get(name)
  )?.type;

function* flattened(
  model: Model,
  raw: Record<string, unknown>,
  prefix: string,
): Generator<[string, unknown]> {
  for (const [key, value] of Object.entries(raw)) {
    const name = prefix === "" ? key : `${prefix}.${key}`;
    const isGroup =
      typeof value === "object" &&
      value !== null &&
      !Array.isArray(value) &&
      !typeOf(model, name) &&
      Object.keys(value).length > 0;
    if (isGroup)
      yield* flattened(model, value as Record<string, unknown>, name);
    else yield [name, value];
  }
}

const unknownFact = (model: Model, fact: string): FactError => ({
  fact,
  message: `The pack has no fact, decision or parameter “${fact}”.${didYouMean(
    fact,
    [
      ...model.concepts.keys(),
      ...model.decisions.keys(),
      ...model.parameters.keys(),
    ],
  )}`,
});

/** Facts by slot, as values to calculate with. */
export function givenOf(
  plan: Plan,
  ...layers: readonly (Facts | undefined)[]
): (Datum | Absent | undefined)[] {
  const given = plan.slots.map((): Datum | Absent | undefined => undefined);
  for (const facts of layers)
    for (const [name, fact] of facts ?? []) {
      const slot = plan.slotOf.get(name);
      if (slot !== undefined) given[slot] = datumOf(plan, slot, fact);
    }
  return given;
}

function datumOf(plan: Plan, slot: number, fact: Fact): Datum | Absent {
  if (fact.kind === "none") return none;
  const declared = plan.slots[slot];
  if (fact.kind === "not-applicable" || !declared)
    return notApplicable(
      `${declared?.name ?? "it"} was given as not applicable`,
    );
  const parsed = parseValue(fact.value, declared.type);
  if (parsed.kind === "ok")
    return declared.kind === "decision" &&
      declared.range &&
      Decimal.isDecimal(parsed.value)
      ? heldTo(declared.range, parsed.value)
      : parsed.value;
  throw new Error(
    `The fact ${declared.name} was not read by parseFacts: ${parsed.error}.`,
  );
}

/** A decision that is supplied obeys the bounds of one that is computed: beyond them, the nearest counts. */
function heldTo({ from, to }: Range, value: Decimal): Decimal {
  if (from !== undefined && value.lessThan(from)) return decimal(from);
  return to !== undefined && value.greaterThan(to) ? decimal(to) : value;
}

/** A fact that no range of its concept allows cannot be true; the proof that decisions keep theirs rests on it. */
function whyOutside(
  model: Model,
  name: string,
  value: Datum,
): string | undefined {
  const range = model.concepts.get(name)?.range;
  if (!range || !Decimal.isDecimal(value)) return undefined;
  if (heldTo(range, value).equals(value)) return undefined;
  const bounds = [
    range.from === undefined ? "" : `at least ${range.from}`,
    range.to === undefined ? "" : `at most ${range.to}`,
  ];
  return `${name}: expected ${bounds.filter(Boolean).join(" and ")}, not ${value.toString()}.`;
}
