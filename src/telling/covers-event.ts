import { bodiesCovered, isNarrow, mandateInForce, reachesEvent } from "#access";
import type { Visitor } from "#access";
import { asReached } from "#catalogue";
import type { Catalogue, LifeEvent } from "#catalogue";
import type { LocalDate } from "#kernel";
import type { Tx } from "#postgres";
import { claimTellers } from "./claiming.ts";

/** An event as a visitor may tell it: under a mandate for some bodies, to those alone. */
export const asToldBy = (
  visitor: Visitor,
  catalogue: Catalogue,
  event: LifeEvent,
): LifeEvent => asReached(catalogue, event, bodiesCovered(visitor));

/** Whether an event, as they may tell it, is one to offer a visitor: their capacity may tell it, their mandate names it, and somebody hears of it. */
export const isOfferedTo = (visitor: Visitor, event: LifeEvent): boolean =>
  visitor.kind !== "customer" ||
  !visitor.actingFor ||
  ((event.flows.length > 0 || bodiesCovered(visitor).length === 0) &&
    event.tellers.includes(visitor.actingFor.capacity) &&
    reachesEvent(visitor, event.id));

/** Whether a visitor may tell an event in the name they act in: a helper needs a mandate in force that covers it. */
export async function coversEvent(
  tx: Tx,
  visitor: Visitor,
  event: LifeEvent,
  today: LocalDate,
): Promise<boolean> {
  if (visitor.kind !== "customer" || !visitor.actingFor) return true;
  if (!isOfferedTo(visitor, event)) return false;
  const { mandate } = visitor.actingFor;
  const found = await mandateInForce(tx, {
    mandate,
    holder: visitor.customer,
    event: event.id,
    today,
  });
  return found.kind === "ok";
}

/** Whether a visitor may claim in the name they act in, with an event or without one; nobody claims for somebody we do not know. */
export const mayClaim = (visitor: Visitor): boolean =>
  visitor.kind !== "referenced" &&
  (visitor.kind !== "customer" ||
    !visitor.actingFor ||
    (!isNarrow(visitor) && claimTellers.includes(visitor.actingFor.capacity)));
