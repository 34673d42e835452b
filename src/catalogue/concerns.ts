import type { Outcome } from "#decisions";
import type { Catalogue } from "./catalogue.ts";

/** Whether a fact says anything of this person: a partner’s, for one, of nobody who has none. What does not is neither asked for nor sent. */
export function concerns(
  { concepts }: Catalogue,
  concept: string,
  outcomeOf: (decision: string) => Outcome,
): boolean {
  const only = concepts.get(concept)?.onlyWhen;
  const outcome = only === undefined ? undefined : outcomeOf(only);
  return (
    !outcome || (outcome.kind === "decided" && outcome.value.datum === true)
  );
}
