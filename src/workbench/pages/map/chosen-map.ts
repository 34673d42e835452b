import type { LifeEvent } from "#catalogue";
import type { Id } from "#kernel";
import { factsOf, findFacts, recordLook, withDerived } from "#people";
import { staffLooker } from "#people/pages";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import { firstOf } from "#web";
import type { ContactMap } from "../../contact-map.ts";
import { contactMap } from "../../contact-map.ts";
import type { PersonMap } from "../../person-map.ts";
import { personMap } from "../../person-map.ts";
import type {
  ExamplePerson,
  GroupInView,
  WorkbenchVisit,
} from "../workbench-deps.ts";
import { groupInView } from "../workbench-deps.ts";

export const mapViews = ["reason", "event", "channel"] as const;
export type MapView = (typeof mapViews)[number];

/** What a director chose to see. */
export type ChosenMap = GroupInView & {
  readonly view: MapView;
  readonly chosenEvent?: LifeEvent;
  readonly chosen: readonly LifeEvent[];
} & (
    | { readonly kind: "group"; readonly map: ContactMap }
    | {
        readonly kind: "person";
        readonly person: ExamplePerson;
        readonly map: PersonMap;
      }
  );

/** The map that a query names; what it does not know it takes for the whole. Looking at a person is recorded. */
export async function findChosenMap(
  tx: Tx,
  visit: WorkbenchVisit,
): Promise<ChosenMap> {
  const { deps, query } = visit;
  const inView = groupInView(deps);
  const { catalogue, events } = inView;
  const event = events.find(({ id }) => id === firstOf(query, "event"));
  const person = deps.examples.find(
    ({ id }) => id === firstOf(query, "person"),
  );
  const chosen = event ? [event] : events;
  const common = {
    ...inView,
    chosen,
    view: mapViews.find((one) => one === firstOf(query, "view")) ?? "reason",
    ...(event ? { chosenEvent: event } : {}),
  };
  if (!person)
    return { ...common, kind: "group", map: contactMap(catalogue, chosen) };
  const facts = await inContext(
    tx,
    { kind: "process", name: "workbench" },
    () => lookAt(tx, visit, person.id),
  );
  const question = { events: chosen, facts, asOf: visit.today };
  return {
    ...common,
    kind: "person",
    person,
    map: personMap(catalogue, question),
  };
}

/** Reads a made-up person's facts and records who looked; the director's own context sees no customer. */
async function lookAt(
  tx: Tx,
  { visitor, requestId, now, today }: WorkbenchVisit,
  customer: Id,
) {
  const book = withDerived(await findFacts(tx, customer, today));
  await recordLook(tx, {
    customer,
    by: staffLooker(visitor),
    purpose: "map",
    concepts: [...book.keys()],
    request: requestId,
    at: now,
  });
  return factsOf(book);
}
