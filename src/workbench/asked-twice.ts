import type {
  Catalogue,
  Flow,
  InformationConcept,
  LifeEvent,
  PublicService,
} from "#catalogue";
import { dependencies } from "#decisions";
import type { Words } from "#kernel";
import { asksOf } from "./ask-words.ts";
import { bodyOf, sameInBoth } from "./bodies.ts";
import type { MapContact } from "./contact-map.ts";
import { contactMap } from "./contact-map.ts";

/** Somebody who asks for a fact today, is sent it by a flow, or decides by it. */
export type FactUse = {
  readonly kind: "asks-today" | "told" | "decides";
  readonly organisation: Words;
  readonly service: Words;
  /** The gateway of a flow, the law of a service, or the source that says that it is asked today. */
  readonly basis: string;
  /** False when the basis is general knowledge, to be sourced. */
  readonly isSourced: boolean;
  readonly event?: Words;
};

export type UsedFact = {
  readonly concept: InformationConcept;
  readonly uses: readonly FactUse[];
  /** How often telling once can ask for it: at most once for each event that needs it, less when it is known or a register holds it. */
  readonly askedAtMost: number;
};

export type AskedTwice = {
  /** The facts with most uses first: by how often they are asked today, then by all uses. */
  readonly facts: readonly UsedFact[];
  /** Words of today's forms that name no fact of the pack. */
  readonly unmatched: readonly string[];
};

/** How many uses of one kind a fact has. */
export const countUses = ({ uses }: UsedFact, kind: FactUse["kind"]): number =>
  uses.filter((use) => use.kind === kind).length;

/** Who asks for each fact today, and which flows and rules of the pack need it, on what basis. Pure. */
export function askedTwice(
  catalogue: Catalogue,
  group: {
    readonly events: readonly LifeEvent[];
    readonly services: readonly string[];
  },
): AskedTwice {
  const { today } = contactMap(catalogue, group.events);
  const services = group.services.flatMap(
    (id) => catalogue.services.get(id) ?? [],
  );
  const uses: readonly (readonly [string, FactUse])[] = [
    ...today.flatMap(usesToday),
    ...flowsOf(catalogue, group.events, services).flatMap((flow) =>
      usesByFlow(catalogue, flow),
    ),
    ...services.flatMap((service) => usesByRules(catalogue, service)),
  ];
  const facts = [...Map.groupBy(uses, ([concept]) => concept)].flatMap(
    ([name, found]): UsedFact[] => {
      const concept = catalogue.concepts.get(name);
      return concept
        ? [
            usedFact(
              group.events,
              concept,
              found.map(([, use]) => use),
            ),
          ]
        : [];
    },
  );
  return {
    facts: facts.toSorted(byUses),
    unmatched: [...new Set(today.flatMap((one) => asksOf(one).unmatched))],
  };
}

/** A claim asks once as well, when no event has told the fact. */
function usedFact(
  events: readonly LifeEvent[],
  concept: InformationConcept,
  uses: readonly FactUse[],
): UsedFact {
  const telling = events.filter(({ facts }) =>
    facts.some((fact) => fact.concept === concept.name),
  ).length;
  const isClaimed = uses.some(({ kind }) => kind === "decides");
  return { concept, uses, askedAtMost: Math.max(telling, isClaimed ? 1 : 0) };
}

const byUses = (left: UsedFact, right: UsedFact): number =>
  countUses(right, "asks-today") - countUses(left, "asks-today") ||
  right.uses.length - left.uses.length ||
  left.concept.name.localeCompare(right.concept.name, "en-GB");

type Use = readonly [string, FactUse];

function usesToday(contact: MapContact): readonly Use[] {
  const { organisation, event, rows, isSourced, sources, joinedBy } = contact;
  return [...asksOf(contact).concepts].map((concept) => [
    concept,
    {
      kind: "asks-today",
      organisation,
      service: sameInBoth(
        joinedBy ?? rows.map(({ service }) => service).join("; "),
      ),
      basis: sources.join("; "),
      isSourced,
      event: event.name,
    },
  ]);
}

/** The signed flows of the events, and of claims for the group's services. */
const flowsOf = (
  catalogue: Catalogue,
  events: readonly LifeEvent[],
  services: readonly PublicService[],
): readonly Flow[] =>
  [...catalogue.flows.values()].filter(
    ({ event, effect, isSent }) =>
      isSent &&
      (events.some(({ id }) => id === event) ||
        (event === "claim" &&
          services.some(({ id }) => id === effect.service))),
  );

function usesByFlow(catalogue: Catalogue, flow: Flow): readonly Use[] {
  const event = catalogue.lifeEvents.get(flow.event)?.name;
  return flow.fields.map((concept) => [
    concept,
    {
      kind: "told",
      organisation: bodyOf(catalogue, flow.organisation),
      service: flow.service,
      basis: flow.gateway,
      isSourced: ["text", "excerpt"].includes(flow.basis.read),
      ...(event ? { event } : {}),
    },
  ]);
}

function usesByRules(
  catalogue: Catalogue,
  service: PublicService,
): readonly Use[] {
  const decisions = [service.goal, service.amount].flatMap((one) => one ?? []);
  const facts = new Set(
    decisions.flatMap((name) => dependencies(catalogue.model, name).facts),
  );
  return [...facts].map((concept) => [
    concept,
    {
      kind: "decides",
      organisation: bodyOf(catalogue, service.authority),
      service: service.name,
      basis: service.legalBasis,
      isSourced: true,
    },
  ]);
}
