import { unsourced } from "#catalogue";
import type { CsvRow } from "#web";
import { csvFile } from "#web";
import { counts, pages, paths } from "../workbench-deps.ts";
import { reasonWords, workbenchWords as shared } from "../workbench-words.ts";
import { findChosenMap } from "./chosen-map.ts";
import { fateOf, servicesOf, sourcesOf } from "./map-tables.ts";
import { mapWords as words } from "./map-words.ts";

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
