import { contextOf } from "#access";
import { findOrganisation } from "#catalogue";
import { findBodiesReached, findContactCounts } from "#contacts";
import type { Html } from "#web";
import { flowMap, formatNumber, html } from "#web";
import { bodiesByChannel } from "../../recorded-contacts.ts";
import type { WorkbenchDeps, WorkbenchRequest } from "../workbench-deps.ts";
import { channelWords, channels } from "../workbench-words.ts";
import type { ChosenMap } from "./chosen-map.ts";
import { mapWords as words } from "./map-words.ts";

/** What the log says: bodies that one telling reached and contacts they had all the same, by channel. */
export async function channelMap(
  { database }: WorkbenchDeps,
  { visitor, locale }: WorkbenchRequest,
  { catalogue, chosenEvent }: ChosenMap,
): Promise<Html> {
  const { reached, counts } = await database.transaction(
    contextOf(visitor),
    async (tx) => ({
      reached: await findBodiesReached(tx, chosenEvent?.id),
      counts: await findContactCounts(tx, chosenEvent?.id),
    }),
  );
  const bodies = bodiesByChannel(reached, counts, channels);
  if (bodies.organisations.length === 0)
    return html`<p class="govuk-body">${words.noneRecorded[locale]}</p>`;
  return flowMap({
    id: "channels",
    title: words.channelTitle[locale],
    categoryName: words.channelCategory[locale],
    rows: bodies.organisations.map(
      (id) => findOrganisation(catalogue, id)?.name[locale] ?? id,
    ),
    columns: channels.map(
      (channel) => channelWords[channel]?.[locale] ?? channel,
    ),
    ways: [
      { name: words.reachedWay[locale], counts: bodies.reached },
      { name: words.allTheSameWay[locale], counts: bodies.allTheSame },
    ],
    format: (value) => formatNumber(value),
    locale,
    note: words.channelNote[locale],
  });
}
