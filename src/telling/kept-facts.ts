import { isDeepStrictEqual } from "node:util";
import type { Catalogue } from "#catalogue";
import type { Facts } from "#decisions";
import type { LocalDate } from "#kernel";
import { outcomesOf } from "./outcomes.ts";

const keptMax = 200;
const kept = new Map<string, Facts>();

/**
 * What is known in a journey, or of somebody on their home page, as the same facts while it is the same. What was decided for them on the
 * page before is not worked out again, and of other facts only what rests on those that differ. This process holds them in its memory
 * for the newest 200, and until it ends: what is deleted from the database goes from here when others come.
 */
export function keepFacts(
  of: string,
  read: Facts,
  {
    catalogue,
    asOf,
  }: { readonly catalogue: Catalogue; readonly asOf: LocalDate },
): Facts {
  const before = kept.get(of);
  const facts = before ? joined(before, read) : read;
  if (before && facts !== before) outcomesOf(catalogue, facts, asOf, before);
  kept.delete(of);
  kept.set(of, facts);
  for (const oldest of kept.keys())
    if (kept.size > keptMax) kept.delete(oldest);
    else break;
  return facts;
}

/** The facts that were read, each as it was held where it is the same; all of them as they were where none differs. */
function joined(before: Facts, read: Facts): Facts {
  const facts = new Map(
    [...read].map(([name, fact]) => {
      const was = before.get(name);
      return [name, was && isDeepStrictEqual(was, fact) ? was : fact] as const;
    }),
  );
  const isSame =
    before.size === facts.size &&
    [...facts].every(([name, fact]) => before.get(name) === fact);
  return isSame ? before : facts;
}
