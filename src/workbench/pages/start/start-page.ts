import { findContactCounts } from "#contacts";
import type { Locale } from "#kernel";
import { sayEach } from "#kernel";
import type { Html } from "#web";
import { barChart, bullets, filled, formatNumber, html, link } from "#web";
import { contactMap, figuresOf } from "../../contact-map.ts";
import { sum } from "../../recorded-contacts.ts";
import { figureCards } from "../figure-cards.ts";
import type { GroupInView } from "../workbench-deps.ts";
import { counts, groupInView, pages, paths } from "../workbench-deps.ts";
import { workbenchWords as shared } from "../workbench-words.ts";

const words = sayEach({
  today: "Contacts today",
  todayNote:
    "Separate notices and claims over {events} life events. {unsourced} are still to be sourced.",
  joinery: "Contacts with Joinery",
  joineryNote:
    "One telling for each event ({tellings}), and {elsewhere} things that must still be done elsewhere.",
  had: "Contacts we had",
  hadNote: "Counted from the log, by people and by staff who served them.",
  chart: "Contacts for each life event, today and with Joinery",
  note: "One contact is one separate notice or claim. What Tell Us Once passes on counts as one contact.",
  see: "What to look at",
  mapHint: "who is told today, why, and what falls away",
  twiceHint:
    "which facts are asked for again and again, by whom, and on what basis",
  contactsHint: "what people really did, by channel and month",
  gatewaysHint: "what the law lets be sent, and what is left to the person",
  publishingHint: "what is to come in force, who put it forward and who agreed",
  quoted: "A quoted case",
  director: "Who answers for them",
});

function headline(
  { catalogue, events }: GroupInView,
  had: number,
  locale: Locale,
): Html {
  const figures = figuresOf(contactMap(catalogue, events));
  return figureCards([
    {
      label: words.today[locale],
      value: figures.today,
      note: filled(words.todayNote[locale], {
        events: events.length,
        unsourced: figures.unsourced,
      }),
    },
    {
      label: words.joinery[locale],
      value: figures.withJoinery,
      note: filled(words.joineryNote[locale], {
        tellings: figures.tellings,
        elsewhere: figures.elsewhere,
      }),
    },
    { label: words.had[locale], value: had, note: words.hadNote[locale] },
  ]);
}

/** Today's contacts of each event beside those with Joinery. */
export function eventChart(
  { catalogue, events }: GroupInView,
  locale: Locale,
): Html {
  const figures = events.map((event) =>
    figuresOf(contactMap(catalogue, [event])),
  );
  return barChart({
    id: "events",
    title: words.chart[locale],
    categoryName: shared.event[locale],
    categories: events.map(({ name }) => name[locale]),
    series: [
      { name: shared.today[locale], values: figures.map((one) => one.today) },
      {
        name: shared.withJoinery[locale],
        values: figures.map((one) => one.withJoinery),
      },
    ],
    format: (value) => formatNumber(value),
    locale,
    note: words.note[locale],
    csvHref: paths.mapCsv,
  });
}

/** What others have counted, quoted as they put it. */
export function quotedCases(
  { events }: Pick<GroupInView, "events">,
  locale: Locale,
): Html | undefined {
  const quoted = events.flatMap(({ quotedCases: cases }) => cases);
  if (quoted.length === 0) return undefined;
  return html`<h2 class="govuk-heading-m">${words.quoted[locale]}</h2>
    ${quoted.map(
      ({ title, contacts, source }) =>
        html`<div class="govuk-inset-text" lang="en">
          ${title}: <strong>${formatNumber(contacts)} contacts</strong>.
          <p class="govuk-body-s">${source}</p>
        </div>`,
    )}`;
}

const seen = {
  map: words.mapHint,
  askedTwice: words.twiceHint,
  contacts: words.contactsHint,
  gateways: words.gatewaysHint,
  publishing: words.publishingHint,
} as const;

const links = (locale: Locale): Html =>
  html`<h2 class="govuk-heading-m">${words.see[locale]}</h2>
    ${bullets(
      (
        ["map", "askedTwice", "contacts", "gateways", "publishing"] as const
      ).map(
        (name) =>
          html`${link(paths[name], shared[name][locale])}: ${seen[name][locale]}`,
      ),
    )}`;

/** The first page of a director: the group's figures and where they come from. */
export const startPage = pages.staff({
  ...counts,
  path: paths.start,
  read: (tx) => findContactCounts(tx),
  show: (found, { deps, locale }) => {
    const view = groupInView(deps);
    const had = sum(found.filter(({ source }) => source === "ours"));
    return {
      title: view.group.name[locale],
      content: html`<p class="govuk-body">
          ${words.director[locale]}: ${view.group.director}
        </p>
        ${headline(view, had, locale)} ${eventChart(view, locale)}
        ${quotedCases(view, locale)} ${links(locale)}`,
    };
  },
});
