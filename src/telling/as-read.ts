import type { Catalogue, LifeEvent } from "#catalogue";
import { readAs } from "#catalogue";
import type { Facts } from "#decisions";
import { jurisdictionOf } from "#notices";

type Read<Event> = { readonly catalogue: Catalogue; readonly event: Event };

/** A catalogue and an event as they read in one telling: with who died by name, and without other nations than where it happened. */
export function asRead<Event extends LifeEvent | undefined>(
  { catalogue, event }: Read<Event>,
  facts: Facts,
): Read<Event> {
  const nation =
    event && jurisdictionOf(catalogue, event.address, facts)?.nation;
  const reader = { nation, facts };
  return {
    catalogue: {
      ...catalogue,
      flows: readAs(catalogue.flows, reader),
      concepts: readAs(catalogue.concepts, reader),
    },
    event: readAs(event, reader),
  };
}
