import { findOrganisation } from "#catalogue";
import { findBodiesReached, findContactCounts } from "#contacts";
import type { Locale } from "#kernel";
import type { Tx } from "#postgres";
import type { Html } from "#web";
import { flowMap, formatNumber, paragraph } from "#web";
import { bodiesByChannel } from "../../recorded-contacts.ts";
import { channelWords, channels } from "../workbench-words.ts";
import type { ChosenMap } from "./chosen-map.ts";
import { mapWords as words } from "./map-words.ts";

/** What the log says of the event in view, or of all. */
export const findChannels = async (tx: Tx, { chosenEvent }: ChosenMap) => ({
  reached: await findBodiesReached(tx, chosenEvent?.id),
  counts: await findContactCounts(tx, chosenEvent?.id),
});

/** Bodies that one telling reached and contacts they had all the same, by channel. */
export function channelMap(
  { reached, counts }: Awaited<ReturnType<typeof findChannels>>,
  { catalogue }: ChosenMap,
  locale: Locale,
): Html {
  const bodies = bodiesByChannel(reached, counts, channels);
  if (bodies.organisations.length === 0)
    return paragraph(words.noneRecorded[locale]);
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
