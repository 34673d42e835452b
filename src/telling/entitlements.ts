import type { Catalogue, Nation, PublicService } from "#catalogue";
import type { Facts, Outcome } from "#decisions";
import type { LocalDate } from "#kernel";
import { nationOf } from "./nation-of.ts";
import { outcomesOf } from "./outcomes.ts";

/** What the rules say of one service for one person on one day: our estimate, until the body decides. */
export type Entitlement = {
  readonly service: PublicService;
  readonly standing: "applies" | "does-not-apply" | "not-known";
  readonly goal: Outcome;
  readonly amount: Outcome | undefined;
  /** The organisation or council role that decides where the person lives. */
  readonly authority: string | undefined;
  /** A body pays or gave it already: it is never offered. */
  readonly isHeld: boolean;
};

/** The goals and amounts of services offered where the person lives. */
export function entitlementsOf(
  catalogue: Catalogue,
  question: {
    readonly facts: Facts;
    readonly asOf: LocalDate;
    readonly services: readonly string[];
    /** Outcomes that stand although facts are missing, because no answer can change them. */
    readonly agreed?: ReadonlyMap<string, Outcome>;
  },
): readonly Entitlement[] {
  const { facts, asOf, agreed } = question;
  const nation = nationOf(catalogue, facts);
  const services = offeredIn(catalogue, question.services, nation);
  const decided = outcomesOf(catalogue, facts, asOf);
  const outcomeOf = (decision: string | undefined): Outcome | undefined =>
    decision === undefined
      ? undefined
      : (agreed?.get(decision) ?? decided(decision));
  return services.flatMap((service) => {
    const goal = outcomeOf(service.goal);
    if (!goal) return [];
    const amount = outcomeOf(service.amount);
    const standing = standingOf(goal, amount);
    const isHeld =
      isPaid(service, facts) || isTrue(outcomeOf(service.heldWhen));
    const authority =
      nation === undefined
        ? Object.values(service.authority)[0]
        : service.authority[nation];
    return [{ service, standing, goal, amount, authority, isHeld }];
  });
}

/** What a person could get or may get: what the home page names, and where more answers are wanted what can be asked. Nothing held. */
export const offersTo = (
  catalogue: Catalogue,
  known: { readonly facts: Facts; readonly asOf: LocalDate },
): readonly Entitlement[] =>
  entitlementsOf(catalogue, {
    ...known,
    services: [...catalogue.services.values()]
      .filter(
        ({ groups, amount, apply }) =>
          groups.length > 0 && (amount !== undefined || apply.by === "claim"),
      )
      .map(({ id }) => id),
  }).filter(({ standing, isHeld }) => standing !== "does-not-apply" && !isHeld);

/** Whether registers say that a body pays it. */
function isPaid({ benefit }: PublicService, facts: Facts): boolean {
  const paid = facts.get("person.benefits");
  return (
    benefit !== undefined &&
    paid?.kind === "known" &&
    Array.isArray(paid.value) &&
    paid.value.includes(benefit)
  );
}

const isTrue = (outcome: Outcome | undefined): boolean =>
  outcome?.kind === "decided" && outcome.value.datum === true;

const offeredIn = (
  catalogue: Catalogue,
  services: readonly string[],
  nation: Nation | undefined,
): readonly PublicService[] =>
  services
    .flatMap((id) => catalogue.services.get(id) ?? [])
    .filter(({ nations }) => nation === undefined || nations.includes(nation));

/** The services whose conditions what is known does not rule out, however much they come to. */
export const possibleOf = (
  catalogue: Catalogue,
  { facts, asOf }: { readonly facts: Facts; readonly asOf: LocalDate },
  services: readonly string[],
): readonly PublicService[] =>
  offeredIn(catalogue, services, nationOf(catalogue, facts)).filter(
    ({ goal }) => {
      const outcome =
        goal === undefined
          ? undefined
          : outcomesOf(catalogue, facts, asOf)(goal);
      return outcome?.kind === "needs-input" || isTrue(outcome);
    },
  );

function standingOf(
  goal: Outcome,
  amount: Outcome | undefined,
): Entitlement["standing"] {
  if (goal.kind === "needs-input") return "not-known";
  if (goal.kind === "not-applicable" || goal.value.datum !== true)
    return "does-not-apply";
  return amount && isNothing(amount) ? "does-not-apply" : "applies";
}

/** An amount of nothing is no entitlement, whatever the conditions say. */
function isNothing(amount: Outcome): boolean {
  if (amount.kind !== "decided") return amount.kind === "not-applicable";
  return amount.value.type.kind === "number" && Number(amount.value.datum) <= 0;
}

/** `may-change`: it goes on, but how much is not known yet. */
export type Change =
  "starts" | "stops" | "changes" | "may-change" | "stays" | "may-apply";
/** What telling changes for one service, by our estimate. */
export type EntitlementChange = {
  readonly change: Change;
  readonly before: Entitlement | undefined;
  readonly after: Entitlement;
};

/** Services whose standing or amount differs once this is told, and those that could apply if more were known. Nothing held is offered. */
export function changesOf(
  before: readonly Entitlement[],
  after: readonly Entitlement[],
): readonly EntitlementChange[] {
  return after.flatMap((next) => {
    const last = before.find(({ service }) => service.id === next.service.id);
    const change = changeOf(last, next);
    const isOffer = change === "starts" || change === "may-apply";
    return change === undefined || (isOffer && next.isHeld)
      ? []
      : [{ change, before: last, after: next }];
  });
}

function changeOf(
  last: Entitlement | undefined,
  next: Entitlement,
): Change | undefined {
  if (next.standing === "not-known") return "may-apply";
  const [was, is] = [last?.standing === "applies", next.standing === "applies"];
  if (!was && !is) return undefined;
  if (was !== is) return is ? "starts" : "stops";
  if (next.amount?.kind === "needs-input" && last?.amount?.kind === "decided")
    return "may-change";
  return sameAmount(last?.amount, next.amount) ? "stays" : "changes";
}

const sameAmount = (
  left: Outcome | undefined,
  right: Outcome | undefined,
): boolean =>
  left?.kind === "decided" && right?.kind === "decided"
    ? String(left.value.datum) === String(right.value.datum)
    : left?.kind === right?.kind;
