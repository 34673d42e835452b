import type { Id, LocalDate, Result } from "#kernel";
import { fail, ok } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { publishCatalogue } from "./publish-catalogue.ts";
import { findPublication, findPublications } from "./queries/publication.ts";

/** That a version come in force from a day on, or that a publication be taken back: drafted, put forward by one person, ended by another or by them. */
export type Proposal = {
  readonly id: number;
  readonly version: string | null;
  readonly coversFrom: LocalDate | null;
  readonly publication: number | null;
  readonly proposedBy: Id | null;
  readonly endedBy: Id | null;
  readonly endedAt: Date | null;
  readonly outcome: "agreed" | "refused" | "withdrawn" | null;
  readonly reason: string | null;
};

/** What would change on a day: the version in force then, and the one that would be. */
export type ProposalEffect = {
  readonly day: LocalDate;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Writes a draft down and gives its number; nothing comes of it until one person has put it forward and another agreed. */
export async function draftProposal(
  tx: Tx,
  draft:
    | { readonly version: string; readonly coversFrom: LocalDate }
    | { readonly publication: number },
): Promise<number> {
  const { version, coversFrom, publication } = {
    version: null,
    coversFrom: null,
    publication: null,
    ...draft,
  };
  const [row] = await tx.query<{ id: number }>(
    `insert into catalogue.proposal (version, covers_from, publication) values ($1, $2, $3) returning id`,
    [version, coversFrom, publication],
  );
  const proposal = row?.id ?? 0;
  await appendLog(tx, {
    kind: "catalogue.drafted",
    dimensions: { proposal, ...draft },
  });
  return proposal;
}

/** Every proposal, the last drafted first, or the one of a number. */
export const findProposals = (
  tx: Tx,
  id?: number,
): Promise<readonly Proposal[]> =>
  tx.query<Proposal>(
    `select id, version, covers_from as "coversFrom", publication, proposed_by as "proposedBy", ended_by as "endedBy", ended_at as "endedAt",
       outcome, reason from catalogue.proposal where $1::bigint is null or id = $1 order by id desc`,
    [id ?? null],
  );

export async function findEffect(
  tx: Tx,
  { version, coversFrom, publication }: Proposal,
  today: LocalDate,
): Promise<ProposalEffect> {
  const taken = (await findPublications(tx)).find(
    ({ id }) => id === publication,
  );
  const from = coversFrom ?? taken?.coversFrom ?? today;
  const day = from > today ? from : today;
  if (taken?.isWithdrawn === true) return { day };
  const before = await findPublication(tx, day);
  return {
    day,
    from: before?.hash,
    to: version ?? (await findPublication(tx, day, publication ?? 0))?.hash,
  };
}

/** Names what a page showed of a proposal: another once it was put forward or would change something else. */
export const proposalAsSeen = (
  { proposedBy }: Proposal,
  { from, to }: ProposalEffect,
): string => [from, to, proposedBy ?? "draft"].join(".");

export type StepFault =
  | "over"
  | "changed"
  | "same-person"
  | "newly-named"
  | "day-is-over"
  | "no-reason"
  | "checks";

/** What somebody who is signed in does about a proposal. */
type ProposalStep = {
  readonly proposal: number;
  readonly what: "put-forward" | "agree" | "refuse";
  readonly by: Id;
  /** What the page showed. */
  readonly seen: string;
  readonly reason: string;
  /** Whether it passes the checks. */
  readonly isFit: boolean;
  /** Whether whoever put it forward and whoever agrees are known as two people by more than a command line's word of the last days. */
  readonly areSettled: boolean;
  readonly today: LocalDate;
};

/** Held to the end of the transaction by whoever changes what is in force. */
export const lockPublishing = (tx: Tx): Promise<unknown> =>
  tx.query("select pg_advisory_xact_lock(5012009)");

/** Puts a draft forward, makes it so, or ends it; only when it still is what they saw. */
export async function stepProposal(
  tx: Tx,
  step: ProposalStep,
): Promise<Result<Proposal, StepFault>> {
  await lockPublishing(tx);
  const [proposal] = await findProposals(tx, step.proposal);
  if (proposal === undefined || proposal.outcome !== null) return fail("over");
  const effect = await findEffect(tx, proposal, step.today);
  const fault = findFault(proposal, effect, step);
  if (fault !== undefined) return fail(fault);
  if (step.what === "put-forward") await putForward(tx, step);
  else await end(tx, proposal, step);
  if (step.what === "agree") await makeSo(tx, proposal, step);
  return ok(proposal);
}

function findFault(
  proposal: Proposal,
  effect: ProposalEffect,
  step: ProposalStep,
): StepFault | undefined {
  const { what, by, seen, reason, isFit, today } = step;
  const isOwn = proposal.proposedBy === by;
  const isDraft = proposal.proposedBy === null;
  if (proposalAsSeen(proposal, effect) !== seen) return "changed";
  if (what === "refuse")
    return isOwn || reason !== "" ? undefined : "no-reason";
  if (isOwn) return "same-person";
  if (what === "agree" && !step.areSettled) return "newly-named";
  if ((what === "put-forward") !== isDraft) return "changed";
  if (proposal.coversFrom !== null && proposal.coversFrom < today)
    return "day-is-over";
  if (effect.from === undefined || effect.to === undefined) return "over";
  return isFit ? undefined : "checks";
}

async function putForward(
  tx: Tx,
  { proposal, by }: ProposalStep,
): Promise<void> {
  await tx.query(
    "update catalogue.proposal set proposed_by = $2 where id = $1",
    [proposal, by],
  );
  await appendLog(tx, {
    kind: "catalogue.proposed",
    dimensions: { proposal, by },
  });
}

async function end(
  tx: Tx,
  { id, proposedBy }: Proposal,
  { what, by, reason }: ProposalStep,
): Promise<void> {
  const outcome =
    what === "agree" ? "agreed" : by === proposedBy ? "withdrawn" : "refused";
  await tx.query(
    "update catalogue.proposal set outcome = $2, ended_by = $3, ended_at = now(), reason = nullif($4, '') where id = $1",
    [id, outcome, by, reason],
  );
  await appendLog(tx, {
    kind: `catalogue.proposal-${outcome}`,
    dimensions: { proposal: id, by },
  });
}

async function makeSo(
  tx: Tx,
  { version, coversFrom, publication, proposedBy }: Proposal,
  { by, today }: ProposalStep,
): Promise<void> {
  const who = { by: proposedBy ?? "", agreedBy: by };
  if (version !== null)
    return void (await publishCatalogue(tx, {
      hash: version,
      coversFrom: coversFrom ?? today,
      ...who,
    }));
  await tx.query("insert into catalogue.withdrawal (publication) values ($1)", [
    publication,
  ]);
  await tx.query("select pg_notify('catalogue_published', 'withdrawn')");
  await appendLog(tx, {
    kind: "catalogue.withdrawn",
    dimensions: { publication, ...who },
  });
}
