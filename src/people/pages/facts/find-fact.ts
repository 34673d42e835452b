import { notFound } from "#access/pages";
import type { InformationConcept } from "#catalogue";
import type { Tx } from "#postgres";
import { findCustomer } from "../../customers.ts";
import type { HeldFact } from "../../fact-book.ts";
import { readFacts } from "../looker-of-visitor.ts";
import type { PeopleVisit } from "../people-pages-deps.ts";
import type { Sight } from "../sight.ts";
import { isHidden, sightOf } from "../sight.ts";

export type FoundFact = {
  readonly sight: Sight;
  readonly concept: InformationConcept;
  readonly held: HeldFact | undefined;
};

/** The concept that the address names. */
export const conceptOf = ({ deps, params }: PeopleVisit) =>
  deps.catalogue().concepts.get(params["concept"] ?? "");

/** The fact of the address, when the visitor may see it. */
export async function findFact(
  tx: Tx,
  visit: PeopleVisit,
): Promise<FoundFact | typeof notFound> {
  const sight = await sightOf(tx, visit);
  const concept = conceptOf(visit);
  const isThere = await findCustomer(tx, visit.subject);
  if (!isThere || !concept || isHidden(sight, concept)) return notFound;
  const book = await readFacts(tx, visit, () => [concept.name]);
  return { sight, concept, held: book.get(concept.name) };
}
