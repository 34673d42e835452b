import type { AccessDeps, StaffVisitor, Visitor } from "#access";
import type { Context } from "#postgres";
import type { Catalogues } from "#telling";
import type { Route, Site } from "#web";
import type { Worker } from "#casework";

/** What the pages of the case desk need; `processes` hands it over. */
export type CaseDeskDeps = AccessDeps & {
  readonly site: Site;
  readonly catalogues: Catalogues;
};
export type CaseDeskRoute = Route<Visitor>;

/** For what a member of staff may do but no visitor's own context may see; each use records a look. */
export const deskContext: Context = { kind: "process", name: "case-desk" };

/** The visitor as whoever works a task. */
export const workerOf = ({
  account,
  name,
  organisation,
}: StaffVisitor): Worker => ({ account, name, organisation });
