import { actsForTheDead, isNarrow } from "#access";
import type { Visitor } from "#access";
import { actionOn } from "#people/pages";
import type { Telling } from "../open-telling.ts";
import type { Question } from "../questions.ts";

/**
 * Whether a visitor may answer it: it is put to them, or shown to them to change. What a register gave is its register's to change; who
 * the giver of a mandate for some events is, how they are reached and where their money goes is theirs.
 */
export function mayAnswer(
  { catalogue, journey, held }: Telling,
  { concept: name, state }: Question,
  visitor: Visitor,
): boolean {
  const concept = catalogue.concepts.get(name);
  const isGivers =
    isNarrow(visitor) &&
    !actsForTheDead(visitor) &&
    held.has(name) &&
    actionOn(concept) !== "correct-own-facts";
  return (
    !isGivers &&
    (state === "open" || (concept?.asked === true && !journey.found.has(name)))
  );
}
