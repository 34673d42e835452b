import type { ContactCount } from "#contacts";
import { findContactCounts } from "#contacts";
import type { Locale } from "#kernel";
import { say, sayEach } from "#kernel";
import type { Tx } from "#postgres";
import type { Html } from "#web";
import {
  choiceField,
  csvOf,
  dataTable,
  filterForm,
  firstOf,
  formatMonth,
  formatNumber,
  html,
  link,
  paragraph,
  stackedBarChart,
} from "#web";
import { byMonth, sum } from "../../recorded-contacts.ts";
import { figureCards } from "../figure-cards.ts";
import type { GroupInView, WorkbenchVisit } from "../workbench-deps.ts";
import { counts, groupInView, pages, paths } from "../workbench-deps.ts";
import {
  channelWords,
  channels,
  workbenchWords as shared,
} from "../workbench-words.ts";

const words = sayEach({
  intro:
    "Every telling, correction and withdrawal, every customer whom staff served, and every contact that bodies say they had all the same. Counted from the log.",
  none: "No contact is recorded yet. This page fills as people tell.",
  ours: "With us",
  bodies: "Bodies had all the same",
  months: "Contacts with us by month and channel",
  month: "Month",
  byEvent: "Contacts by life event and channel",
  total: "All",
  others: "Claims and others",
  channel: "Channel",
  reason: "Reason",
  number: "Contacts",
  minutes: "Staff minutes",
  who: say("Whose", "who contacted"),
});

const choice = (
  { events }: GroupInView,
  chosen: string,
  locale: Locale,
): Html =>
  filterForm(
    paths.contacts,
    choiceField({
      ask: shared.event,
      first: shared.allEvents,
      items: events.map(({ id, name }) => ({ value: id, text: name })),
    }).control("event", { locale, values: { event: [chosen] } }),
    shared.show[locale],
  );

/** A chart tells at most four series apart, so the two ways of meeting face to face are one. */
const drawnChannels = [
  { name: channelWords["digital"], of: ["digital"] },
  { name: channelWords["phone"], of: ["phone"] },
  {
    name: say("Counter and home visit"),
    of: ["counter", "home-visit"],
  },
  { name: channelWords["post"], of: ["post"] },
];

function monthChart(ours: readonly ContactCount[], locale: Locale): Html {
  const months = byMonth(ours, channels);
  return stackedBarChart({
    id: "months",
    title: words.months[locale],
    categoryName: words.month[locale],
    categories: months.map(({ month }) => formatMonth(month, locale)),
    series: drawnChannels.map(({ name, of }) => ({
      name: name?.[locale] ?? "",
      values: months.map(({ counts }) =>
        counts.reduce(
          (total, count, index) =>
            of.includes(channels[index] ?? "") ? total + count : total,
          0,
        ),
      ),
    })),
    format: (value) => formatNumber(value),
    locale,
  });
}

function eventTable(
  { events }: GroupInView,
  ours: readonly ContactCount[],
  locale: Locale,
): Html {
  const known = events.map(({ id }) => id);
  const kinds = [
    ...events.map(({ id, name }) => ({
      name: name[locale],
      of: ours.filter(({ event }) => event === id),
    })),
    {
      name: words.others[locale],
      of: ours.filter(({ event }) => !known.includes(event ?? "")),
    },
  ];
  return dataTable({
    label: words.byEvent[locale],
    captionSize: "m",
    head: [
      shared.event,
      ...channels.map((one) => channelWords[one] ?? one),
      words.total,
    ],
    rows: kinds.map(({ name, of }) => [
      name,
      ...channels.map((one) =>
        sum(of.filter(({ channel }) => channel === one)),
      ),
      sum(of),
    ]),
    locale,
  });
}

const findCounts = (tx: Tx, { deps, query }: WorkbenchVisit) => {
  const { events } = groupInView(deps);
  const event = events.find(({ id }) => id === firstOf(query, "event"));
  return findContactCounts(tx, event?.id);
};

/** What people really did, by channel and month. */
export const contactsPage = pages.staff({
  ...counts,
  path: paths.contacts,
  title: shared.contacts,
  read: findCounts,
  show: (found, { deps, locale, query }) => {
    const view = groupInView(deps);
    const chosen = firstOf(query, "event");
    const ours = found.filter(({ source }) => source === "ours");
    const content =
      found.length === 0
        ? paragraph(words.none[locale])
        : html`${figureCards([
            { label: words.ours[locale], value: sum(ours) },
            { label: words.bodies[locale], value: sum(found) - sum(ours) },
          ])}
          ${monthChart(ours, locale)} ${eventTable(view, ours, locale)}
          ${paragraph(link(`${paths.contactsCsv}?event=${encodeURIComponent(chosen)}`, shared.download[locale]))}`;
    return html`${paragraph(words.intro[locale])}
    ${choice(view, chosen, locale)} ${content}`;
  },
});

/** The counts as lines. */
export const contactsCsv = pages.staff({
  ...counts,
  path: paths.contactsCsv,
  read: findCounts,
  send: (found, { locale }) =>
    csvOf("contacts.csv", found, [
      [words.month[locale], ({ month }) => month],
      [shared.event[locale], ({ event }) => event ?? ""],
      [words.channel[locale], ({ channel }) => channel],
      [shared.organisation[locale], ({ organisation }) => organisation ?? ""],
      [words.reason[locale], ({ reason }) => reason],
      [words.who[locale], ({ source }) => source],
      [words.number[locale], ({ contacts }) => contacts],
      [
        words.minutes[locale],
        ({ timed, minutes }) => (timed > 0 ? minutes : ""),
      ],
    ]),
});
