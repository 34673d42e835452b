import { waysToReach } from "#catalogue";
import type { Catalogue } from "#catalogue";
import type { Locale } from "#kernel";
import { findNotice } from "#notices";
import type { Notice } from "#notices";
import { alertCustomer, findWays, sendMessage, waysGiven } from "#people";
import type { Ways } from "#people";
import type { Tx } from "#postgres";
import { findLocale } from "../queries/close-journey.ts";
import type { Letter } from "./message-words.ts";

type Writing = { readonly tx: Tx; readonly clock: { now(): Date } };

/** The way they chose: the quickest that stands for a customer, what was given in the telling without an account; every way for an alert. */
export async function writeToTeller(
  { tx, clock }: Writing,
  catalogue: Catalogue,
  notice: Notice,
  { everyWay, ...letter }: Letter & { readonly everyWay: boolean },
): Promise<void> {
  const at = clock.now();
  const { addresses, locale } = await waysOf(tx, catalogue, notice, at);
  const { teller, owner } = notice;
  if (teller === null && owner === null) return;
  const whose = teller === null ? { owner: owner ?? "" } : { customer: teller };
  const message = { ...whose, kind: "notice-told", at, ...letter };
  for (const address of everyWay ? addresses : addresses.slice(0, 1))
    await sendMessage(tx, message, address, locale);
}

/** The ways of whoever told, quickest first. */
export async function waysOf(
  tx: Tx,
  catalogue: Catalogue,
  notice: Notice,
  at: Date,
): Promise<Ways> {
  const reach = waysToReach(catalogue);
  if (notice.teller !== null) return findWays(tx, notice.teller, reach, at);
  const { facts, locale } = await givenIn(tx, notice);
  const ways = waysGiven(facts, reach);
  return { addresses: ways.addresses, locale: locale ?? ways.locale };
}

/** What takes something back holds no facts: what it is about does. */
async function givenIn(
  tx: Tx,
  notice: Notice,
): Promise<{
  readonly facts: Notice["facts"];
  readonly locale: Locale | undefined;
}> {
  const earlier =
    notice.kind === "withdrawn" && notice.about !== null
      ? await findNotice(tx, notice.about)
      : undefined;
  return earlier
    ? givenIn(tx, earlier)
    : { facts: notice.facts, locale: await findLocale(tx, notice.reference) };
}

/** By every way that stood before, so that what is false comes to light. */
export async function writeToSubject(
  { tx, clock }: Writing,
  catalogue: Catalogue,
  { subject }: Notice,
  letter: Letter,
): Promise<void> {
  await alertCustomer(
    tx,
    { customer: subject, kind: "notice-alert", at: clock.now(), ...letter },
    waysToReach(catalogue),
  );
}
