import type { Facts } from "#decisions";
import type { Words } from "#kernel";
import type { Nation } from "./kinds/written.ts";

/** Whose reading it is: the nation, where it is known, and what is known in a telling. */
type Reader = { readonly nation?: Nation | undefined; readonly facts: Facts };

/** `{deceased.name|the person who died}` is what a fact says, or those words; `{scotland|this|that}` is this there and that elsewhere. */
const parts = /\{([\w.-]+)\|([^{}|]*)(?:\|([^{}|]*))?\}/g;

const wordsAs = ({ en, cy }: Words, { nation, facts }: Reader): Words => {
  const part = (_: string, name: string, first: string, other?: string) => {
    const fact = facts.get(name);
    if (other === undefined)
      return fact?.kind === "known" ? String(fact.value) : first;
    if (nation !== undefined) return nation === name ? first : other;
    return first && other ? `${other} / ${first}` : other;
  };
  return { en: en.replace(parts, part), cy: cy.replace(parts, part) };
};

/** Words as anybody reads them, with what is written for some readers kept beside them. */
export const wordsOf = (written: Words): Words =>
  written.en.search(parts) < 0
    ? written
    : { ...wordsAs(written, { facts: new Map() }), written };

const known = new WeakMap<object, boolean>();
function hasParts(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const inside = () =>
    value instanceof Map ? [...value.values()] : Object.values(value);
  const has =
    known.get(value) ?? ("written" in value || inside().some(hasParts));
  known.set(value, has);
  return has;
}

/** Part of a catalogue as one reader reads it; what reads the same for everybody is the same object. */
export function readAs<T>(value: T, reader: Reader): T {
  if (!hasParts(value)) return value;
  if ("written" in value) return wordsAs(value.written as Words, reader) as T;
  if (Array.isArray(value)) return value.map((one) => readAs(one, reader)) as T;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  const read = entries.map(([key, one]) => [key, readAs(one, reader)] as const);
  return (value instanceof Map ? new Map(read) : Object.fromEntries(read)) as T;
}
