import type { Action } from "#access";
import type { InformationConcept } from "#catalogue";
import { bankAccountConcepts } from "../bank-account-change.ts";

/** What somebody does who changes a fact: money, identity and ways to be reached are more than a correction. */
export function actionOn(concept: InformationConcept | undefined): Action {
  if (concept === undefined) return "correct-own-facts";
  if (bankAccountConcepts.includes(concept.name)) return "change-bank-account";
  if (concept.reach !== undefined) return "change-reach";
  return concept.sensitivity === "identity"
    ? "change-identity"
    : "correct-own-facts";
}
