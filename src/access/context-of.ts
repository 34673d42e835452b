import type { Context } from "#postgres";
import { isNarrow } from "./permissions.ts";
import type { Visitor } from "./visitor.ts";
import { ownerOf } from "./visitor.ts";

/** The database's view of a visitor: which rows the transactions of this request may see. */
export function contextOf(visitor: Visitor): Context {
  const owner = ownerOf(visitor);
  switch (visitor.kind) {
    case "customer":
      return {
        kind: "customer",
        owner,
        account: visitor.account,
        customers: [
          ...(visitor.actingFor ? [visitor.actingFor.customer] : []),
          visitor.customer,
        ],
        ...(isNarrow(visitor) && visitor.actingFor
          ? {
              events: visitor.actingFor.events,
              concepts: visitor.actingFor.concepts,
              bodies: visitor.actingFor.bodies,
            }
          : {}),
      };
    case "referenced":
      return {
        kind: "customer",
        account: `record:${visitor.session}`,
        owner,
        customers: [],
      };
    case "staff":
      return {
        kind: "staff",
        owner,
        account: visitor.account,
        organisation: visitor.organisation,
        roles: visitor.roles,
        customers: visitor.serving ? [visitor.serving.customer] : [],
      };
    case "unlinked":
      return { kind: "customer", account: visitor.account, customers: [] };
    case "anonymous":
      return { kind: "customer", account: "", customers: [] };
  }
}
