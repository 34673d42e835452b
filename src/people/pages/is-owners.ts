import type { Visitor, Action } from "#access";
import type { InformationConcept } from "#catalogue";
import { bankAccountConcepts } from "../bank-account-change.ts";

/** Helpers and staff never confirm an account: its owner confirms what was asked in their name. */
export const isOwners = ({ visitor }: { readonly visitor: Visitor }): boolean =>
  visitor.kind === "customer" && !visitor.actingFor;

/** What somebody does who changes a fact: money, identity and ways to be reached are more than a correction. */
export function actionOn(concept: InformationConcept | undefined): Action {
  if (concept === undefined) return "correct-own-facts";
  if (bankAccountConcepts.includes(concept.name)) return "change-bank-account";
  if (concept.reach !== undefined) return "change-reach";
  return concept.sensitivity === "identity"
    ? "change-identity"
    : "correct-own-facts";
}
