import type { PageRequest, Reply, Route, Whose } from "#web";
import { problem } from "#web";
import { isNarrow } from "../permissions.ts";
import type { Visitor } from "../visitor.ts";

const all = ["anonymous", "unlinked", "customer", "referenced", "staff"];

/** Which visitors a route may serve, by whose rows it reads. The only place that says so; a route's own guard may be narrower. */
const visitorsOf: Readonly<Record<Whose, readonly string[]>> = {
  nobody: all,
  visitor: all,
  owner: ["customer", "referenced", "staff"],
  subject: ["customer", "staff"],
  found: ["staff"],
  served: ["staff"],
  organisation: ["staff"],
  counts: ["staff"],
  machine: all,
  everybody: all,
};

/** A mandate for some events opens what is told under it, and nothing else about the giver. */
const forNarrowHelpers: readonly Whose[] = ["nobody", "visitor", "owner"];

/** Whether a visitor of this kind may reach a route; whoever is not signed in, or has no record yet, is led on by the route's own guard. */
export const mayReach = (visitor: Visitor, whose: Whose): boolean =>
  visitor.kind === "anonymous" ||
  visitor.kind === "unlinked" ||
  (visitorsOf[whose].includes(visitor.kind) &&
    (!isNarrow(visitor) || forNarrowHelpers.includes(whose)));

/** Asked once for every request, before its form is looked at: whether these rows are open to this visitor at all. */
export const refuseOutOfBounds = (
  { visitor }: PageRequest<Visitor>,
  { whose }: Route<Visitor>,
): Reply | undefined =>
  mayReach(visitor, whose) ? undefined : problem("forbidden");
