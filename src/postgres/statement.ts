import assert from "node:assert/strict";
import { createHash } from "node:crypto";

/** What a statement is given: values in the order `$1`, `$2`, …, or by their names `$name`; `$name?` may be missing. What is missing or undefined is null. */
export type Values = readonly unknown[] | Readonly<Record<string, unknown>>;

const named = /\$([a-z]\w*)(\??)/gi;

/** A statement as the server takes it; one with values is prepared once per connection, under a name of its own. */
export function statementOf(
  text: string,
  values?: Values,
): {
  readonly text: string;
  readonly values?: unknown[];
  readonly name?: string;
} {
  if (values === undefined) return { text };
  if (isList(values)) return { text, values: [...values], ...nameOf(text) };
  const given: unknown[] = [];
  const places = new Map<string, number>();
  const numbered = text.replace(named, (_, name: string, mayMiss: string) => {
    assert(mayMiss || name in values, `No value is given for $${name}.`);
    const place = places.get(name) ?? given.push(values[name]);
    places.set(name, place);
    return `$${place}`;
  });
  return { text: numbered, values: given, ...nameOf(numbered) };
}

const isList = (values: Values): values is readonly unknown[] =>
  Array.isArray(values);

const namesMax = 1_000;
const names = new Map<string, string>();

function nameOf(text: string): { readonly name?: string } {
  const known = names.get(text);
  if (known !== undefined) return { name: known };
  if (names.size >= namesMax) return {}; // a caller builds SQL texts: do not fill the server's memory
  const name = createHash("sha256").update(text).digest("base64url");
  names.set(text, name);
  return { name };
}
