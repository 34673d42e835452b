import type { Result } from "#kernel";
import { fail, isLocalDate, ok } from "#kernel";
import { decimal } from "./number.ts";
import type { Datum } from "./datum.ts";
import { parseDuration } from "./datum.ts";
import { didYouMean } from "./nearest.ts";
import { parseUnit, printUnit, sameUnit } from "./unit.ts";
import type { ValueType } from "./value-type.ts";
import { describeType } from "./value-type.ts";

/** Reads a JSON value as a value of the type; the failure says what was expected, without naming the fact. */
export function parseValue(
  raw: unknown,
  type: ValueType,
): Result<Datum, string> {
  switch (type.kind) {
    case "yes/no":
      return typeof raw === "boolean"
        ? ok(raw)
        : expected("true or false", raw);
    case "date":
      return typeof raw === "string" && isLocalDate(raw)
        ? ok(raw)
        : expected("a date that exists, as YYYY-MM-DD", raw);
    case "text":
      return typeof raw === "string" ? ok(raw) : expected("a text", raw);
    case "duration": {
      const found = typeof raw === "string" ? parseDuration(raw) : undefined;
      return found
        ? ok(found)
        : expected("years and months such as P66Y6M", raw);
    }
    case "number":
      return parseNumber(raw, type);
    case "choice":
      return parseChoice(raw, Object.keys(type.values));
    case "list":
      return parseList(raw, type.of);
    case "record":
      return parseRecord(raw, type);
    case "anything":
      return expected("a value of a known type", raw);
  }
}

const shown = (raw: unknown): string => {
  const written = JSON.stringify(raw) ?? String(raw);
  return written.length > 60 ? `${written.slice(0, 57)}…` : written;
};
const expected = (what: string, raw: unknown): Result<never, string> =>
  fail(`expected ${what}, not ${shown(raw)}`);

/** A number, or `{ value, unit }` whose unit must be the declared one. */
function parseNumber(
  raw: unknown,
  type: ValueType & { kind: "number" },
): Result<Datum, string> {
  if (typeof raw === "number" && Number.isFinite(raw)) return ok(decimal(raw));
  if (typeof raw !== "object" || raw === null || !("unit" in raw))
    return expected(describeType(type), raw);
  const { value, unit } = raw as { value?: unknown; unit?: unknown };
  const given = typeof unit === "string" ? parseUnit(unit) : undefined;
  if (given === undefined) return fail(`${shown(unit)} is not a unit`);
  if (type.unit !== "any-unit" && !sameUnit(given, type.unit))
    return fail(
      `expected a number in ${printUnit(type.unit)}, not in ${shown(unit)}`,
    );
  return parseNumber(value, type);
}

const parseChoice = (
  raw: unknown,
  values: readonly string[],
): Result<Datum, string> =>
  typeof raw === "string" && values.includes(raw)
    ? ok(raw)
    : fail(
        `expected one of ${values.map(shown).join(", ")}, not ${shown(raw)}.${
          typeof raw === "string" ? didYouMean(raw, values) : ""
        }`,
      );

function parseList(raw: unknown, of: ValueType): Result<Datum, string> {
  if (!Array.isArray(raw)) return expected("a list", raw);
  const items: Datum[] = [];
  for (const [index, item] of raw.entries()) {
    const parsed = parseValue(item, of);
    if (parsed.kind === "failure")
      return fail(`item ${index + 1}: ${parsed.error}`);
    items.push(parsed.value);
  }
  return ok(items);
}

function parseRecord(
  raw: unknown,
  { fields, optional = [] }: ValueType & { readonly kind: "record" },
): Result<Datum, string> {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw))
    return expected("a record", raw);
  const given = new Map<string, unknown>(Object.entries(raw));
  const record = new Map<string, Datum>();
  for (const [name, type] of Object.entries(fields)) {
    if (!given.has(name)) {
      if (optional.includes(name)) continue;
      return fail(`the field “${name}” is missing`);
    }
    const parsed = parseValue(given.get(name), type);
    if (parsed.kind === "failure")
      return fail(`field “${name}”: ${parsed.error}`);
    record.set(name, parsed.value);
  }
  const other = [...given.keys()].find((name) => !(name in fields));
  if (other !== undefined)
    return fail(
      `“${other}” is not a field.${didYouMean(other, Object.keys(fields))}`,
    );
  return ok(record);
}
