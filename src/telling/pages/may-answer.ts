import type { Visitor, Action } from "#access";
import { actsForTheDead, isNarrow, mustSignInAgain } from "#access";
import { actionOn } from "#people/pages";
import type { Catalogue } from "#catalogue";
import type { Telling } from "../open-telling.ts";
import type { Question } from "../questions.ts";
import type { TellingVisit } from "./telling-deps.ts";

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

/** Telling, or taking back, what changes money, identity or a way to be reached asks for a fresh sign-in, like changing the fact itself. */
export const signInToChange = (
  { visitor, now }: TellingVisit,
  { concepts }: Catalogue,
  changed: readonly string[],
): { readonly ends: "sign-in"; readonly anew: Action } | undefined => {
  const anew = changed
    .map((concept) => actionOn(concepts.get(concept)))
    .find((action) => mustSignInAgain(visitor, action, now));
  return anew && { ends: "sign-in", anew };
};
