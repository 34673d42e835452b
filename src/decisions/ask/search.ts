import type { Proof } from "./proof.ts";
import { provenAlone, provenIn } from "./proof.ts";
import type { OpenGoal } from "./rank.ts";
import type { Trial } from "./trial.ts";
import { provenBetween, surveyOf } from "./walk.ts";

/** What can be asked, of whom what is known, for which goals. */
export type Search = {
  readonly start: Trial;
  readonly open: readonly OpenGoal[];
  /** Facts that can be asked, the most useful first. */
  readonly candidates: readonly number[];
};

/** How many values of a fact are tried, for how many of the goals that want it. */
const valuesTried = 10;
const goalsTried = 3;

/** A short look at every fact, in the order of use: what nearly always matters is found here. Goals that want little are looked at first. */
export function provenQuickly({
  start,
  open,
  candidates,
}: Search): Proof | undefined {
  const simplest = open.toSorted((a, b) => a.wanted.length - b.wanted.length);
  for (const fact of candidates) {
    const wanting = simplest
      .filter(({ wanted }) => wanted.includes(fact))
      .slice(0, goalsTried);
    for (const { goal } of wanting) {
      const proof =
        provenAlone(start, goal, fact) ??
        provenIn(start, { goal, fact, values: valuesTried });
      if (proof) return proof;
    }
  }
  return undefined;
}

/** Looks at each goal in many worlds, and for the most useful fact among those that divide them. */
export function provenAfterSurvey(
  { start, open, candidates }: Search,
  canAsk: (fact: number) => boolean,
): Proof | undefined {
  const rank = ({ fact }: Proof): number => candidates.indexOf(fact);
  return open
    .map(({ goal }) => surveyOf(start, goal, canAsk))
    .flatMap((survey) => provenBetween(survey, canAsk) ?? [])
    .filter((proof) => rank(proof) >= 0)
    .toSorted((a, b) => rank(a) - rank(b))[0];
}
