import { isDeepStrictEqual } from "node:util";
import type { Catalogue } from "#catalogue";
import type { Facts } from "#decisions";
import type { LocalDate } from "#kernel";
import { outcomesOf } from "./outcomes.ts";

const keptMax = 200;
const unusedMsMax = 15 * 60_000;
/** The last used comes last. */
const kept = new Map<
  string,
  { readonly facts: Facts; readonly usedAt: number }
>();

/**
 * What is known in a journey, or of somebody on their home page, as the same facts while it is the same. What was decided for them on the
 * page before is not worked out again, and of other facts only what rests on those that differ. This process holds them in its memory
 * for the newest 200; they go when the journey ends here (`dropFacts`), or when others are asked for and nobody used them for a quarter of an hour.
 */
export function keepFacts(
  of: string,
  read: Facts,
  {
    catalogue,
    asOf,
  }: { readonly catalogue: Catalogue; readonly asOf: LocalDate },
  now = performance.now(),
): Facts {
  dropOldest(now);
  const before = kept.get(of)?.facts;
  const facts = before ? joined(before, read) : read;
  if (before && facts !== before) outcomesOf(catalogue, facts, asOf, before);
  kept.delete(of);
  kept.set(of, { facts, usedAt: now });
  dropOldest(now);
  return facts;
}

function dropOldest(now: number): void {
  for (const [oldest, { usedAt }] of kept)
    if (kept.size > keptMax || now - usedAt > unusedMsMax) kept.delete(oldest);
    else break;
}

/** Lets go of what is held of journeys that ended, on each of their pages, and for home pages whose facts changed. */
export function dropFacts(...names: readonly string[]): void {
  for (const of of kept.keys())
    if (names.some((name) => of === name || of.startsWith(`${name} `)))
      kept.delete(of);
}

/** What is held for somebody's home page. */
export const homeOf = (customer: string | null | undefined): string =>
  `home of ${customer}`;

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
