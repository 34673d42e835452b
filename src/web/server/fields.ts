/** Named values of a form or query. A name may come more than once, so every value is a list. */
export type Fields = Readonly<Record<string, readonly string[]>>;

const fieldsMax = 500;

/** Nobody types it and no database takes it in a text. */
export const withoutNul = (text: string): string => text.replaceAll("\0", "");

/** Whether encoded text holds NUL or bytes that are not UTF-8; half a surrogate pair is such bytes. */
export function holdsUnstorable(encoded: string): boolean {
  if (encoded.includes("\0") || !encoded.isWellFormed()) return true;
  for (const [bytes] of encoded.matchAll(/(?:%[0-9a-f]{2})+/gi))
    try {
      if (decodeURIComponent(bytes).includes("\0")) return true;
    } catch {
      return true;
    }
  return false;
}

/** Reads an URL-encoded form or query. Refuses more than 500 fields by leaving out the rest. */
export function parseFields(encoded: string): Fields {
  const fields: Record<string, string[]> = Object.create(null);
  let count = 0;
  for (const [name, value] of new URLSearchParams(encoded)) {
    if ((count += 1) > fieldsMax) break;
    (fields[withoutNul(name)] ??= []).push(withoutNul(value));
  }
  return fields;
}

/** The first value of a field without the space around it; empty when it did not come. */
export const firstOf = (fields: Fields, name: string): string =>
  fields[name]?.[0]?.trim() ?? "";

/** All values of a field. */
export const allOf = (fields: Fields, name: string): readonly string[] =>
  fields[name] ?? [];
