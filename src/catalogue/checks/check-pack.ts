import type { Model } from "#decisions";
import type { Catalogue } from "../catalogue.ts";
import type { PackError } from "../source/pack-file.ts";
import type { PackSources } from "../source/sort-files.ts";
import { checkAppeals } from "./check-appeals.ts";
import { checkConcepts } from "./check-concepts.ts";
import { checkEventNeeds } from "./check-event-needs.ts";
import { checkFlows } from "./check-flows.ts";
import { checkLifeEvents } from "./check-life-events.ts";
import { checkCouncils, checkGroups } from "./check-places.ts";
import { checkServices } from "./check-services.ts";
import type { Names } from "./names.ts";
import { addressesOf, rolesOf } from "./names.ts";
import { neededFacts } from "./needed-facts.ts";

type Contents = Omit<Catalogue, "hash" | "publishedAt" | "model" | "plan">;

/** Checks every name a pack uses against those it declares. Without a model, what rests on rules is not checked. */
export function checkPack(
  sources: PackSources,
  contents: Contents,
  model: Model | undefined,
): readonly PackError[] {
  const names: Names = {
    organisations: contents.organisations,
    roles: rolesOf(contents.councils),
    concepts: contents.concepts,
    addresses: addressesOf(contents.concepts),
    sources: new Set(contents.sources.keys()),
    services: contents.services,
    events: contents.lifeEvents,
    flows: contents.flows,
    ...(model
      ? {
          decisions: new Set(model.decisions.keys()),
          needed: neededFacts(sources, model),
        }
      : {}),
  };
  return [
    ...checkConcepts(sources, names),
    ...checkFlows(sources, names),
    ...checkLifeEvents(sources, names),
    ...(model ? checkEventNeeds(sources, model, contents.flows) : []),
    ...checkServices(sources, names),
    ...checkCouncils(sources, names),
    ...checkAppeals(sources, names),
    ...checkGroups(sources, names),
  ];
}
