import type { Catalogue } from "./catalogue.ts";
import { factsBehind } from "./facts-behind.ts";
import type { Flow } from "./kinds/flows.ts";
import type { LifeEvent } from "./kinds/life-events.ts";

/** What somebody may tell for another: life events, and the bodies that hear of them. None listed of either means all. */
type Mandated = {
  readonly events: readonly string[];
  readonly bodies: readonly string[];
};

const councils = "council";

/** Whether the bodies of a mandate cover an organisation, or the holder of a council role; every council is `council`. */
export const coversBody = (
  bodies: readonly string[],
  organisation: string,
): boolean =>
  bodies.length === 0 ||
  bodies.includes(/^council[:.]/.test(organisation) ? councils : organisation);

/** The bodies that are told of anything: those that a mandate can be for. A role of councils is theirs, and whoever else holds it somewhere. */
export const bodiesTold = ({ flows, ...catalogue }: Catalogue) =>
  new Set(
    [...flows.values()]
      .filter(({ isSent }) => isSent)
      .flatMap((flow) => bodiesOfFlow(catalogue, flow)),
  );

const bodiesOfFlow = (
  { councils: all }: Pick<Catalogue, "councils">,
  { organisation }: Flow,
): readonly string[] =>
  Object.values(organisation).flatMap((name) =>
    name.startsWith("council.")
      ? [
          councils,
          ...all.flatMap(({ othersHold }) => othersHold.get(name) ?? []),
        ]
      : [name],
  );

/**
 * A life event as somebody tells it who may tell these bodies alone: what they are told, what is asked for that, and what follows of what
 * is asked. Of an event that tells none of them no flow is left.
 */
export function asReached(
  catalogue: Catalogue,
  event: LifeEvent,
  bodies: readonly string[],
): LifeEvent {
  if (bodies.length === 0) return event;
  const flows = flowsOf(catalogue, event).filter((flow) =>
    bodiesOfFlow(catalogue, flow).some((one) => coversBody(bodies, one)),
  );
  const sent = flows.filter(({ isSent }) => isSent);
  const needed = neededFor(catalogue, event, sent);
  return {
    ...event,
    flows: sent.length > 0 ? flows.map(({ id }) => id) : [],
    facts: event.facts.filter(({ concept }) => needed.has(concept)),
    sets: event.sets.filter((set) =>
      readBy(catalogue, set).every((name) => needed.has(name)),
    ),
  };
}

const flowsOf = ({ flows }: Catalogue, event: LifeEvent): readonly Flow[] =>
  event.flows.flatMap((id) => flows.get(id) ?? []);

/** The facts that what an event sets is made of. */
const readBy = (
  { model }: Catalogue,
  { copies, from, decision = "" }: LifeEvent["sets"][number],
): readonly string[] => [
  ...[copies, from].flatMap((name) => name ?? []),
  ...factsBehind(model, [decision]),
];

/** What flows of an event send and are decided by, and more, with all that must be known before any of it is asked. */
function neededFor(
  { concepts, model }: Catalogue,
  { address, occurrence, facts }: LifeEvent,
  flows: readonly Flow[],
  more: readonly string[] = [],
): ReadonlySet<string> {
  const needed = new Set([
    ...more,
    address,
    ...(occurrence === undefined ? [] : [occurrence]),
    ...flows.flatMap(({ address, fields, isSent, when = "", narrowed }) => [
      ...(isSent ? [address, ...fields] : []),
      ...factsBehind(model, [when, narrowed?.onlyWhen ?? ""]),
    ]),
  ]);
  // What is added meanwhile is gone through too.
  for (const name of needed) {
    const { onlyWhen = "", must } = concepts.get(name) ?? {};
    const { when = "" } = facts.find(({ concept }) => concept === name) ?? {};
    const rules = [onlyWhen, must?.holds ?? "", when];
    for (const fact of factsBehind(model, rules)) needed.add(fact);
  }
  return needed;
}

/** The life events of a mandate, and what they ask, send, set and decide by: all that whoever may tell only these has to read or write of a person. */
export function reachOf(catalogue: Catalogue, { events, bodies }: Mandated) {
  const { lifeEvents, concepts } = catalogue;
  const reached = events.length > 0 ? events : [...lifeEvents.keys()];
  const needed = reached
    .flatMap((id) => lifeEvents.get(id) ?? [])
    .map((event) => asReached(catalogue, event, bodies))
    .filter(({ flows }) => flows.length > 0)
    .flatMap((event) => [
      ...neededFor(catalogue, event, flowsOf(catalogue, event), [
        ...event.facts.map(({ concept }) => concept),
        ...event.sets.flatMap((set) => [
          set.concept,
          ...readBy(catalogue, set),
        ]),
      ]),
    ]);
  return {
    events: reached,
    concepts: [...new Set(needed)].filter((name) => concepts.has(name)),
  };
}
