import type { LifeEvent } from "#catalogue";
import type { Facts } from "#decisions";
import { todayInLondon } from "#kernel";
import type { Id, LocalDate } from "#kernel";
import type { Notice } from "#notices";
import { factsOf, findFactHistory, findFacts, withDerived } from "#people";
import type { HeldFact } from "#people";
import type { Tx } from "#postgres";
import { readsBy } from "./as-read.ts";
import { isInNameOfTheDead } from "./claiming.ts";

/** What was so when something was told: the day, what was held of whoever told, and that with what they told. */
export type KnownThen = {
  readonly asOf: LocalDate;
  readonly held: Facts;
  readonly facts: Facts;
};

/** What was known when a notice was confirmed, as far as this context may read it. */
export async function findKnownThen(
  tx: Tx,
  notice: Notice,
  event: LifeEvent,
): Promise<KnownThen> {
  const { customer, subject, confirmedAt } = notice;
  const asOf = todayInLondon(confirmedAt);
  const held =
    customer === null || isInNameOfTheDead(event, { customer, subject })
      ? new Map()
      : await heldBefore(tx, { ...notice, customer }, event, asOf);
  return {
    asOf,
    held,
    facts: new Map([...held, ...(await readsBy(tx, notice))]),
  };
}

/** What was held before a telling recorded what it made true; what was recorded since does not count. */
async function heldBefore(
  tx: Tx,
  { id, customer, confirmedAt }: Notice & { readonly customer: Id },
  { sets }: LifeEvent,
  asOf: LocalDate,
): Promise<Facts> {
  const book = new Map(await findFacts(tx, customer, asOf));
  const isSince = ({ source, recordedAt }: HeldFact): boolean =>
    recordedAt > confirmedAt ||
    (source.kind === "notice" && source.notice === id);
  const recorded = [...book].flatMap(([concept, one]) =>
    isSince(one) ? [concept] : [],
  );
  for (const concept of new Set([
    ...sets.map((set) => set.concept),
    ...recorded,
  ])) {
    const versions = await findFactHistory(tx, customer, concept);
    const own = versions.findIndex(isSince);
    if (own < 0) continue;
    const before = versions.slice(own).find((one) => !isSince(one));
    if (before) book.set(concept, before);
    else book.delete(concept);
  }
  return factsOf(withDerived(book));
}
