import type { LifeEvent } from "#catalogue";
import type { Id } from "#kernel";
import { factsOf, findFacts, recordLook, withDerived } from "#people";
import { firstOf } from "#web";
import type { ContactMap } from "../../contact-map.ts";
import { contactMap } from "../../contact-map.ts";
import type { PersonMap } from "../../person-map.ts";
import { personMap } from "../../person-map.ts";
import type {
  ExamplePerson,
  GroupInView,
  WorkbenchDeps,
  WorkbenchRequest,
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
  deps: WorkbenchDeps,
  request: WorkbenchRequest,
): Promise<ChosenMap> {
  const { query } = request;
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
  const facts = await lookAt(deps, request, person.id);
  const question = { events: chosen, facts, asOf: deps.clock.today() };
  return {
    ...common,
    kind: "person",
    person,
    map: personMap(catalogue, question),
  };
}

/** Reads a made-up person's facts and records who looked; the director's own context sees no customer. */
function lookAt(
  { database, clock }: WorkbenchDeps,
  { visitor, requestId }: WorkbenchRequest,
  customer: Id,
) {
  return database.transaction(
    { kind: "process", name: "workbench" },
    async (tx) => {
      const book = withDerived(await findFacts(tx, customer, clock.today()));
      await recordLook(tx, {
        customer,
        by: {
          kind: "staff",
          account: visitor.account,
          organisation: visitor.organisation,
          role: visitor.roles[0] ?? "director",
        },
        purpose: "map",
        concepts: [...book.keys()],
        request: requestId,
        at: clock.now(),
      });
      return factsOf(book);
    },
  );
}
