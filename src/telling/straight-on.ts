import type { Catalogue, LifeEvent } from "#catalogue";
import { claimOf } from "#catalogue";
import type { ConsequenceQuestion } from "#notices";
import { standingOf } from "#notices";
import type { Entitlement } from "./entitlements.ts";
import { entitlementsOf } from "./entitlements.ts";
import { outcomesOf } from "./outcomes.ts";

/** A claim that whoever told goes straight on to; where we cannot send it they make it themselves. */
export type StraightOn = Entitlement & { readonly isSent: boolean };

/** What the rules do not exclude, nobody gets already and is not claimed already, of the claims that go straight on from an event. */
export function straightOnOf(
  catalogue: Catalogue,
  event: LifeEvent,
  question: ConsequenceQuestion & { readonly claimed: ReadonlySet<string> },
): readonly StraightOn[] {
  const outcomeOf = outcomesOf(catalogue, question.facts, question.asOf);
  return entitlementsOf(catalogue, {
    ...question,
    services: event.straightOn.filter((id) => !question.claimed.has(id)),
  })
    .filter(({ standing, isHeld }) => standing !== "does-not-apply" && !isHeld)
    .map((one) => {
      const flow = claimOf(catalogue, one.service.id);
      const kind =
        flow && standingOf(catalogue, flow, question, outcomeOf).kind;
      return { ...one, isSent: kind === "told" || kind === "undecided" };
    });
}
