import { contextOf } from "#access";
import { capacityWords, frame, pageRoutes } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import type { Locale } from "#kernel";
import type { Reply, TableCell } from "#web";
import {
  capitalised,
  firstOf,
  formatList,
  formatMoment,
  html,
  page,
  pagination,
  scrolling,
  table,
} from "#web";
import type { ShownLook } from "../../looks.ts";
import { findLooks } from "../../looks.ts";
import { conceptLabel, filled } from "../catalogue-words.ts";
import type { Sight } from "../sight.ts";
import { bodyName, sightOf } from "../sight.ts";
import type { PeoplePagesDeps, PeopleRoute } from "../people-pages-deps.ts";
import {
  channelWords,
  looksWords as words,
  outcomeWords,
  purposeWords,
  roleWords,
} from "./look-words.ts";

const looksPerPage = 20;
type Shown = {
  readonly deps: PeoplePagesDeps;
  readonly locale: Locale;
  readonly sight: Sight;
};

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

async function show(
  deps: PeoplePagesDeps,
  request: SubjectRequest,
): Promise<Reply> {
  const { locale, visitor, subject, query } = request;
  const index =
    Math.min(
      Math.max(Number.parseInt(firstOf(query, "page"), 10) || 1, 1),
      1_000,
    ) - 1;
  const { looks, sight } = await deps.database.transaction(
    contextOf(visitor),
    async (tx) => ({
      looks: await findLooks(tx, {
        customer: subject,
        today: deps.clock.today(),
        skip: index * looksPerPage,
        take: looksPerPage + 1,
      }),
      sight: await sightOf(tx, request),
    }),
  );
  const shown = { deps, locale, sight };
  const head = [words.when, words.who, words.what, words.why].map((one) => ({
    text: one[locale],
  }));
  const list = scrolling(
    words.title[locale],
    table({
      head,
      rows: looks.slice(0, looksPerPage).map((look) => cells(look, shown)),
    }),
  );
  return page({
    ...frame(deps.site, request),
    title: words.title[locale],
    currentNavigation: "/who-looked",
    width: "full",
    content: html`<h1 class="govuk-heading-l">${words.title[locale]}</h1>
      <p class="govuk-body">${words.intro[locale]}</p>
      ${looks.length === 0 ? html`<p class="govuk-body">${words.nobody[locale]}</p>` : list}
      ${pageLinks(index, looks.length > looksPerPage, locale)}
      <p class="govuk-body">
        ${words.delayed[locale]} ${words.wrong[locale]}
      </p>`,
  });
}

/** Who looked, in plain words. */
export const looksRoutes = (deps: PeoplePagesDeps): readonly PeopleRoute[] =>
  pageRoutes(deps).subject(
    { whose: "subject" },
    { action: "see-looks" },
    { "GET /who-looked": show },
  );
