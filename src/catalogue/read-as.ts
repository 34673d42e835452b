import type { Facts } from "#decisions";
import { fillIn, hasParts, onceFor, partForAnybody } from "#kernel";
import type { Part, Words } from "#kernel";
import type { Nation } from "./kinds/written.ts";

/** Whose reading it is: the nation, where it is known, and what is known in a telling. */
type Reader = { readonly nation?: Nation | undefined; readonly facts: Facts };

/** `{scotland|this|that}` is this there and that elsewhere; what names a fact stays as it is written. */
const partIn =
  (nation: Nation | undefined): Part =>
  (name, first, other) => {
    if (other === undefined) return `{${name}|${first}}`;
    if (nation === undefined) return partForAnybody(name, first, other);
    return nation === name ? first : other;
  };

/** `{deceased.name|the person who died}` is what a fact says, or those words. */
const partNamed =
  (facts: Facts): Part =>
  (name, first, other) => {
    const fact = facts.get(name);
    return other === undefined && fact?.kind === "known"
      ? String(fact.value)
      : partForAnybody(name, first, other);
  };

/** Words as anybody reads them, with what is written for some readers kept beside them. */
export const wordsOf = (written: Words): Words =>
  hasParts(written) ? { ...fillIn(written, partForAnybody), written } : written;

const entriesOf = (value: object): readonly (readonly [unknown, unknown])[] =>
  value instanceof Map ? [...value] : Object.entries(value);

/** What of a value, which never changes, does not read the same for everybody. */
const partsOf = onceFor((value: object) =>
  entriesOf(value).filter(([key, one]) => key === "written" || readsApart(one)),
);

const readsApart = (value: unknown): value is object =>
  typeof value === "object" && value !== null && partsOf(value).length > 0;

const knownIn = onceFor(() => new Map<Nation | undefined, object>());
/** As long as the facts are held. */
const knownWith = onceFor((_facts: Facts) => new WeakMap<object, unknown>());

/** Part of a catalogue as one reader reads it; what reads the same for everybody is the same object. What a nation reads is kept, for it names nobody. */
export function readAs<T>(value: T, { nation, facts }: Reader): T {
  if (!readsApart(value)) return value;
  const known = knownIn(value);
  const there = known.get(nation) ?? filled(value, partIn(nation));
  known.set(nation, there);
  const here = knownWith(facts);
  const read = here.get(there) ?? filled(there, partNamed(facts));
  here.set(there, read);
  return read as T;
}

function filled<T>(value: T, part: Part): T {
  if (!readsApart(value)) return value;
  if ("written" in value)
    return wordsOf(fillIn(value.written as Words, part)) as T;
  const read = partsOf(value).map(
    ([key, one]) => [key, filled(one, part)] as const,
  );
  if (Array.isArray(value))
    return Object.assign([...value], Object.fromEntries(read)) as T;
  if (!(value instanceof Map))
    return { ...value, ...Object.fromEntries(read) } as T;
  const copy = new Map(value);
  for (const [key, one] of read) copy.set(key, one);
  return copy as T;
}
