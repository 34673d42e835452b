import type { Chance } from "./generate-random.ts";
import type { Targets } from "./generate-targets.ts";
import type { DrawnNation, DrawnPerson, Sex } from "./generate-person.ts";
import {
  bandOf,
  drawAge,
  drawPerson,
  nationsDrawn,
} from "./generate-person.ts";

export type Tenure = "own" | "private-rent" | "social-rent";

/** One household as drawn: one older person, or a couple of whom one is. */
export type DrawnHousehold = {
  readonly nation: DrawnNation;
  readonly people: readonly [DrawnPerson] | readonly [DrawnPerson, DrawnPerson];
  readonly tenure: Tenure;
  /** Whole pounds. */
  readonly savings: number;
  readonly councilTaxBand: string;
  readonly getsPensionCredit: boolean;
};

type Head = {
  readonly sex: Sex;
  readonly age: number;
  readonly inCouple: boolean;
};

/** Draws one household. */
export function drawHousehold(
  chance: Chance,
  targets: Targets,
): DrawnHousehold {
  const counts = targets["people-by-nation"].values;
  const nation =
    nationsDrawn[chance.place(nationsDrawn.map((name) => counts[name] ?? 0))] ??
    "england";
  const head = drawHead(chance, targets);
  const first = drawPerson(chance, targets, head);
  const people = head.inCouple
    ? ([first, drawPerson(chance, targets, partnerOf(chance, head))] as const)
    : ([first] as const);
  const tenure = chance.weighed<Tenure>(
    targets["tenure-by-age"].values[head.age < 75 ? "under-75" : "from-75"],
  );
  return {
    nation,
    people,
    tenure,
    savings: drawSavings(chance, targets),
    councilTaxBand: drawBand(chance, targets, nation),
    getsPensionCredit: drawPensionCredit(chance, targets, people),
  };
}

/** Every second couple is drawn again: both of them stand for it, and it must not count twice. */
function drawHead(chance: Chance, targets: Targets): Head {
  for (;;) {
    const { sex, age } = drawAge(chance, targets);
    const shares = targets["in-couple-by-age"].values[sex];
    const inCouple = chance.happens(shares[bandOf(targets, age)] ?? 0);
    if (!inCouple || chance.happens(0.5)) return { sex, age, inCouple };
  }
}

/** Husbands are about two years older than wives; one couple in a hundred is of one sex. */
function partnerOf(
  chance: Chance,
  { sex, age }: Head,
): { readonly sex: Sex; readonly age: number } {
  const other: Sex = sex === "female" ? "male" : "female";
  const older = sex === "female" ? 2 : -2;
  const gap = older + chance.whole(-3, 3);
  return {
    sex: chance.happens(0.01) ? sex : other,
    age: Math.min(99, Math.max(55, age + gap)),
  };
}

function drawSavings(chance: Chance, targets: Targets): number {
  const bands = targets["savings-bands"].values;
  const [from, to] = bands[chance.place(bands.map(([, , one]) => one))] ?? [
    0, 0,
  ];
  return Math.round(from + chance.next() * (to - from));
}

/** Northern Ireland has domestic rates instead; no band is held there. */
function drawBand(
  chance: Chance,
  targets: Targets,
  nation: DrawnNation,
): string {
  if (nation === "northern-ireland") return "";
  return chance.weighed(targets["council-tax-bands"].values[nation]);
}

/** Pension Credit goes to the poorer half, so that a claim and the income beside it belong together. */
function drawPensionCredit(
  chance: Chance,
  targets: Targets,
  people: readonly DrawnPerson[],
): boolean {
  const weekly = people.reduce(
    (sum, one) => sum + one.statePensionWeekly + one.privatePensionWeekly,
    0,
  );
  const isPoorer = weekly < (people.length === 2 ? 420 : 275);
  const allAreOfAge = people.every(({ age }) => age >= 66);
  return (
    isPoorer &&
    allAreOfAge &&
    chance.happens(targets["pension-credit-claims"].values * 2.2)
  );
}
