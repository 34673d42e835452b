import { councilsOfAddress, organisationFor } from "#catalogue";
import type {
  Catalogue,
  Flow,
  Jurisdiction,
  LifeEvent,
  PublicOrganisation,
} from "#catalogue";
import { decisionsFor } from "#decisions";
import type { Facts, FactValue } from "#decisions";
import type { LocalDate } from "#kernel";

/** What one body is told by one flow, and what follows there. Words, gateway, duty and effect are the flow's. */
export type Consequence = {
  readonly flow: Flow;
  readonly organisation: PublicOrganisation;
  /** The exact values that are sent, by concept, in the flow's order; what is not known or is none is left out. */
  readonly fields: Readonly<Record<string, FactValue>>;
  /** The person does not want this body told, and the law lets them choose. */
  readonly optedOut: boolean;
};

/** Everything that follows from an event, or is known not to follow from it here. */
export type Consequences = {
  readonly bodies: readonly Consequence[];
  /** Flows of which it is not known yet whether they apply, with the facts that would tell. */
  readonly undecided: readonly {
    readonly flow: Flow;
    readonly missing: readonly string[];
  }[];
  /** Flows that no body answers for in the nation of the address. */
  readonly uncovered: readonly Flow[];
  /** What must still be done elsewhere in that nation: named body, how, and why it is not joined up. */
  readonly elsewhere: LifeEvent["elsewhere"];
};

export type ConsequenceQuestion = {
  readonly facts: Facts;
  readonly asOf: LocalDate;
  /** Flows the person opted out of; one that does not allow it is told all the same. */
  readonly optOuts: ReadonlySet<string>;
};

/** Works out what follows from a life event. Pure: the same arguments always give the same consequences. */
export function consequencesOf(
  catalogue: Catalogue,
  event: LifeEvent,
  question: ConsequenceQuestion,
): Consequences {
  const flows = event.flows.flatMap((id) => catalogue.flows.get(id) ?? []);
  const outcomeOf = decisionsFor(catalogue.plan, question);
  const standings = flows.map((flow) =>
    standingOf(catalogue, flow, question, outcomeOf),
  );
  const nation = jurisdictionOf(
    catalogue,
    event.address,
    question.facts,
  )?.nation;
  return {
    bodies: standings.flatMap((one) => (one.kind === "told" ? [one.body] : [])),
    undecided: standings.flatMap((one) =>
      one.kind === "undecided"
        ? [{ flow: one.flow, missing: one.missing }]
        : [],
    ),
    uncovered: standings.flatMap((one) =>
      one.kind === "uncovered" ? [one.flow] : [],
    ),
    elsewhere: event.elsewhere.filter(
      ({ nations }) => nation === undefined || nations.includes(nation),
    ),
  };
}

type Standing =
  | { readonly kind: "told"; readonly body: Consequence }
  | {
      readonly kind: "undecided";
      readonly flow: Flow;
      readonly missing: readonly string[];
    }
  | { readonly kind: "uncovered"; readonly flow: Flow }
  | { readonly kind: "does-not-apply" };

/** What follows by one flow, e.g. a claim's. */
export function standingOf(
  catalogue: Catalogue,
  flow: Flow,
  question: ConsequenceQuestion,
  outcomeOf = decisionsFor(catalogue.plan, question),
): Standing {
  const { facts, optOuts } = question;
  if (flow.when !== undefined) {
    const outcome = outcomeOf(flow.when);
    if (outcome.kind === "needs-input")
      return { kind: "undecided", flow, missing: outcome.missing };
    if (outcome.kind === "not-applicable" || outcome.value.datum !== true)
      return { kind: "does-not-apply" };
  }
  const jurisdiction = jurisdictionOf(catalogue, flow.address, facts);
  if (jurisdiction === undefined)
    return { kind: "undecided", flow, missing: [flow.address] };
  const organisation = organisationFor(
    catalogue,
    flow.organisation,
    jurisdiction,
  );
  if (organisation === undefined) return { kind: "uncovered", flow };
  const optedOut = flow.optOut && optOuts.has(flow.id);
  return {
    kind: "told",
    body: { flow, organisation, fields: fieldsOf(flow, facts), optedOut },
  };
}

function fieldsOf(
  flow: Flow,
  facts: Facts,
): Readonly<Record<string, FactValue>> {
  return Object.fromEntries(
    flow.fields.flatMap((concept) => {
      const fact = facts.get(concept);
      return fact?.kind === "known" ? [[concept, fact.value]] : [];
    }),
  );
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
