import { bodiesCovered } from "#access";
import type { Catalogue, LifeEvent } from "#catalogue";
import { coversBody } from "#catalogue";
import type { Locale, Words } from "#kernel";
import type { NotTold } from "#notices";
import { bodyName } from "#people/pages";
import type { Sight } from "#people/pages";
import type { Html } from "#web";
import { html } from "#web";
import { findEvent } from "../../claiming.ts";
import type { Telling } from "../../open-telling.ts";
import { bodiesOf } from "../../receivers.ts";
import { phoneNumber } from "../phone-number.ts";
import { mustTellToo } from "./bodies-told.ts";
import type { Shown } from "./preview-page.ts";
import { previewWords as words } from "./preview-words.ts";

type Told = Pick<NotTold, "flow" | "organisation">;
type Place = {
  readonly catalogue: Catalogue;
  readonly sight: Sight;
  readonly locale: Locale;
};

/** What is not sent and why: what cannot be joined yet, and what would give a hidden address away. */
export function notTold({ preview, telling, sight, request }: Shown): Html {
  const { notJoined, byPhone } = preview.consequences;
  const { catalogue, addressHidden } = telling;
  const place = { catalogue, sight, locale: request.locale };
  return html`${listByPhone(byPhone, place)}
  ${listNotJoined(notJoined, place, addressHidden)}`;
}

/** Whom it concerns too that a helper for some bodies may not tell: by name alone, for whether it concerns the giver there is not theirs to know. */
export function listOutOfReach({
  telling: { catalogue, event, facts },
  sight,
  request: { visitor, locale },
}: Pick<Shown, "sight" | "request"> & {
  readonly telling: Pick<Telling, "catalogue" | "facts"> & {
    readonly event: Pick<LifeEvent, "id">;
  };
}): Html | false {
  const covered = bodiesCovered(visitor);
  if (covered.length === 0) return false;
  const told = findEvent(catalogue, event.id)?.flows ?? [];
  const names = told
    .flatMap((id) => catalogue.flows.get(id) ?? [])
    .filter(({ isSent }) => isSent)
    .flatMap((flow) => bodiesOf(catalogue, flow, facts))
    .filter((id) => !coversBody(covered, id))
    .map((id) => bodyName(sight, catalogue, id)[locale]);
  return (
    names.length > 0 &&
    html`<h2 class="govuk-heading-m">${words.outOfReach[locale]}</h2>
      <p class="govuk-body">${words.outOfReachWhy[locale]}</p>
      <ul class="govuk-list govuk-list--bullet">
        ${[...new Set(names)].map((name) => html`<li>${name}</li>`)}
      </ul>`
  );
}

/** Of what is told, what the law wants to hear from the person as well. */
export const rowsToTellToo = (
  told: readonly Told[],
  place: Place,
): readonly Html[] =>
  rowsOf(
    told.filter(({ flow }) => mustTellToo(flow)),
    place,
    () => [words.tellToo[place.locale]],
  );

/** What would give a hidden address away, and is left to whoever tells. */
export const listByPhone = (
  items: readonly NotTold[],
  place: Place,
): Html | false =>
  listOf(words.byPhone, items, place, ({ flow }) => [
    words.byPhoneWhy[place.locale],
    flow.hiddenAdvice && `${flow.hiddenAdvice[place.locale]}.`,
  ]);

/** What concerns bodies that cannot be told yet, by what is left to do, each with the reason; nothing of how far the law was read. */
export const listNotJoined = (
  items: readonly NotTold[],
  place: Place,
  addressHidden: boolean,
): Html =>
  html`${(["tell", "ask", "nothing"] as const).map((need) =>
    listOf(
      words[`${need}Yourself`],
      items.filter((item) => item.need === need),
      place,
      ({ because, flow: { hiddenAdvice } }) => [
        because && becauseOf(need, because, place.locale),
        addressHidden && hiddenAdvice && `${hiddenAdvice[place.locale]}.`,
      ],
    ),
  )}`;

const becauseOf = (
  need: NotTold["need"],
  why: Words,
  locale: Locale,
): string =>
  need === "tell"
    ? `${words.because[locale]}: ${why[locale]}.`
    : `${why[locale]}.`;

const listOf = (
  heading: Words,
  items: readonly NotTold[],
  place: Place,
  linesOf: (item: NotTold) => Lines,
): Html | false => listOfRows(heading, rowsOf(items, place, linesOf), place);

export const listOfRows = (
  heading: Words,
  rows: readonly Html[],
  { locale }: Pick<Place, "locale">,
): Html | false =>
  rows.length > 0 &&
  html`<h2 class="govuk-heading-m">${heading[locale]} (${rows.length})</h2>
    <ul class="joinery-rows">
      ${rows}
    </ul>`;

type Lines = readonly (string | false | undefined)[];
const rowsOf = <T extends Told>(
  items: readonly T[],
  { catalogue, sight, locale }: Place,
  linesOf: (item: T) => Lines,
): readonly Html[] =>
  items.map(
    (item) =>
      html`<li class="joinery-rows__row">
        <p class="govuk-body">
          <strong>${item.flow.service[locale]}</strong>
          (${bodyName(sight, catalogue, item.organisation.id)[locale]})
          ${[...linesOf(item), reachedBy(item, locale)].map(
            (line) => line && html`<br />${line}`,
          )}
        </p>
      </li>`,
  );

const reachedBy = (
  { organisation: { phone, page } }: Told,
  locale: Locale,
): string | undefined =>
  phone ? `${words.phone[locale]}: ${phoneNumber(phone, locale)}` : page;
