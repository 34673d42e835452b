import type { Outcome, Question } from "../evaluate/decide.ts";
import { decisionsFor } from "../evaluate/decide.ts";
import type { Plan } from "../plan/plan.ts";

/** Decides one decision. */
export const decide = (
  plan: Plan,
  { decision, ...question }: Question & { readonly decision: string },
): Outcome => decisionsFor(plan, question)(decision);
