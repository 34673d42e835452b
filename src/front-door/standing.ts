import type { Catalogue } from "#catalogue";
import type { Facts, Outcome } from "#decisions";
import type { LocalDate, Pence, Words } from "#kernel";
import { addYears } from "#kernel";
import type { FactBook } from "#people";
import { factsOf, knownValue } from "#people";
import type { Entitlement } from "#telling";
import { nationOf, offersTo, outcomesOf } from "#telling";

/** A day by which, or from which, the person should act. */
export type Deadline = {
  readonly service: Words;
  readonly label: Words;
  readonly day: LocalDate;
};
/** A benefit that registers say is paid, as `person.benefits` names it, and how much a week when they say. */
export type PaidBenefit = {
  readonly benefit: string;
  readonly weeklyPence?: Pence;
};
/** How a person stands today: what bodies pay them, what the rules say they could get, what needs more answers. */
export type Standing = {
  readonly paid: readonly PaidBenefit[];
  readonly couldGet: readonly Entitlement[];
  readonly mayGet: readonly Entitlement[];
  readonly deadlines: readonly Deadline[];
};

const lookAheadYears = 3;

/** Works out one person's standing from what is held about them. */
export function standingOf(
  catalogue: Catalogue,
  book: FactBook,
  asOf: LocalDate,
  facts: Facts = factsOf(book),
): Standing {
  const entitlements = offersTo(catalogue, { facts, asOf });
  return {
    paid: paidBenefits(book).map((benefit) => ({
      benefit,
      ...weeklyOf(book, benefit),
    })),
    couldGet: entitlements.filter(({ standing }) => standing === "applies"),
    mayGet: entitlements.filter(({ standing }) => standing === "not-known"),
    deadlines: deadlinesOf(catalogue, { facts, asOf }),
  };
}

function paidBenefits(book: FactBook): readonly string[] {
  const benefits = knownValue(book, "person.benefits");
  return Array.isArray(benefits) ? benefits.map(String) : [];
}

/** What is paid a week is held beside the benefit: `state_pension` in `person.statePensionWeekly`. */
function weeklyOf(
  book: FactBook,
  benefit: string,
): { readonly weeklyPence?: Pence } {
  const name = benefit.replaceAll(/_([a-z])/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
  const weekly = knownValue(book, `person.${name}Weekly`);
  return typeof weekly === "number"
    ? { weeklyPence: Math.round(weekly * 100) }
    : {};
}

/** Days within three years that the services' deadline decisions give. */
function deadlinesOf(
  catalogue: Catalogue,
  { facts, asOf }: { readonly facts: Facts; readonly asOf: LocalDate },
): readonly Deadline[] {
  const { services, model } = catalogue;
  const nation = nationOf(catalogue, facts);
  const dated = [...services.values()].filter(
    ({ deadline, nations }) =>
      deadline !== undefined &&
      (nation === undefined || nations.includes(nation)),
  );
  const outcomeOf = outcomesOf(catalogue, facts, asOf);
  const until = addYears(asOf, lookAheadYears);
  return dated
    .flatMap(({ name, deadline = "" }) => {
      const day = dayOf(outcomeOf(deadline));
      const label = model.decisions.get(deadline)?.label;
      return day && label && day >= asOf && day <= until
        ? [{ service: name, label, day }]
        : [];
    })
    .toSorted((left, right) => (left.day < right.day ? -1 : 1));
}

const dayOf = (outcome: Outcome): LocalDate | undefined =>
  outcome.kind === "decided" && typeof outcome.value.datum === "string"
    ? outcome.value.datum
    : undefined;
