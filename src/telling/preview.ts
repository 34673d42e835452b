import { isNarrow } from "#access";
import type { Visitor } from "#access";
import { claimOf } from "#catalogue";
import type { PublicService } from "#catalogue";
import type { Facts } from "#decisions";
import { plainValue } from "#decisions";
import type { Consequence, ConsequenceQuestion, Consequences } from "#notices";
import { consequencesOf, standingOf } from "#notices";
import { unshownOf } from "./begin-telling.ts";
import { isClaim } from "./claiming.ts";
import { mayClaim } from "./covers-event.ts";
import type { Entitlement, EntitlementChange } from "./entitlements.ts";
import { changesOf, entitlementsOf } from "./entitlements.ts";
import { factsAfter } from "./facts.ts";
import type { Telling } from "./open-telling.ts";
import type { RunByOther } from "./run-by-others.ts";
import { runByOthers } from "./run-by-others.ts";
import type { StraightOn } from "./straight-on.ts";
import { straightOnOf } from "./straight-on.ts";
import { keepFacts } from "./kept-facts.ts";
import { outcomesOf } from "./outcomes.ts";

/** A claim that can be made now with the same answers. */
export type ClaimOffer = {
  readonly change: EntitlementChange;
  readonly claim: Consequence;
  readonly chosen: boolean;
};

/** Everything a person sees before they confirm. Nothing of it is sent or stored. */
export type Preview = {
  readonly consequences: Consequences;
  readonly changes: readonly EntitlementChange[];
  readonly claims: readonly ClaimOffer[];
  /** Help that others run in the teller's nation, of the kinds that go with the event. */
  readonly others: readonly RunByOther[];
  /** What was to be claimed and does not apply. */
  readonly ruledOut: readonly Entitlement[];
  /** What can be claimed straight on from here, once it is told. */
  readonly straightOn: readonly StraightOn[];
  /** All that the teller gets was worked out, and no body is told to pay otherwise: a page may say that nothing changes. */
  readonly isUnchanged: boolean;
};

/** Whom confirming tells by what is chosen, with what is claimed. */
export const toldBy = ({ consequences, claims }: Preview) => [
  ...consequences.bodies,
  ...claims.flatMap(({ claim, chosen }) => (chosen ? [claim] : [])),
];

/** Works out what telling this does: who is told what, what changes for the teller, what they could claim with it, if they may. */
export function previewOf(telling: Telling, canClaim = true): Preview {
  const { catalogue, event, facts, asOf, journey } = telling;
  const after = afterOf(telling);
  const choices = choicesIn(telling);
  const entitlements = entitlementsAfter(telling, after);
  const changes = changesFor(telling, after, entitlements, journey.claims);
  // Bodies are told of the old and the new; claims are made as things are then.
  const consequences = consequencesOf(
    catalogue,
    event,
    { facts, ...choices },
    outcomesOf(catalogue, facts, asOf),
  );
  /** What telling itself claims is not offered a second time. */
  const isStarted = (service: string): boolean =>
    consequences.bodies.some(
      ({ flow: { effect }, optedOut }) =>
        !optedOut && effect.kind === "starts" && effect.service === service,
    );
  const offered = claimsFor(
    telling,
    changes.filter(
      ({ after: { service } }) => canClaim && !isStarted(service.id),
    ),
    { facts: after, ...choices },
  );
  return {
    isUnchanged: isUnchanged(telling, consequences, changes),
    straightOn: straightOnOf(catalogue, event, {
      facts: after,
      ...choices,
      claimed: new Set(
        offered.claims.map(({ change }) => change.after.service.id),
      ),
    }),
    consequences: {
      ...consequences,
      notJoined: [...consequences.notJoined, ...offered.notJoined],
      byPhone: [...consequences.byPhone, ...offered.byPhone],
    },
    changes,
    claims: offered.claims,
    // What the event itself says how to get is not named twice.
    others: runByOthers(catalogue, after, event.services).filter(
      ({ name }) =>
        !consequences.elsewhere.some(({ what }) => what.en.includes(name.en)),
    ),
    ruledOut: entitlements.filter(
      ({ service, standing }) =>
        isClaim(telling) &&
        journey.claims.includes(service.id) &&
        standing === "does-not-apply",
    ),
  };
}

const choicesIn = ({ asOf, addressHidden, journey }: Telling) => ({
  asOf,
  optOuts: new Set(journey.optOuts),
  optIns: new Set(journey.optIns),
  addressHidden,
  bodies: journey.bodies ?? [],
});

/**
 * The preview as one visitor may use it: without claims for whoever may not claim. What the giver of a mandate for some events gets,
 * now and then, is none of them.
 */
export function previewFor(telling: Telling, visitor: Visitor): Preview {
  const may = mayClaim(visitor);
  const unshown = unshownOf(visitor, telling.journey);
  const all = previewOf(telling, may);
  if (may) return all;
  // Whoever tells without an account claims once they sign in.
  if (visitor.kind === "referenced")
    return {
      ...previewOf(withoutFacts(telling, unshown), may),
      consequences: all.consequences,
    };
  const noClaims = { ...all, straightOn: [] };
  return isNarrow(visitor)
    ? { ...noClaims, changes: [], others: [], ruledOut: [] }
    : noClaims;
}

/** What is worked out from facts that are not shown would show them: it is worked out as if they were unknown. */
const withoutFacts = (
  telling: Telling,
  names: ReadonlySet<string>,
): Telling => ({
  ...telling,
  facts: new Map([...telling.facts].filter(([name]) => !names.has(name))),
});

type Told = Pick<Telling, "catalogue" | "event" | "facts" | "held" | "asOf"> & {
  readonly agreed?: Telling["agreed"];
  readonly journey?: Pick<Telling["journey"], "id">;
};

const afterOf = ({ catalogue, event, facts, asOf }: Told): Facts =>
  factsAfter(catalogue, event, facts, asOf);

const servicesOf = ({ catalogue }: Told): readonly string[] =>
  [...catalogue.services.values()]
    .filter(({ groups }) => groups.length > 0)
    .map(({ id }) => id);

const entitlementsAfter = (
  telling: Told,
  after: Facts,
): readonly Entitlement[] =>
  entitlementsOf(telling.catalogue, {
    facts: after,
    asOf: telling.asOf,
    services: servicesOf(telling),
    ...(telling.agreed ? { agreed: telling.agreed } : {}),
  });

/** How things stood before: what was held, and what they say of themselves that other events ask for too, such as their birthday. What only this event asks happened with it. */
function factsBefore({ catalogue, event, held, facts }: Told): Facts {
  if (isClaim({ event })) return held;
  const ofThemselves = new Set(
    [...catalogue.lifeEvents.values()].flatMap((other) =>
      other.id === event.id ? [] : other.facts.map(({ concept }) => concept),
    ),
  );
  return new Map([
    ...[...facts].filter(([concept]) => ofThemselves.has(concept)),
    ...held,
  ]);
}

/** What a telling changed for whoever told it, from what was held and told then; nothing chosen to claim. */
export function changesOfTelling(told: Told): readonly EntitlementChange[] {
  const after = afterOf(told);
  return changesFor(told, after, entitlementsAfter(told, after), []);
}

/** The teller's own entitlements before and after. What somebody else gets is never shown. */
function changesFor(
  telling: Told,
  later: Facts,
  after: readonly Entitlement[],
  claims: readonly string[],
): readonly EntitlementChange[] {
  const { catalogue, event, asOf, journey } = telling;
  const services = servicesOf(telling);
  const read = factsBefore(telling);
  const facts = journey
    ? keepFacts(`${journey.id} before`, read, { catalogue, asOf })
    : read;
  outcomesOf(catalogue, facts, asOf, later);
  const before = entitlementsOf(catalogue, { facts, asOf, services });
  const wanted = isClaim(telling) ? claims : event.services;
  const settled = settledBefore(telling, facts);
  return changesOf(before, after)
    .filter(
      ({ change, after: { service } }) =>
        change !== "may-apply" || wanted.includes(service.id),
    )
    .map((one) =>
      one.before?.standing === "applies" && settled(one.after.service)
        ? { ...one, change: "stays", after: one.before }
        : one,
    );
}

/** Whether it is settled who gets a payment this time before what is told of happens. */
function settledBefore(
  { catalogue, event, facts: told, asOf }: Told,
  facts: Facts,
) {
  const happens = told.get(event.occurrence ?? "");
  const outcomeOf = outcomesOf(catalogue, facts, asOf);
  return ({ settledOn }: PublicService): boolean => {
    const on = settledOn && outcomeOf(settledOn);
    if (!on || on.kind !== "decided" || happens?.kind !== "known") return false;
    return String(plainValue(on.value)) < String(happens.value);
  };
}

/**
 * Whether it is worked out that no payment of the teller's changes: each thing they get is one that our rules decide and it stays as it was,
 * nothing waits for more answers, and no flow starts, stops or changes a payment. After a death what stops is not the teller's.
 */
function isUnchanged(
  { catalogue, event, facts, asOf }: Telling,
  { bodies, undecided, notJoined, byPhone }: Consequences,
  changes: readonly EntitlementChange[],
): boolean {
  const stays = changes.filter(
    ({ change, after }) =>
      change === "stays" && after.amount?.kind !== "needs-input",
  );
  const paid = facts.get("person.benefits");
  const isPaidAsBefore =
    paid?.kind === "known" &&
    Array.isArray(paid.value) &&
    paid.value.every((benefit) =>
      stays.some(({ after }) => after.service.benefit === benefit),
    );
  const outcomeOf = outcomesOf(catalogue, facts, asOf);
  const isOpen = event.sets.some(({ concept, decision }) => {
    const outcome = decision ? outcomeOf(decision) : undefined;
    // What is not known and stays as it is does not change.
    return (
      outcome?.kind === "needs-input" &&
      outcome.missing.some((name) => name !== concept)
    );
  });
  const kinds = ["starts", "changes"];
  if (event.subject !== "deceased") kinds.push("stops");
  return (
    isPaidAsBefore &&
    !isOpen &&
    stays.length === changes.length &&
    ![
      ...bodies.filter(({ optedOut }) => !optedOut),
      ...undecided,
      ...notJoined,
      ...byPhone,
    ].some(({ flow }) => kinds.includes(flow.effect.kind))
  );
}

/** The claims that can be made now, and those that apply and cannot be sent. */
function claimsFor(
  telling: Telling,
  changes: readonly EntitlementChange[],
  question: ConsequenceQuestion,
) {
  const { catalogue, journey } = telling;
  const outcomeOf = outcomesOf(catalogue, question.facts, question.asOf);
  const claimable = changes.filter((one) => isClaimable(telling, one));
  const standings = claimable.flatMap((change) => {
    const flow = claimOf(catalogue, change.after.service.id);
    return flow
      ? [{ change, standing: standingOf(catalogue, flow, question, outcomeOf) }]
      : [];
  });
  // What could be claimed and was not chosen is nothing that anybody must be told.
  const unsent = (kind: "not-joined" | "by-phone") =>
    standings.flatMap(({ change, standing }) =>
      standing.kind === kind && journey.claims.includes(change.after.service.id)
        ? [standing.body]
        : [],
    );
  return {
    claims: standings.flatMap(({ change, standing }): ClaimOffer[] => {
      if (standing.kind !== "told") return [];
      const chosen = journey.claims.includes(change.after.service.id);
      return [{ change, claim: standing.body, chosen }];
    }),
    // A claim that cannot be sent tells nobody of what happened.
    notJoined: isClaim(telling) ? unsent("not-joined") : [],
    byPhone: unsent("by-phone"),
  };
}

/** What begins with what happened, or goes with it and could be had before: the rest has nothing to do with it. */
const isClaimable = (
  { event }: Telling,
  { change, after: { service, isHeld, standing } }: EntitlementChange,
): boolean =>
  service.apply.by === "claim" &&
  !isHeld &&
  (change === "starts" ||
    (change === "stays" &&
      standing === "applies" &&
      event.services.includes(service.id)));
