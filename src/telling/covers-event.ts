import { isNarrow, mandateInForce, reachesEvent } from "#access";
import type { Visitor } from "#access";
import type { LifeEvent } from "#catalogue";
import type { LocalDate } from "#kernel";
import type { Tx } from "#postgres";
import { claimTellers } from "./claiming.ts";

/** Whether an event is one to offer a visitor: their capacity may tell it, and their mandate names it. */
export const isOfferedTo = (visitor: Visitor, event: LifeEvent): boolean =>
  visitor.kind !== "customer" ||
  !visitor.actingFor ||
  (event.tellers.includes(visitor.actingFor.capacity) &&
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
