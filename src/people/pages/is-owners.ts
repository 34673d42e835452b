import type { Visitor } from "#access";

/** Helpers and staff never confirm an account: its owner confirms what was asked in their name. */
export const isOwners = ({ visitor }: { readonly visitor: Visitor }): boolean =>
  visitor.kind === "customer" && !visitor.actingFor;
