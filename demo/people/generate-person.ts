import type { LocalDate } from "#kernel";
import { addDays } from "#kernel";
import type { Chance } from "./generate-random.ts";
import type { Targets } from "./generate-targets.ts";

export type Sex = "female" | "male";
export const nationsDrawn = [
  "england",
  "scotland",
  "wales",
  "northern-ireland",
] as const;
export type DrawnNation = (typeof nationsDrawn)[number];

/** One person as drawn, before anybody is told or holds anything. */
export type DrawnPerson = {
  readonly sex: Sex;
  readonly age: number;
  readonly dateOfBirth: LocalDate;
  readonly statePensionWeekly: number;
  readonly privatePensionWeekly: number;
  readonly isDisabled: boolean;
  readonly getsDisabilityBenefit: boolean;
  readonly hasDrivingLicence: boolean;
  readonly hasBlueBadge: boolean;
  readonly usesInternet: boolean;
};

/** The day on which drawn ages are what they are. */
export const drawnOn: LocalDate = "2026-11-24";
/** The youngest of both whose State Pension is the new one: it began on 6 April 2016. */
const newPensionFrom: Readonly<Record<Sex, LocalDate>> = {
  female: "1953-04-06",
  male: "1951-04-06",
};
const oldest = 99;

/** The place of an age among the six bands of the targets; the years before the first belong to it. */
export function bandOf(targets: Targets, age: number): number {
  const { bands } = targets["people-by-age-and-sex"];
  return Math.max(
    0,
    bands.findLastIndex((from) => age >= from),
  );
}

/** Draws sex and age together, as the population has them. */
export function drawAge(
  chance: Chance,
  targets: Targets,
): { readonly sex: Sex; readonly age: number } {
  const { bands, values } = targets["people-by-age-and-sex"];
  const place = chance.place([...values.female, ...values.male]);
  const sex = place < bands.length ? "female" : "male";
  const from = bands[place % bands.length] ?? oldest;
  const to = (bands[(place % bands.length) + 1] ?? oldest + 1) - 1;
  return { sex, age: chance.whole(from, to) };
}

/** Draws everything else about a person of one sex and age. */
export function drawPerson(
  chance: Chance,
  targets: Targets,
  { sex, age }: { readonly sex: Sex; readonly age: number },
): DrawnPerson {
  const band = bandOf(targets, age);
  const at = (shares: readonly number[]): boolean =>
    chance.happens(shares[band] ?? 0);
  const dateOfBirth = birthday(chance, age);
  const isPensioner = age >= 66;
  const getsDisabilityBenefit =
    isPensioner && at(targets["attendance-allowance-by-age"].values);
  return {
    sex,
    age,
    dateOfBirth,
    statePensionWeekly: isPensioner
      ? statePension(chance, targets, dateOfBirth >= newPensionFrom[sex])
      : 0,
    privatePensionWeekly: privatePension(chance, targets),
    getsDisabilityBenefit,
    isDisabled:
      getsDisabilityBenefit || at(targets["disability-by-age"].values),
    hasDrivingLicence: at(targets["driving-licence-by-age"].values[sex]),
    hasBlueBadge: at(targets["blue-badge-by-age"].values),
    usesInternet: at(targets["internet-use-by-age"].values),
  };
}

/** A birthday by which the age is right on the day of drawing. */
const birthday = (chance: Chance, age: number): LocalDate =>
  addDays(
    `${Number(drawnOn.slice(0, 4)) - age}${drawnOn.slice(4)}`,
    -chance.whole(0, 364),
  );

const toPence = (pounds: number): number => Math.round(pounds * 100) / 100;

function statePension(
  chance: Chance,
  targets: Targets,
  isNew: boolean,
): number {
  const bands = targets["state-pension-bands"].values;
  const band =
    bands[chance.place(bands.map(([, , old, young]) => (isNew ? young : old)))];
  const [from, to] = band ?? [0, 0];
  return toPence(from + chance.next() * (to - from));
}

function privatePension(chance: Chance, targets: Targets): number {
  if (!chance.happens(targets["private-pension"].values)) return 0;
  const deciles = targets["private-pension-deciles"].values;
  const decile = chance.whole(0, deciles.length - 2);
  const from = deciles[decile] ?? 0;
  const to = deciles[decile + 1] ?? from;
  return toPence(from + chance.next() * (to - from));
}
