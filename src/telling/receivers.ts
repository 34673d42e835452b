import type { Catalogue, Flow, LifeEvent, PublicService } from "#catalogue";
import { claimFlowOf, organisationFor } from "#catalogue";
import { dependencies } from "#decisions";
import type { Facts } from "#decisions";
import type { Words } from "#kernel";
import { jurisdictionOf, standingOf } from "#notices";
import { bankAccountConcepts } from "#people";
import { claimEventId, isClaim } from "./claiming.ts";
import { possibleOf } from "./entitlements.ts";
import { factsAfter } from "./facts.ts";
import type { Journey } from "./journey.ts";
import type { Telling } from "./open-telling.ts";
import { outcomesOf } from "./outcomes.ts";

/** Who gets to see an answer, and what for: bodies of each nation while it is not known which. */
export type Receiver =
  | {
      readonly kind: "flow";
      readonly bodies: readonly string[];
      readonly service: Words;
    }
  | { readonly kind: "decision"; readonly service: Words }
  /** The body of whatever may be claimed with the same answers. */
  | { readonly kind: "claims" };

type Told = Pick<
  Telling,
  "catalogue" | "event" | "facts" | "asOf" | "addressHidden"
> & { readonly journey: Pick<Journey, "claims"> };

const found = new WeakMap<Facts, Map<string, readonly Receiver[]>>();

/**
 * The bodies whose signed flows carry a concept and can still apply with what is known beside it, then the services that may apply and
 * whose rules use it. Worked out once for the same facts.
 */
export function receiversOf(told: Told, concept: string): readonly Receiver[] {
  const { catalogue, event, journey, facts, asOf, addressHidden } = told;
  const of = [catalogue.hash, event.id, ...journey.claims];
  const key = [concept, asOf, addressHidden, ...of].join(" ");
  const before = found.get(facts) ?? new Map<string, readonly Receiver[]>();
  const receivers = before.get(key) ?? findReceivers(told, concept);
  found.set(facts, before.set(key, receivers));
  return receivers;
}

/** Whether an answer is of any use: to a body, a decision or a claim in reach, or to the event itself. */
export const isOfUse = (told: Told, concept: string): boolean =>
  usedItself(told).has(concept) ||
  receiversOf({ ...told, addressHidden: false }, concept).length > 0;

const used = new WeakMap<LifeEvent, ReadonlySet<string>>();

/** What an event rests on, makes true of its teller, or reaches them by; an account is recorded only once a body was told of it. */
function usedItself({ catalogue, event }: Told): ReadonlySet<string> {
  const known = used.get(event);
  if (known) return known;
  const { concepts, flows, model } = catalogue;
  const told = event.flows.flatMap((id) => flows.get(id) ?? []);
  const conditions = [
    ...[...event.facts, ...event.elsewhere, ...told].map(({ when }) => when),
    ...told.map(({ narrowed }) => narrowed?.onlyWhen),
    ...event.sets.map(({ decision }) => decision),
  ];
  const kept = event.sets.filter(
    ({ concept }) => !bankAccountConcepts.includes(concept),
  );
  const itself = new Set([
    event.address,
    event.occurrence ?? "",
    ...kept.flatMap(({ copies = "", from = "" }) => [copies, from]),
    ...event.facts
      .map(({ concept }) => concept)
      .filter((name) => concepts.get(name)?.reach !== undefined),
    ...conditions.flatMap((name) =>
      name === undefined ? [] : dependencies(model, name).facts,
    ),
  ]);
  used.set(event, itself);
  return itself;
}

function findReceivers(
  { catalogue, event, journey, facts, asOf, addressHidden }: Told,
  concept: string,
): readonly Receiver[] {
  // It may be answered anew: who hears then does not hang on the answer before.
  const known = facts.has(concept)
    ? new Map([...facts].filter(([name]) => name !== concept))
    : facts;
  outcomesOf(catalogue, known, asOf, facts);
  const after = factsAfter(catalogue, event, known, asOf);
  const wanted = isClaim({ event }) ? journey.claims : event.services;
  const carries = (flow: Flow | undefined): flow is Flow =>
    flow?.isSent === true && flow.fields.includes(concept);
  const restsOn = (service: PublicService | undefined): boolean =>
    [service?.goal, service?.amount].some(
      (decision) =>
        decision !== undefined &&
        dependencies(catalogue.model, decision).facts.includes(concept),
    );
  // Only what could be named is decided: a page has no time for the rest.
  const services = wanted.filter(
    (id) =>
      carries(claimFlowOf(catalogue, id)) ||
      restsOn(catalogue.services.get(id)),
  );
  const possible = possibleOf(catalogue, { facts: after, asOf }, services);
  const openTo = (
    flow: Flow | undefined,
    facts: Facts,
  ): readonly Receiver[] => {
    if (!carries(flow)) return [];
    const choices = { facts, asOf, optOuts: new Set<string>(), addressHidden };
    const outcomeOf = outcomesOf(catalogue, facts, asOf);
    const standing = standingOf(catalogue, flow, choices, outcomeOf);
    // Whether the law reaches them may be plain before it is known where they live.
    const reach = flow.narrowed?.onlyWhen && outcomeOf(flow.narrowed.onlyWhen);
    if (reach && reach.kind === "decided" && reach.value.datum === false)
      return [];
    const isOpen =
      standing.kind === "undecided" &&
      (flow.event === claimEventId || standing.missing.some(isAskedIn(event)));
    if (standing.kind !== "told" && !isOpen) return [];
    const bodies = bodiesOf(catalogue, flow, facts);
    return bodies.length > 0
      ? [{ kind: "flow", bodies, service: flow.service }]
      : [];
  };
  const claims = possible.flatMap(({ id }) =>
    openTo(claimFlowOf(catalogue, id), after),
  );
  const someClaim: readonly Receiver[] =
    claims.length > 0 ? [{ kind: "claims" }] : [];
  return [
    ...event.flows.flatMap((id) => openTo(catalogue.flows.get(id), known)),
    ...(isClaim({ event }) ? claims : someClaim),
    ...possible.flatMap((service): Receiver[] =>
      restsOn(service) ? [{ kind: "decision", service: service.name }] : [],
    ),
  ];
}

/** What an event never asks, and no register gave, stays unknown: what waits for it alone is never sent. */
const isAskedIn =
  ({ facts }: Told["event"]) =>
  (name: string): boolean =>
    facts.some(({ concept }) => concept === name);

/** The body that a flow goes to where the address lies; while no address is known, that of each nation where it is sent. */
export function bodiesOf(
  catalogue: Catalogue,
  { address, organisation, narrowed }: Flow,
  facts: Facts,
): readonly string[] {
  const place = jurisdictionOf(catalogue, address, facts);
  const isSentIn = (nation: string): boolean =>
    narrowed?.nations?.some((one) => one === nation) !== false;
  if (place) {
    const body = organisationFor(catalogue, organisation, place);
    return body && isSentIn(place.nation) ? [body.id] : [];
  }
  return [
    ...new Set(
      Object.entries(organisation).flatMap(([nation, body]) =>
        isSentIn(nation) ? [body] : [],
      ),
    ),
  ];
}
