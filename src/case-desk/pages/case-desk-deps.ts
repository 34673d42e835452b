import type { AccessDeps } from "#access";
import { mayDo } from "#access";
import type { View, Visit } from "#access/pages";
import { frame, pagesOf } from "#access/pages";
import type { Worker } from "#casework";
import type { Context, Tx } from "#postgres";
import type { Catalogues } from "#telling";
import type { Site } from "#web";
import type { Id } from "#kernel";
import { recordLook } from "#people";
import { staffLooker } from "#people/pages";
import type { Catalogue } from "#catalogue";
import { deskPaths } from "./desk-paths.ts";
import { deskWords as words } from "./desk-words.ts";

/** What the pages of the case desk need; `processes` hands it over. */
export type CaseDeskDeps = AccessDeps & {
  readonly site: Site;
  readonly catalogues: Catalogues;
};
export type DeskVisit = Visit<CaseDeskDeps, "staff">;
export type DeskView = View<CaseDeskDeps, "staff">;

/** How the pages of the case desk are made: framed as anywhere, with the way around the desk. */
export const pages = pagesOf<CaseDeskDeps>((visit) => {
  const navigation = [
    { href: deskPaths.desk, text: words.desk },
    ...(mayDo(visit.visitor, "see-worklist")
      ? [{ href: deskPaths.worklist, text: words.worklist }]
      : []),
    { href: deskPaths.find(), text: words.find },
    { href: deskPaths.forms, text: words.forms },
  ];
  return frame({ ...visit.deps.site, navigation }, visit);
});

/** For what a member of staff may do but no visitor's own context may see; each use records a look. */
export const deskContext: Context = { kind: "process", name: "case-desk" };

/** The visitor as whoever works a task. */
export const workerOf = ({
  visitor: { account, name, organisation },
}: DeskVisit): Worker => ({ account, name, organisation });

/** Records that a member of staff saw something about a customer whom they do not serve (yet). */
export const recordStaffLook = (
  tx: Tx,
  { visitor, requestId, now }: DeskVisit,
  look: {
    readonly customer: Id;
    readonly purpose: "find-customer" | "worklist";
    readonly concepts: readonly string[];
  },
): Promise<void> =>
  recordLook(tx, {
    ...look,
    request: requestId,
    at: now,
    by: staffLooker(visitor),
  });

/** The events as a choice. */
export const eventItems = ({ lifeEvents }: Catalogue) =>
  [...lifeEvents.values()].map(({ id, name }) => ({ value: id, text: name }));
