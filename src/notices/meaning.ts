import { waysToReach } from "#catalogue";
import type { Catalogue } from "#catalogue";
import { namesUsed } from "#decisions";

export type LoadCatalogue = (hash: string) => Promise<Catalogue>;

/** What the pack means by the answers of a telling: whose they are, which decide others, and how to ask whoever gave them. */
export type Meaning = {
  /** After a death: about whoever told, which any two tellers say differently. */
  isOfTeller(concept: string): boolean;
  /** The answers on which it hangs whether a concept is asked: who deals with the estate, of the name of whoever does. */
  decidedBy(concept: string): readonly string[];
  readonly toAsk: readonly string[];
};

const entityOf = (concept: string): string => concept.split(".")[0] ?? "";

export function meaningIn(catalogue: Catalogue, lifeEvent: string): Meaning {
  const event = catalogue.lifeEvents.get(lifeEvent);
  const ways = [...waysToReach(catalogue)];
  const tellers = new Set(ways.map(([concept]) => entityOf(concept)));
  return {
    isOfTeller: (concept) =>
      event?.subject === "deceased" && tellers.has(entityOf(concept)),
    decidedBy(concept) {
      const when = event?.facts.find((one) => one.concept === concept)?.when;
      const decision = catalogue.model.decisions.get(when ?? "");
      return decision ? namesUsed(decision) : [];
    },
    toAsk: ["name", "phone", "email"].flatMap((kind) =>
      ways.flatMap(([concept, way]) => (way === kind ? concept : [])),
    ),
  };
}
