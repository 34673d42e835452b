import type { Catalogue } from "./catalogue.ts";
import { factsBehind } from "./facts-behind.ts";

/** What life events ask, send, set and decide by: all that somebody who may tell only these has to read or write of a person. */
export function conceptsOfEvents(
  { lifeEvents, flows, model, concepts }: Catalogue,
  events: readonly string[],
): readonly string[] {
  const needed = events
    .flatMap((id) => lifeEvents.get(id) ?? [])
    .flatMap((event) => {
      const told = event.flows.flatMap((id) => flows.get(id) ?? []);
      const decisions = [...told, ...event.facts].map(({ when }) => when ?? "");
      return [
        event.address,
        ...event.facts.map(({ concept }) => concept),
        ...event.sets.flatMap(({ concept, copies = "", from = "" }) => [
          concept,
          copies,
          from,
        ]),
        ...told
          .filter(({ isSent }) => isSent)
          .flatMap(({ address, fields }) => [address, ...fields]),
        ...factsBehind(model, [
          ...decisions,
          ...event.sets.map(({ decision = "" }) => decision),
        ]),
      ];
    });
  return [...new Set(needed)].filter((name) => concepts.has(name)).toSorted();
}
