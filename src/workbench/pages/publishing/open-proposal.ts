import { findStaff } from "#access";
import type { Catalogue, FileChange, Proposal } from "#catalogue";
import {
  findEffect,
  findVersionFiles,
  packChanges,
  proposalAsSeen,
} from "#catalogue";
import { refuseChanges } from "#delivery";
import type { Context, Tx } from "#postgres";
import type { WorkbenchDeps } from "../workbench-deps.ts";

export const publishingContext: Context = {
  kind: "process",
  name: "catalogue",
};

/** A proposal that waits, with everything that whoever decides about it should see. */
export type OpenProposal = Awaited<ReturnType<typeof findEffect>> & {
  readonly proposal: Proposal;
  readonly changes: readonly FileChange[];
  /** What a check found. */
  readonly fault: string | undefined;
  readonly seen: string;
};

/** Works out anew what a proposal would change, and whether it may. */
export async function openProposal(
  deps: WorkbenchDeps,
  proposal: Proposal,
): Promise<OpenProposal> {
  const { database, clock } = deps;
  const effect = await database.transaction(publishingContext, (tx) =>
    findEffect(tx, proposal, clock.today()),
  );
  const [was = [], is = []] = await Promise.all(
    [effect.from, effect.to].map((hash = "") =>
      findVersionFiles(database, hash),
    ),
  );
  return {
    ...effect,
    proposal,
    changes: packChanges(was, is),
    fault: await faultOf(deps, effect.to),
    seen: proposalAsSeen(proposal, effect),
  };
}

/** Why a version must not come in force: this program cannot compile it, or a flow that a body signed is another. */
async function faultOf(
  { database, catalogues }: WorkbenchDeps,
  hash: string | undefined,
): Promise<string | undefined> {
  if (hash === undefined) return undefined;
  const refuse = ({ flows }: Catalogue) =>
    database.transaction(publishingContext, (tx) =>
      refuseChanges(tx, [...flows.values()]),
    );
  return catalogues
    .load(hash)
    .then(refuse)
    .then(
      () => undefined,
      (error: unknown) =>
        error instanceof Error ? error.message : String(error),
    );
}

/** People by account, as long as they work somewhere. */
export async function namesOf(
  tx: Tx,
  accounts: readonly (string | null)[],
): Promise<ReadonlyMap<string | null, string>> {
  const names = new Map<string | null, string>();
  for (const one of new Set(accounts))
    names.set(one, (await findStaff(tx, one ?? ""))?.name ?? one ?? "");
  return names;
}
