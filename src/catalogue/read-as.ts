import type { Facts } from "#decisions";
import { fillIn, hasParts, partForAnybody } from "#kernel";
import type { Part, Words } from "#kernel";
import type { Nation } from "./kinds/written.ts";

/** Whose reading it is: the nation, where it is known, and what is known in a telling. */
type Reader = { readonly nation?: Nation | undefined; readonly facts: Facts };

/** `{deceased.name|the person who died}` is what a fact says, or those words; `{scotland|this|that}` is this there and that elsewhere. */
const partFor =
  ({ nation, facts }: Reader): Part =>
  (name, first, other) => {
    const fact = facts.get(name);
    if (other === undefined && fact?.kind === "known")
      return String(fact.value);
    if (other !== undefined && nation !== undefined)
      return nation === name ? first : other;
    return partForAnybody(name, first, other);
  };

/** Words as anybody reads them, with what is written for some readers kept beside them. */
export const wordsOf = (written: Words): Words =>
  hasParts(written) ? { ...fillIn(written, partForAnybody), written } : written;

const entriesOf = (value: object): readonly (readonly [unknown, unknown])[] =>
  value instanceof Map ? [...value] : Object.entries(value);

const known = new WeakMap<object, readonly (readonly [unknown, unknown])[]>();
/** What of a value, which never changes, does not read the same for everybody. */
function partsOf(value: object): readonly (readonly [unknown, unknown])[] {
  const has =
    known.get(value) ??
    entriesOf(value).filter(
      ([key, one]) => key === "written" || readsApart(one),
    );
  known.set(value, has);
  return has;
}

const readsApart = (value: unknown): value is object =>
  typeof value === "object" && value !== null && partsOf(value).length > 0;

/** Part of a catalogue as one reader reads it; what reads the same for everybody is the same object. */
export function readAs<T>(value: T, reader: Reader): T {
  if (!readsApart(value)) return value;
  if ("written" in value)
    return fillIn(value.written as Words, partFor(reader)) as T;
  const read = partsOf(value).map(
    ([key, one]) => [key, readAs(one, reader)] as const,
  );
  if (Array.isArray(value))
    return Object.assign([...value], Object.fromEntries(read)) as T;
  if (!(value instanceof Map))
    return { ...value, ...Object.fromEntries(read) } as T;
  const copy = new Map(value);
  for (const [key, one] of read) copy.set(key, one);
  return copy as T;
}
