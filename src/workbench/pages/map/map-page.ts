import type { Locale } from "#kernel";
import { say } from "#kernel";
import type { Html } from "#web";
import {
  choiceField,
  controlsOf,
  details,
  filled,
  filterForm,
  formatNumber,
  html,
  link,
  paragraph,
  reachMap,
  worded,
} from "#web";
import { figuresOf } from "../../contact-map.ts";
import type { MapMatrix } from "../../map-matrix.ts";
import { mapMatrix } from "../../map-matrix.ts";
import { figureCards } from "../figure-cards.ts";
import { eventChart, quotedCases } from "../start/start-page.ts";
import type { WorkbenchDeps } from "../workbench-deps.ts";
import { counts, pages, paths } from "../workbench-deps.ts";
import { reasonWords, workbenchWords as shared } from "../workbench-words.ts";
import { channelMap, findChannels } from "./channel-map.ts";
import type { ChosenMap } from "./chosen-map.ts";
import { findChosenMap, mapViews } from "./chosen-map.ts";
import { contactsTable, remainingTable } from "./map-tables.ts";
import { mapWords as words } from "./map-words.ts";

function choices(
  { examples }: WorkbenchDeps,
  chosen: ChosenMap,
  locale: Locale,
): Html {
  const fields = {
    event: choiceField({
      ask: say("Life event"),
      first: shared.allEvents,
      items: chosen.events.map(({ id, name }) => ({ value: id, text: name })),
    }),
    ...(examples.length > 0
      ? {
          person: choiceField({
            ask: say("For whom"),
            hint: say("Your look is recorded, and they see it on their page."),
            first: `${chosen.group.name[locale]}: ${words.everybody[locale]}`,
            items: examples.map(({ id, name }) => ({ value: id, text: name })),
          }),
        }
      : {}),
    view: choiceField({
      ask: say("Show by"),
      isList: true,
      items: worded(mapViews, {
        reason: words.byReason,
        event: words.byEvent,
        channel: words.byChannel,
      }),
    }),
  };
  const values = {
    event: [chosen.chosenEvent?.id ?? ""],
    person: [chosen.kind === "person" ? chosen.person.id : ""],
    view: [chosen.view],
  };
  return filterForm(
    paths.map,
    controlsOf(fields, { locale, values }),
    shared.show[locale],
  );
}

/** One event's contacts stand open; a hundred of all events are one step away. */
function listed(chosen: ChosenMap, locale: Locale): Html {
  const { map, kind } = chosen;
  const list = contactsTable(
    map.today,
    locale,
    kind === "person" ? chosen.map.standings : undefined,
  );
  if (chosen.chosenEvent) return list;
  const summaryText = `${words.contacts[locale]} (${formatNumber(map.today.length)})`;
  return details({ summaryText, text: list });
}

function intro(chosen: ChosenMap, locale: Locale): Html | undefined {
  if (chosen.kind === "group") return undefined;
  const standings = [...chosen.map.standings.values()];
  const text = filled(words.personIntro[locale], {
    name: chosen.person.name,
    sure: standings.filter((one) => one === "applies").length,
    open: standings.filter((one) => one === "may-apply").length,
    out: chosen.map.ruledOut,
  });
  return paragraph(text);
}

function figures({ map }: ChosenMap, locale: Locale): Html {
  const { today, withJoinery, unsourced, elsewhere } = figuresOf(map);
  return figureCards([
    { label: words.figureToday[locale], value: today },
    { label: words.figureJoinery[locale], value: withJoinery },
    { label: words.figureElsewhere[locale], value: elsewhere },
    { label: words.figureUnsourced[locale], value: unsourced },
  ]);
}

const csvHref = (chosen: ChosenMap): string =>
  `${paths.mapCsv}?${new URLSearchParams({
    ...(chosen.chosenEvent ? { event: chosen.chosenEvent.id } : {}),
    ...(chosen.kind === "person" ? { person: chosen.person.id } : {}),
  })}`;

/** How to read the drawing, and what its figures leave out. */
function noteOf(
  { today }: MapMatrix,
  figures: { readonly unsourced: number; readonly today: number },
  locale: Locale,
): string {
  const isNotCounted = today.some((counts) => sum(counts) === 0);
  const notes = [
    words.note,
    ...(figures.unsourced > 0 ? [words.unsourcedNote] : []),
    ...(isNotCounted ? [words.notCounted] : []),
  ];
  return notes.map((note) => filled(note[locale], figures)).join(" ");
}

const sum = (counts: readonly number[]): number =>
  counts.reduce((total, count) => total + count, 0);

function drawn(chosen: ChosenMap, locale: Locale): Html {
  const { map, view, kind } = chosen;
  if (view === "event" && kind === "group")
    return eventChart({ ...chosen, events: chosen.chosen }, locale);
  const matrix = mapMatrix(map, locale);
  const { today, unsourced, tellings, withJoinery } = figuresOf(map);
  return reachMap({
    id: "map",
    title: words.title[locale],
    categoryName: words.category[locale],
    rows: matrix.rows.map((row, at) =>
      matrix.unsourced[at] ? `${row}\u00a0*` : row,
    ),
    columns: matrix.columns.map((reason) => reasonWords[reason][locale]),
    ways: [
      { name: shared.today[locale], counts: matrix.today },
      { name: shared.withJoinery[locale], counts: matrix.left },
    ],
    through: { name: "Joinery", count: tellings, passesOn: matrix.told },
    headings: [
      filled(words.todayHeading[locale], { today }),
      filled(words.joineryHeading[locale], { withJoinery }),
    ],
    format: (value) => formatNumber(value),
    locale,
    note: noteOf(matrix, { unsourced, today }, locale),
    csvHref: csvHref(chosen),
  });
}

/** Today's contacts beside those that remain, for a group, an event or one made-up person. */
export const mapPage = pages.staff({
  ...counts,
  path: paths.map,
  title: shared.map,
  read: async (tx, visit) => {
    const chosen = await findChosenMap(tx, visit);
    return {
      chosen,
      channels:
        chosen.view === "channel" ? await findChannels(tx, chosen) : undefined,
    };
  },
  show: ({ chosen, channels }, { deps, locale }) =>
    html`${choices(deps, chosen, locale)} ${intro(chosen, locale)}
    ${figures(chosen, locale)}
    ${channels ? channelMap(channels, chosen, locale) : drawn(chosen, locale)}
    ${quotedCases({ events: chosen.chosen }, locale)}
    ${channels && paragraph(link(csvHref(chosen), shared.download[locale]))}
    ${locale === "cy" && html`<p class="govuk-body-s">${shared.welshNote[locale]}</p>`}
    ${listed(chosen, locale)} ${remainingTable(chosen.map.remaining, locale)}`,
});
