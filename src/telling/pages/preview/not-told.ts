import type { Catalogue } from "#catalogue";
import type { Locale, Words } from "#kernel";
import type { NotTold } from "#notices";
import { bodyName } from "#people/pages";
import type { Sight } from "#people/pages";
import type { Html } from "#web";
import { html } from "#web";
import { phoneNumber } from "../phone-number.ts";
import type { Shown } from "./preview-page.ts";
import { previewWords as words } from "./preview-words.ts";

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
  { catalogue, sight, locale }: Place,
  linesOf: (item: NotTold) => readonly (string | false | undefined)[],
): Html | false =>
  items.length > 0 &&
  html`<h2 class="govuk-heading-m">${heading[locale]} (${items.length})</h2>
    <ul class="joinery-rows">
      ${items.map(
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
      )}
    </ul>`;

const reachedBy = (
  { organisation: { phone, page } }: NotTold,
  locale: Locale,
): string | undefined =>
  phone ? `${words.phone[locale]}: ${phoneNumber(phone, locale)}` : page;
