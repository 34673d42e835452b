import {
  concerns,
  councilsOfAddress,
  coversBody,
  organisationFor,
} from "#catalogue";
import type {
  Catalogue,
  Flow,
  HiddenAddress,
  Jurisdiction,
  LifeEvent,
  Nation,
  PublicOrganisation,
} from "#catalogue";
import { decisionsFor } from "#decisions";
import type { Facts, FactValue, Outcome } from "#decisions";
import type { LocalDate, Words } from "#kernel";

/** What one body is told by one flow, and what follows there. Words, gateway, duty and effect are the flow's. */
export type Consequence = {
  readonly flow: Flow;
  readonly organisation: PublicOrganisation;
  /** The exact values that are sent, by concept, in the flow's order; what is not known or is none is left out. */
  readonly fields: Readonly<Record<string, FactValue>>;
  /** The person does not want this body told, or was to ask for it and did not; the law lets them choose. */
  readonly optedOut: boolean;
  /** What happens to a hidden address here; absent when none is hidden. `nothing` of what is sent says where anybody lives. */
  readonly hidden?: HiddenAddress | { readonly kind: "nothing" };
};

/** A body that a flow would tell, and does not: why, and what is left to the person. */
export type NotTold = {
  readonly flow: Flow;
  readonly organisation: PublicOrganisation;
  readonly because?: Words | undefined;
  readonly need: NonNullable<Flow["need"]>;
};

/** Everything that follows from an event, or is known not to follow from it here. */
export type Consequences = {
  readonly bodies: readonly Consequence[];
  /** Flows of which it is not known yet whether they apply, with the facts that would tell. */
  readonly undecided: readonly {
    readonly flow: Flow;
    readonly missing: readonly string[];
  }[];
  /** What concerns a body and cannot be sent to it yet: no gateway that was read lets it. */
  readonly notJoined: readonly NotTold[];
  /** What is not sent because it would give a hidden address away: the person tells it by phone. */
  readonly byPhone: readonly NotTold[];
  /** Flows that no body answers for in the nation of the address. */
  readonly uncovered: readonly Flow[];
  /** What must still be done elsewhere in that nation, and was not before telling: named body, how, and why it is not joined up. */
  readonly elsewhere: LifeEvent["elsewhere"];
};

export type ConsequenceQuestion = {
  readonly facts: Facts;
  readonly asOf: LocalDate;
  /** Flows the person opted out of; one that does not allow it is told all the same. */
  readonly optOuts: ReadonlySet<string>;
  /** Flows the person asked for, of those that are told only then. */
  readonly optIns?: ReadonlySet<string>;
  /** Somebody it is about, or who tells it, has a hidden address. */
  readonly addressHidden: boolean;
  /** Whom alone whoever tells may tell; none listed means all. */
  readonly bodies?: readonly string[];
};

/** Works out what follows from a life event. Pure: the same arguments always give the same consequences. */
export function consequencesOf(
  catalogue: Catalogue,
  event: LifeEvent,
  question: ConsequenceQuestion,
  outcomeOf = decisionsFor(catalogue.plan, question),
): Consequences {
  const flows = event.flows.flatMap((id) => catalogue.flows.get(id) ?? []);
  const standings = flows.map((flow) =>
    standingOf(catalogue, flow, question, outcomeOf),
  );
  const those = <K extends Standing["kind"]>(kind: K) =>
    standings.filter(
      (one): one is Extract<Standing, { readonly kind: K }> =>
        one.kind === kind,
    );
  const { facts } = question;
  const nation = jurisdictionOf(catalogue, event.address, facts)?.nation;
  return {
    bodies: those("told").map(({ body }) => body),
    notJoined: those("not-joined").map(({ body }) => body),
    byPhone: those("by-phone").map(({ body }) => body),
    undecided: those("undecided").map(({ flow, missing }) => ({
      flow,
      missing,
    })),
    uncovered: those("uncovered").map(({ flow }) => flow),
    elsewhere: event.elsewhere.filter(
      ({ nations, comesFirst, when }) =>
        !comesFirst &&
        (nation === undefined || nations.includes(nation)) &&
        conditionOf(when, outcomeOf).holds !== false,
    ),
  };
}

type Standing =
  | { readonly kind: "told"; readonly body: Consequence }
  | { readonly kind: "not-joined"; readonly body: NotTold }
  | { readonly kind: "by-phone"; readonly body: NotTold }
  | {
      readonly kind: "undecided";
      readonly flow: Flow;
      readonly missing: readonly string[];
    }
  | { readonly kind: "uncovered"; readonly flow: Flow }
  | { readonly kind: "does-not-apply" | "out-of-reach" };

/** What follows by one flow, e.g. a claim's. */
export function standingOf(
  catalogue: Catalogue,
  flow: Flow,
  question: ConsequenceQuestion,
  outcomeOf = decisionsFor(catalogue.plan, question),
): Standing {
  const concern = conditionOf(flow.when, outcomeOf);
  if (concern.missing) return { kind: "undecided", flow, ...concern };
  if (!concern.holds) return { kind: "does-not-apply" };
  const jurisdiction = jurisdictionOf(catalogue, flow.address, question.facts);
  if (jurisdiction === undefined)
    return { kind: "undecided", flow, missing: [flow.address] };
  const organisation = organisationFor(
    catalogue,
    flow.organisation,
    jurisdiction,
  );
  if (organisation === undefined) return { kind: "uncovered", flow };
  if (!coversBody(question.bodies ?? [], organisation.id))
    return { kind: "out-of-reach" };
  const { nation } = jurisdiction;
  const { notJoined, need = "tell", narrowed } = flow;
  const body = { flow, organisation, because: notJoined, need };
  if (!flow.isSent || narrowed?.nations?.includes(nation) === false)
    return { kind: "not-joined", body };
  const part = conditionOf(narrowed?.onlyWhen, outcomeOf);
  if (part.missing) return { kind: "undecided", flow, ...part };
  if (!part.holds)
    return { kind: "not-joined", body: { ...body, ...narrowed?.outside } };
  if (question.addressHidden && isByPhone(flow, nation))
    return { kind: "by-phone", body };
  return {
    kind: "told",
    body: bodyOf(catalogue, { flow, organisation }, { ...question, outcomeOf }),
  };
}

/** Whether a condition holds, or the facts that would tell. */
function conditionOf(
  decision: string | undefined,
  outcomeOf: (decision: string) => Outcome,
): { readonly holds?: boolean; readonly missing?: undefined } | Missing {
  if (decision === undefined) return { holds: true };
  const outcome = outcomeOf(decision);
  return outcome.kind === "needs-input"
    ? { missing: outcome.missing }
    : { holds: outcome.kind === "decided" && outcome.value.datum === true };
}
type Missing = {
  readonly holds?: undefined;
  readonly missing: readonly string[];
};

/** A council that an address chose knows by being told in whose area the person lives: what keeps the address back is not sent to it. */
const isByPhone = (
  { hiddenAddress, organisation }: Flow,
  nation: Nation,
): boolean =>
  hiddenAddress.kind === "phone" ||
  (hiddenAddress.kind === "withhold" &&
    (organisation[nation] ?? "").startsWith("council."));

/** What a flow does with a hidden address: which of its fields are kept back, and which say that it is hidden. */
export function hidingIn({ concepts }: Catalogue, flow: Flow) {
  const reveals = (name: string): boolean =>
    concepts.get(name)?.revealsAddress === true;
  const hidden = flow.fields.some(reveals)
    ? flow.hiddenAddress
    : ({ kind: "nothing" } as const);
  return {
    hidden,
    keepsBack: (name: string): boolean =>
      hidden.kind === "withhold" && reveals(name),
    marks: flow.fields.filter((name) => concepts.get(name)?.marksHiddenAddress),
  };
}

function bodyOf(
  catalogue: Catalogue,
  { flow, organisation }: Pick<NotTold, "flow" | "organisation">,
  {
    facts,
    optOuts,
    optIns,
    addressHidden,
    outcomeOf,
  }: ConsequenceQuestion & { outcomeOf: (decision: string) => Outcome },
): Consequence {
  const { hidden, keepsBack, marks } = hidingIn(catalogue, flow);
  const sent = flow.fields.filter(
    (name) =>
      concerns(catalogue, name, outcomeOf) &&
      !(addressHidden && keepsBack(name)),
  );
  // A claim is ticked by itself.
  const isAsked = flow.narrowed?.choice === true && flow.event !== "claim";
  return {
    flow,
    organisation,
    fields: Object.fromEntries(
      sent.flatMap((name) => {
        if (marks.includes(name)) return addressHidden ? [[name, true]] : [];
        const fact = facts.get(name);
        return fact?.kind === "known" ? [[name, fact.value]] : [];
      }),
    ),
    optedOut: isAsked
      ? optIns?.has(flow.id) !== true
      : flow.optOut && optOuts.has(flow.id),
    ...(addressHidden ? { hidden } : {}),
  };
}

/** Nation and councils of the address held in a concept. */
export function jurisdictionOf(
  catalogue: Catalogue,
  concept: string,
  facts: Facts,
): Jurisdiction | undefined {
  const fact = facts.get(concept);
  if (fact?.kind !== "known" || typeof fact.value !== "object")
    return undefined;
  const { council } = fact.value as { readonly council?: FactValue };
  return typeof council === "string"
    ? councilsOfAddress(catalogue, council)
    : undefined;
}
