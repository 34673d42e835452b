import type { Locale } from "#kernel";
import type { Html, CsvRow } from "#web";
import { dataTable, html, tag, csvFile } from "#web";
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
  const cells = (contact: MapContact) => {
    const standing = standings?.get(contact);
    return [
      contact.organisation[locale],
      english(servicesOf(contact)),
      contact.event.name[locale],
      reasonWords[contact.reason][locale],
      words[fateOf(contact)][locale],
      ...(standing ? [words[standing][locale]] : []),
      sourceCell(contact, locale),
    ];
  };
  const head = [
    shared.organisation,
    shared.service,
    shared.event,
    words.reason,
    words.after,
    ...(standings ? [words.forPerson] : []),
    shared.source,
  ];
  return dataTable({
    label: words.contacts[locale],
    captionSize: "m",
    head,
    rows: today.map(cells),
    locale,
  });
}

/** What cannot be joined, how it is done, and why. */
export const remainingTable = (
  remaining: readonly Remaining[],
  locale: Locale,
): Html =>
  dataTable({
    label: words.cannot[locale],
    captionSize: "m",
    head: [shared.organisation, words.what, shared.event, words.how, words.why],
    rows: remaining.map(({ organisation, event, item }) =>
      [organisation, item.what, event.name, item.how, item.whyNotJoined].map(
        (one) => one[locale],
      ),
    ),
    locale,
  });

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
