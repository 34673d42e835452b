import type { Id, Words } from "#kernel";
import type { Context, Tx } from "#postgres";
import type { Site } from "#web";
import type { AccessDeps } from "../../identify.ts";
import type { View, Visit } from "../page.ts";
import { pagesOf } from "../pages-of.ts";

type Named = { readonly id: string; readonly name: Words };

export type HelpersDeps = AccessDeps & {
  readonly site: Site;
  /** The life events a mandate can be limited to. */
  readonly events: () => readonly Named[];
  /** The bodies that it can be limited to. */
  readonly bodies: () => readonly Named[];
  /** Writes to somebody on every way that stands, so that a mandate that they never gave comes to light; gives the ways. */
  readonly alert?: (
    tx: Tx,
    message: {
      readonly customer: Id;
      readonly kind: string;
      readonly subject: Words;
      readonly body: Words;
      readonly at: Date;
    },
  ) => Promise<readonly unknown[]>;
};

export type HelpersVisit = Visit<HelpersDeps, "customer">;
export type HelpersView = View<HelpersDeps, "customer">;

export const pages = pagesOf<HelpersDeps>();

/** Whom they let act and for whom they may: their own affair, whomever they act for just now. */
export const ownContext = ({ visitor }: HelpersVisit): Context => ({
  kind: "customer",
  account: visitor.account,
  customers: [visitor.customer],
});
