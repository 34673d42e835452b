import { isNarrow, subjectOf } from "#access";
import { isOpen } from "#notices";
import type { Tx } from "#postgres";
import { html } from "#web";
import { findEvent, isClaim } from "../../claiming.ts";
import type { EntitlementChange } from "../../entitlements.ts";
import { findKnownThen } from "../../known-then.ts";
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
  const known = await findKnownThen(tx, notice, event);
  const changes = changesOfTelling({ catalogue, event, ...known });
  return { changes: changes.filter(({ change }) => shown.has(change)) };
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
