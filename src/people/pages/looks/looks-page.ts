import { capacityWords } from "#access/pages";
import type { Locale } from "#kernel";
import type { TableCell } from "#web";
import {
  capitalised,
  filled,
  firstOf,
  formatList,
  formatMoment,
  html,
  pagination,
  scrolling,
  table,
} from "#web";
import type { ShownLook } from "../../looks.ts";
import { findLooks } from "../../looks.ts";
import { conceptLabel } from "../catalogue-words.ts";
import type { Sight } from "../sight.ts";
import { bodyName, sightOf } from "../sight.ts";
import { pages } from "../people-pages-deps.ts";
import type { PeopleView, PeopleVisit } from "../people-pages-deps.ts";
import {
  channelWords,
  looksWords as words,
  outcomeWords,
  purposeWords,
  roleWords,
} from "./look-words.ts";

const looksPerPage = 20;
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

const cells = (look: ShownLook, shown: Shown): readonly TableCell[] => [
  { text: formatMoment(look.at, shown.locale) },
  { text: who(look, shown) },
  { text: what(look, shown) },
  { text: why(look, shown) },
];

function pageLinks(index: number, hasMore: boolean, locale: Locale) {
  if (index === 0 && !hasMore) return undefined;
  const link = (to: number, text: string) => ({
    href: `/who-looked?page=${to + 1}`,
    text,
  });
  return pagination({
    ...(index > 0 ? { previous: link(index - 1, words.newer[locale]) } : {}),
    ...(hasMore ? { next: link(index + 1, words.older[locale]) } : {}),
  });
}

const pageIndex = ({ query }: PeopleVisit): number =>
  Math.min(
    Math.max(Number.parseInt(firstOf(query, "page"), 10) || 1, 1),
    1_000,
  ) - 1;

/** Who looked, in plain words. */
export const looksPage = pages.subject({
  path: "/who-looked",
  whose: "subject",
  may: "see-looks",
  title: words.title,
  currentNavigation: "/who-looked",
  width: "full",
  read: async (tx, visit) => ({
    sight: await sightOf(tx, visit),
    looks: await findLooks(tx, {
      customer: visit.subject,
      today: visit.today,
      skip: pageIndex(visit) * looksPerPage,
      take: looksPerPage + 1,
    }),
  }),
  show: ({ looks, sight }, view) => {
    const { deps, locale } = view;
    const shown = { deps, locale, sight };
    const head = [words.when, words.who, words.what, words.why];
    const list = table({
      head: head.map((one) => ({ text: one[locale] })),
      rows: looks.slice(0, looksPerPage).map((look) => cells(look, shown)),
    });
    return html`<p class="govuk-body">${words.intro[locale]}</p>
      ${looks.length === 0 ? html`<p class="govuk-body">${words.nobody[locale]}</p>` : scrolling(words.title[locale], list)}
      ${pageLinks(pageIndex(view), looks.length > looksPerPage, locale)}
      <p class="govuk-body">
        ${words.delayed[locale]} ${words.wrong[locale]}
      </p>`;
  },
});
