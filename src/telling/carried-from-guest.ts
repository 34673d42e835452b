import { isDeepStrictEqual } from "node:util";
import { contextOf } from "#access";
import type { CustomerVisitor } from "#access";
import type { Catalogue } from "#catalogue";
import type { Fact, Facts } from "#decisions";
import type { LocalDate } from "#kernel";
import { findNotices, isOpen } from "#notices";
import type { Notice } from "#notices";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import { factsAfter } from "./facts.ts";
import { carriedFrom, toldIn } from "./straight-on.ts";

/**
 * What whoever signed in told a moment ago without an account, and what that made true: it is theirs by this browser’s secret, and goes
 * into what they claim. Nothing of another teller, nothing that was taken back, and nothing when it was told by somebody else than the
 * account says: then a browser is shared.
 */
export async function carriedFromGuest(
  tx: Tx,
  { guest, actingFor }: Pick<CustomerVisitor, "guest" | "actingFor">,
  { held, ...law }: { catalogue: Catalogue; asOf: LocalDate; held: Facts },
): Promise<ReadonlyMap<string, Fact>> {
  if (!guest || actingFor) return new Map();
  const notices = await inContext(tx, contextOf(guest), () =>
    findNotices(tx, guest.subject, guest.browser),
  );
  const notice = notices.find(
    (one) =>
      isOpen(one) &&
      one.owner === guest.browser &&
      one.subject === guest.subject &&
      one.lifeEvent === guest.event,
  );
  return notice && !isOfAnother(law.catalogue, toldIn(notice), held)
    ? carried({ ...law, held }, notice)
    : new Map();
}

/** Told under another name or number than the account’s. */
const isOfAnother = (
  { concepts }: Catalogue,
  told: Facts,
  held: Facts,
): boolean =>
  [...told].some(([name, fact]) => {
    const { reach, sensitivity } = concepts.get(name) ?? {};
    const isWho = reach === "name" || sensitivity === "identity";
    return isWho && held.has(name) && !isDeepStrictEqual(held.get(name), fact);
  });

function carried(
  {
    catalogue,
    asOf,
    held,
  }: { catalogue: Catalogue; asOf: LocalDate; held: Facts },
  notice: Notice,
): ReadonlyMap<string, Fact> {
  const event = catalogue.lifeEvents.get(notice.lifeEvent);
  if (!event) return new Map();
  const known = new Map([...held, ...toldIn(notice)]);
  const after = factsAfter(catalogue, event, known, asOf);
  return new Map([
    ...carriedFrom(event, notice, held),
    ...event.sets.flatMap(({ concept }): [string, Fact][] => {
      const fact = after.get(concept);
      return fact && fact !== held.get(concept) ? [[concept, fact]] : [];
    }),
  ]);
}
