import { capacityWords } from "#access/pages";
import { todayInLondon } from "#kernel";
import type { LocalDate } from "#kernel";
import type { Html } from "#web";
import {
  capitalised,
  details,
  filled,
  formatDate,
  formatList,
  formatMoment,
  html,
  pagedBy,
} from "#web";
import type { ShownLook } from "../../looks.ts";
import { findLooks } from "../../looks.ts";
import { conceptLabel } from "../catalogue-words.ts";
import type { Sight } from "../sight.ts";
import { bodyName, sightOf } from "../sight.ts";
import { pages } from "../people-pages-deps.ts";
import type { PeopleView } from "../people-pages-deps.ts";
import {
  channelWords,
  looksWords as words,
  outcomeWords,
  purposeWords,
  roleWords,
} from "./look-words.ts";

type Shown = Pick<PeopleView, "deps" | "locale"> & { readonly sight: Sight };

function who(look: ShownLook, { deps, locale, sight }: Shown): string {
  const organisation = look.organisation
    ? bodyName(sight, deps.catalogue(), look.organisation)[locale]
    : "";
  const role = look.role ?? "";
  switch (look.kind) {
    case "staff":
      return filled(words.staff[locale], {
        organisation,
        role: roleWords[role]?.[locale] ?? role,
      });
    case "body":
      return organisation;
    case "helper": {
      const capacity = Object.entries(capacityWords).find(
        ([name]) => name === role,
      )?.[1];
      return filled(words.helper[locale], {
        role: capacity?.title[locale] ?? role,
      });
    }
    case "machine":
      return filled(words.machine[locale], { role });
  }
}

function why(look: ShownLook, { deps, locale }: Shown): string {
  const event = deps.catalogue().lifeEvents.get(look.purpose)?.name;
  const purpose =
    (purposeWords[look.purpose] ?? event)?.[locale] ?? look.purpose;
  const channel = look.channel
    ? channelWords[look.channel]?.[locale]
    : undefined;
  const outcome = look.outcome ? outcomeWords[look.outcome][locale] : undefined;
  const sentence = [purpose, channel].filter(Boolean).join(", ");
  return outcome ? `${sentence}. ${outcome}.` : `${sentence}.`;
}

function what({ concepts }: ShownLook, { deps, locale }: Shown): string {
  if (concepts.length === 0) return words.nothing[locale];
  const labels = concepts.map((name) =>
    conceptLabel(deps.catalogue(), name, locale),
  );
  return capitalised(formatList([...new Set(labels)], locale));
}

/** What one day saw of one looker, folded: a page of names is short enough to read on a telephone. */
const lookerItem = (looks: readonly ShownLook[], name: string, shown: Shown) =>
  details({
    summaryText: html`${name} (${looks.length})`,
    text: html`<ul class="govuk-list govuk-list--spaced">
      ${looks.map(
        (look) =>
          html`<li>
            ${formatMoment(look.at, shown.locale)}: ${what(look, shown)}.
            ${words.why[shown.locale]}: ${why(look, shown)}
          </li>`,
      )}
    </ul>`,
  });

const dayItem = (
  day: LocalDate,
  looks: readonly ShownLook[],
  shown: Shown,
): Html =>
  html`<h2 class="govuk-heading-m">${formatDate(day, shown.locale)}</h2>
    ${[...Map.groupBy(looks, (look) => who(look, shown))].map(
      ([name, theirs]) => lookerItem(theirs, name, shown),
    )}`;

const looksPerPage = 50;

/** Who looked, in plain words. */
export const looksPage = pages.subject({
  path: "/who-looked",
  whose: "subject",
  may: "see-looks",
  title: words.title,
  currentNavigation: "/who-looked",
  read: async (tx, visit) => ({
    sight: await sightOf(tx, visit),
    looks: await findLooks(tx, {
      customer: visit.subject,
      today: visit.today,
      ...pagedBy(visit, looksPerPage),
    }),
  }),
  show: ({ looks, sight }, view) => {
    const { deps, locale, visitor } = view;
    const isOwn = visitor.kind === "customer" && !visitor.actingFor;
    const { shown, links } = pagedBy(view, looksPerPage);
    const days = Map.groupBy(shown(looks), ({ at }) => todayInLondon(at));
    return html`<p class="govuk-body">
        ${words[isOwn ? "intro" : "introOther"][locale]}
      </p>
      ${looks.length === 0 && html`<p class="govuk-body">${words.nobody[locale]}</p>`}
      ${[...days].map(([day, seen]) => dayItem(day, seen, { deps, locale, sight }))}
      ${links(looks, locale)}
      <p class="govuk-body">
        ${words.delayed[locale]} ${words.wrong[locale]}
      </p>`;
  },
});
