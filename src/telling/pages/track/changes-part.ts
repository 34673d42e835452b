import { isNarrow, subjectOf } from "#access";
import type { Facts } from "#decisions";
import { todayInLondon } from "#kernel";
import type { LifeEvent } from "#catalogue";
import { isOpen } from "#notices";
import type { Notice } from "#notices";
import { factsOf, findFactHistory, findFacts, withDerived } from "#people";
import type { HeldFact } from "#people";
import type { Tx } from "#postgres";
import { html } from "#web";
import { readsBy } from "../../as-read.ts";
import { findEvent, isClaim } from "../../claiming.ts";
import type { EntitlementChange } from "../../entitlements.ts";
import { changesOfTelling } from "../../preview.ts";
import { changeCard, knownAlready } from "../preview/changes-for-you.ts";
import { previewWords as words } from "../preview/preview-words.ts";
import type { TellingVisit } from "../telling-deps.ts";
import type { FoundTrack } from "./find-track.ts";
import type { Shown } from "./track-page.ts";

const shown: ReadonlySet<string> = new Set(["changes", "may-change", "stops"]);

/** What we estimated to change for whoever told it, as the page before telling said; for them and whoever may see all that they get. */
export async function findChanges(
  tx: Tx,
  { visitor }: TellingVisit,
  { track: { notice }, catalogue, isTellers }: FoundTrack,
): Promise<{ readonly changes?: readonly EntitlementChange[] }> {
  const { customer } = notice;
  const event = findEvent(catalogue, notice.lifeEvent);
  const isTheirs =
    isTellers && !isNarrow(visitor) && subjectOf(visitor) === customer;
  if (!event || isClaim({ event }) || !customer || !isTheirs) return {};
  if (!isOpen(notice)) return {};
  const asOf = todayInLondon(notice.confirmedAt);
  const held = await heldBefore(tx, { ...notice, customer }, event, asOf);
  const facts = new Map([...held, ...(await readsBy(tx, notice))]);
  const changes = changesOfTelling({ catalogue, event, held, facts, asOf });
  return { changes: changes.filter(({ change }) => shown.has(change)) };
}

/** What was held before a telling recorded what it made true. */
async function heldBefore(
  tx: Tx,
  { id, customer }: Notice & { readonly customer: string },
  { sets }: LifeEvent,
  asOf: string,
): Promise<Facts> {
  const book = new Map(await findFacts(tx, customer, asOf));
  for (const { concept } of sets) {
    const versions = await findFactHistory(tx, customer, concept);
    const isOwn = ({ source }: HeldFact): boolean =>
      source.kind === "notice" && source.notice === id;
    const own = versions.findIndex(isOwn);
    if (own < 0) continue;
    const before = versions.slice(own).find((one) => !isOwn(one));
    if (before) book.set(concept, before);
    else book.delete(concept);
  }
  return factsOf(withDerived(book));
}

/** The estimates, each with its reasons. */
export function changesPart({ changes, notJoined, request }: Shown) {
  const known = changes ? knownAlready(notJoined, request.locale) : [];
  const cards = [
    ...known,
    ...(changes ?? []).map((one) => changeCard(one, request)),
  ];
  return (
    cards.length > 0 &&
    html`<h2 class="govuk-heading-m">${words.changes[request.locale]}</h2>
      ${cards}`
  );
}
