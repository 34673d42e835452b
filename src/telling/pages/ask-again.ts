import { askToSignInAgain } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import type { Catalogue } from "#catalogue";
import { actionOn } from "#people/pages";
import type { Reply } from "#web";
import type { TellingDeps } from "./telling-deps.ts";

/** Telling or taking back what changes money, identity or a way to be reached asks for a fresh sign-in, like changing the fact itself. */
export async function askAgainToChange(
  deps: TellingDeps,
  request: SubjectRequest,
  catalogue: Catalogue,
  concepts: readonly string[],
): Promise<Reply | undefined> {
  for (const concept of concepts) {
    const action = actionOn(catalogue.concepts.get(concept));
    const again = await askToSignInAgain(deps, request, action);
    if (again) return again;
  }
  return undefined;
}
