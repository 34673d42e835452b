import { randomBytes, randomUUID } from "node:crypto";

/** A pseudonymous identifier: a UUID, never derived from a person. */
export type Id = string;

export const newId = (): Id => randomUUID();

/** Whether a text, as an address or a form may hold it, is an identifier that a database can be asked for. */
export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ"; // no 0 O 1 I L U: read aloud without doubt
/** A reference a person can read over the phone, e.g. `JN-7K2M-Q4TX` (about 39 bits, checked for uniqueness where stored). */
export function newReference(prefix = "JN"): string {
  const letters = Array.from(
    randomBytes(8),
    (byte) => alphabet[byte % alphabet.length],
  ).join("");
  return `${prefix}-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
