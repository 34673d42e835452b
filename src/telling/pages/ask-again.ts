import { mustSignInAgain } from "#access";
import type { Action } from "#access";
import type { Catalogue } from "#catalogue";
import { actionOn } from "#people/pages";
import type { TellingVisit } from "./telling-deps.ts";

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
