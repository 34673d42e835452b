import type { Result } from "#kernel";
import { fail, ok } from "#kernel";
import type { Datum } from "../values/datum.ts";
import { didYouMean } from "../values/nearest.ts";
import { Decimal } from "../values/number.ts";
import { parseValue } from "../values/parse-value.ts";
import { heldTo } from "../values/range.ts";
import type { FactValue } from "../values/plain.ts";
import type { Fact, Facts } from "../values/value.ts";
import type { ValueType } from "../values/value-type.ts";
import type { Model } from "./model.ts";

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
