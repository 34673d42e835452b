import { capacityWords } from "#access/pages";
import type { LocalDate, Words } from "#kernel";
import { todayInLondon, sayEach } from "#kernel";
import type { Html } from "#web";
import {
  capitalised,
  details,
  filled,
  formatDate,
  formatList,
  formatMoment,
  html,
  list,
  pagedBy,
  paragraph,
} from "#web";
import type { ShownLook, LookUpOutcome } from "../../looks.ts";
import { findLooks } from "../../looks.ts";
import type { Sight } from "../sight.ts";
import { conceptLabel, bodyName, sightOf } from "../sight.ts";
import type { PeopleView } from "../people-pages-deps.ts";
import { pages } from "../people-pages-deps.ts";

/** Words of the page about who looked. Welsh: machine draft. */
const words = sayEach({
  title: "Who looked",
  intro:
    "Everybody but you who looked at what we know about you, and every register we asked. Your own visits are not listed.",
  introOther:
    "This is what the person it is about reads here: “you” is them. It lists everybody but them who looked at what we know about them, and every register we asked. Their own visits are not listed.",
  nobody: "Nobody has looked.",
  why: "Why",
  nothing: "That you have a record",
  delayed:
    "A law may let a look be shown later only. It is then shown here when that time is over.",
  wrong:
    "If you think somebody should not have looked, tell us and we will find out.",
  staff: "{role} at {organisation}",
  helper: "Your {role}",
  machine: "A program of ours ({role})",
});

const roleWords: Readonly<Record<string, Words>> = sayEach({
  adviser: "An adviser",
  caseworker: "A caseworker",
  supervisor: "A supervisor",
  director: "A director",
  auditor: "An auditor",
});

/** Purposes that are not life events; a life event's purpose is its name. */
const purposeWords: Readonly<Record<string, Words>> = sayEach({
  map: "To see which contacts would fall to you",
  acting: "To act for you",
  serving: "To serve you",
  claim: "To apply for you for what you could get",
  "find-customer": "To find your record",
  worklist: "To settle something that a body could not do by itself",
  reconciliation: "To check that every body got what you told us",
});

const channelWords: Readonly<Record<string, Words>> = sayEach({
  phone: "by phone",
  counter: "at the counter",
  "home-visit": "at your home",
  post: "by post",
});

const outcomeWords: Readonly<Record<LookUpOutcome, Words>> = sayEach({
  found: "We asked, and it told us",
  "no-match": "We asked, and it did not find you",
  "two-matches":
    "We asked, and it found two people of your name, so it told us nothing",
  error: "We asked, and it could not answer",
  timeout: "We asked, and it did not answer in time",
  declined: "You did not want us to ask, so we did not",
});

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
    text: list(
      looks.map(
        (look) =>
          html`${formatMoment(look.at, shown.locale)}: ${what(look, shown)}.
          ${words.why[shown.locale]}: ${why(look, shown)}`,
      ),
      "govuk-list--spaced",
    ),
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
    return html`${paragraph(words[isOwn ? "intro" : "introOther"][locale])}
      ${looks.length === 0 && paragraph(words.nobody[locale])}
      ${[...days].map(([day, seen]) => dayItem(day, seen, { deps, locale, sight }))}
      ${links(looks, locale)}
      <p class="govuk-body">
        ${words.delayed[locale]} ${words.wrong[locale]}
      </p>`;
  },
});
