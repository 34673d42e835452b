import { answersConcept, waysToReach } from "#catalogue";
import type { Catalogue } from "#catalogue";
import type { Id, Locale } from "#kernel";
import { findNotice } from "#notices";
import type { Notice } from "#notices";
import { alertCustomer, findWays, sendMessage, waysGiven } from "#people";
import type { MessageChannel, Ways } from "#people";
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
  const ways = waysGiven(facts, reach, answersConcept(catalogue));
  return { ...ways, locale: locale ?? ways.locale };
}

/** The way in which somebody without an account is answered, or that they chose none, or left nowhere to write to. */
export type HowAnswered = MessageChannel | "none" | "nowhere";

export async function howAnswered(
  tx: Tx,
  catalogues: { load(hash: string): Promise<Catalogue> },
  notice: Notice,
): Promise<HowAnswered | undefined> {
  if (!notice.owner?.startsWith("browser:")) return undefined;
  const catalogue = await catalogues.load(notice.catalogue);
  const { facts } = await givenIn(tx, notice);
  const concept = answersConcept(catalogue);
  const ways = waysGiven(facts, waysToReach(catalogue), concept);
  const [first] = ways.addresses;
  if (first) return first.channel;
  return concept !== undefined && facts[concept] === "none"
    ? "none"
    : "nowhere";
}

/** What takes something back holds no facts: what it is about does. What the same teller put right since counts. */
async function givenIn(
  tx: Tx,
  notice: Notice,
): Promise<{
  readonly facts: Notice["facts"];
  readonly locale: Locale | undefined;
}> {
  const { kind, about, closedBy, owner } = notice;
  const next = kind === "withdrawn" ? about : closedBy;
  const other = next === null ? undefined : await findNotice(tx, next);
  return other?.owner === owner &&
    (kind === "withdrawn" || other.kind === "corrected")
    ? givenIn(tx, other)
    : { facts: notice.facts, locale: await findLocale(tx, notice.reference) };
}

/** By every way that stood before, so that what is false comes to light. */
export async function alertOf(
  { tx, clock }: Writing,
  catalogue: Catalogue,
  customer: Id,
  letter: Letter,
): Promise<void> {
  await alertCustomer(
    tx,
    { customer, kind: "notice-alert", at: clock.now(), ...letter },
    waysToReach(catalogue),
  );
}
