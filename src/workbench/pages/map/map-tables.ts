import type { Locale } from "#kernel";
import type { Column, CsvRow, Html } from "#web";
import { csvFile, html, tableOf, tag } from "#web";
import { unsourced } from "#catalogue";
import type { MapContact, Remaining } from "../../contact-map.ts";
import type { PersonStanding } from "../../person-map.ts";
import { reasonWords, workbenchWords as shared } from "../workbench-words.ts";
import { mapWords as words } from "./map-words.ts";
import { counts, pages, paths } from "../workbench-deps.ts";
import { findChosenMap } from "./chosen-map.ts";

/** Text of the pack's sources, which is English on every page. */
export const english = (text: string): Html =>
  html`<span lang="en">${text}</span>`;

/** What becomes of a contact of today. */
function fateOf({
  rows,
  unsent,
}: MapContact): "toldOnce" | "remains" | "partly" {
  const isUnsent = new Set(unsent.map(({ id }) => id));
  const becomes = rows.flatMap((row) => row.becomes);
  const left = becomes.filter(
    (id) => id === "elsewhere" || isUnsent.has(id),
  ).length;
  if (left === 0) return "toldOnce";
  return left === becomes.length ? "remains" : "partly";
}

const servicesOf = ({ rows }: MapContact): string =>
  rows.map(({ service }) => service).join("; ");

const sourcesOf = ({ sources }: MapContact): string => sources.join("; ");

/** The sources, how it is done today and what officials should know; what is not or only in part borne out is marked. */
function sourceCell(contact: MapContact, locale: Locale): Html {
  const { isSourced, sources, rows } = contact;
  const mark = sources.length > 0 ? shared.sourcedInPart : shared.toBeSourced;
  const more = rows.flatMap(({ channel, note }) => [channel, note]);
  return html`${!isSourced && tag({ text: mark[locale], classes: "govuk-tag--yellow" })}
  ${english([...sources, ...more].filter(Boolean).join("; "))}`;
}

type Standings = ReadonlyMap<MapContact, PersonStanding>;

/** Today's contacts one by one, with what becomes of each. */
export function contactsTable(
  today: readonly MapContact[],
  locale: Locale,
  standings?: Standings,
): Html {
  const standingOf = (contact: MapContact): string => {
    const standing = standings?.get(contact);
    return standing ? words[standing][locale] : "";
  };
  const forPerson: Column<MapContact> = [words.forPerson, standingOf];
  const columns: readonly Column<MapContact>[] = [
    [shared.organisation, ({ organisation }) => organisation[locale]],
    [shared.service, (contact) => english(servicesOf(contact))],
    [shared.event, ({ event }) => event.name[locale]],
    [words.reason, ({ reason }) => reasonWords[reason][locale]],
    [words.after, (contact) => words[fateOf(contact)][locale]],
    ...(standings ? [forPerson] : []),
    [shared.source, (contact) => sourceCell(contact, locale)],
  ];
  const label = words.contacts[locale];
  return tableOf(today, columns, { label, captionSize: "m", locale });
}

/** What cannot be joined, how it is done, and why. */
export const remainingTable = (
  remaining: readonly Remaining[],
  locale: Locale,
): Html =>
  tableOf(
    remaining,
    [
      [shared.organisation, ({ organisation }) => organisation[locale]],
      [words.what, ({ item }) => item.what[locale]],
      [shared.event, ({ event }) => event.name[locale]],
      [words.how, ({ item }) => item.how[locale]],
      [words.why, ({ item }) => item.whyNotJoined[locale]],
    ],
    { label: words.cannot[locale], captionSize: "m", locale },
  );

/** Every contact of the map as a line, today’s and those that remain; what has no source says so. */
export const mapCsv = pages.staff({
  ...counts,
  path: paths.mapCsv,
  read: findChosenMap,
  send: (chosen, { locale }) => {
    const { catalogue } = chosen;
    const { events, today, remaining } = chosen.map;
    const head = [
      shared.event,
      shared.organisation,
      shared.service,
      words.reason,
      shared.today,
      shared.withJoinery,
      words.after,
      shared.source,
    ].map((one) => one[locale]);
    const rows: readonly CsvRow[] = [
      ...events.map(({ name }) => [
        name[locale],
        "Joinery",
        words.tellOnce[locale],
        reasonWords.report[locale],
        0,
        1,
        "",
        "",
      ]),
      ...today.map((contact) => [
        contact.event.name[locale],
        contact.organisation[locale],
        servicesOf(contact),
        reasonWords[contact.reason][locale],
        1,
        0,
        words[fateOf(contact)][locale],
        contact.isSourced ? sourcesOf(contact) : shared.toBeSourced[locale],
      ]),
      ...remaining.map(({ event, organisation, item }) => [
        event.name[locale],
        organisation[locale],
        item.what[locale],
        reasonWords["not-joined"][locale],
        0,
        1,
        item.whyNotJoined[locale],
        item.source === unsourced
          ? shared.toBeSourced[locale]
          : (catalogue.sources.get(item.source) ?? item.source),
      ]),
    ];
    return csvFile("map.csv", [head, ...rows]);
  },
});
