import type { Proof } from "./proof.ts";
import { provenAlone, provenIn } from "./proof.ts";
import type { OpenGoal } from "./rank.ts";
import type { Trial } from "./trial.ts";
import type { Survey } from "./walk.ts";
import { isAgreed, provenBetween, provenByFlip, surveyOf } from "./walk.ts";
import type { World } from "./world.ts";

/** What can be asked, of whom what is known, for which goals. */
export type Search = {
  readonly start: Trial;
  readonly open: readonly OpenGoal[];
  /** Facts that can be asked, the most useful first. */
  readonly candidates: readonly number[];
};

/** Where the values of a fact are tried: in which worlds, how many values, for how many of the goals that want it. */
type Effort = {
  readonly worlds: readonly World[];
  readonly values: number;
  readonly goals: number;
};
const quick: Effort = { worlds: [0], values: 10, goals: 3 };
/** For goals that some worlds are known to divide. */
const thorough: Effort = { worlds: [1, 2, 3], values: 40, goals: 8 };
const flippedWorlds = 64;
/** For goals on which all worlds tried so far agree. */
const cautious: Effort = { worlds: [1, 2, 3], values: 12, goals: 4 };

/** A short look at every fact: what nearly always matters is found here. */
export const provenQuickly = (search: Search): Proof | undefined =>
  provenOver(search, quick);

/** The first fact with a proof, in the order of use; goals that want little are looked at first. */
function provenOver(
  { start, open, candidates }: Search,
  { worlds, values, goals }: Effort,
): Proof | undefined {
  const simplest = open.toSorted((a, b) => a.wanted.length - b.wanted.length);
  for (const fact of candidates) {
    const wanting = simplest
      .filter(({ wanted }) => wanted.includes(fact))
      .slice(0, goals);
    for (const world of worlds)
      for (const { goal } of wanting) {
        const proof =
          (world === 0 ? provenAlone(start, goal, fact) : undefined) ??
          provenIn({ world, values }, start, goal, fact);
        if (proof) return proof;
      }
  }
  return undefined;
}

/** Looks longer, longest at goals that some worlds are seen to divide. */
export function provenAfterSurvey(
  search: Search,
  canAsk: (fact: number) => boolean,
): Proof | undefined {
  const { start, open } = search;
  const surveys = open.map(({ goal }) => surveyOf(start, goal, canAsk));
  const divided = surveys.filter((survey) => !isAgreed(survey));
  const isDivided = ({ goal }: OpenGoal): boolean =>
    divided.some((survey) => survey.goal === goal);
  return (
    mostUseful(search, divided, canAsk) ??
    provenByFlips({ ...search, open: open.filter(isDivided) }) ??
    provenOver({ ...search, open: open.filter(isDivided) }, thorough) ??
    provenOver(search, cautious)
  );
}

/** The most useful fact among those that divide the worlds of a goal. */
function mostUseful(
  { candidates }: Search,
  divided: readonly Survey[],
  canAsk: (fact: number) => boolean,
): Proof | undefined {
  const rank = ({ fact }: Proof): number => candidates.indexOf(fact);
  return divided
    .flatMap((survey) => provenBetween(survey, canAsk) ?? [])
    .filter((proof) => rank(proof) >= 0)
    .toSorted((a, b) => rank(a) - rank(b))[0];
}

function provenByFlips({ start, open, candidates }: Search): Proof | undefined {
  for (const { goal, wanted } of open) {
    const facts = candidates.filter((fact) => wanted.includes(fact));
    const proof = provenByFlip(start, goal, facts, flippedWorlds);
    if (proof) return proof;
  }
  return undefined;
}
