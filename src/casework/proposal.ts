import { settleDead } from "#delivery";
import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { CaseTask, Worker } from "./case-task.ts";
import type { Worked } from "./work-task.ts";
import { closeTask, holdTask, noteStep } from "./work-task.ts";

/** That a dead letter be sent to another body: nothing is sent until a second person of the same body agrees. */
export type Proposal = {
  readonly id: Id;
  readonly caseTask: Id;
  readonly target: string;
  readonly flow: string;
  readonly flowVersion: number;
  readonly reason: string;
  readonly by: Id;
  readonly byName: string;
  readonly goodUntil: Date;
};
type Ending = "agreed" | "refused" | "withdrawn" | "expired" | "overtaken";

/** Who has not answered within two days has not agreed: our own house rule. */
const goodForMs = 2 * 24 * 3_600_000;
const columns = `id, case_task as "caseTask", target, flow, flow_version as "flowVersion", reason, by, by_name as "byName", good_until as "goodUntil"`;

/** The open proposal about a task. */
export const findProposal = (tx: Tx, task: Id): Promise<Proposal | undefined> =>
  tx.find<Proposal>(
    `select ${columns} from casework.proposal where case_task = $1 and ended_at is null`,
    [task],
  );

/** Proposes; only who has taken the task may. `gone` when they have it no more, or a proposal is open. */
export async function proposeRedirect(
  tx: Tx,
  task: CaseTask,
  by: Worker,
  wish: Pick<Proposal, "target" | "flow" | "flowVersion" | "reason"> & {
    readonly at: Date;
  },
): Promise<Worked> {
  await expireProposals(tx, wish.at);
  if (task.kind !== "dead-letter" || !(await holdTask(tx, task, by)))
    return "gone";
  const made = await tx.query(
    `insert into casework.proposal (case_task, organisation, target, flow, flow_version, reason, by, by_name, proposed_at, good_until)
     values ($task, $organisation, $target, $flow, $flowVersion, $reason, $account, $name, $at, $goodUntil) on conflict do nothing returning id`,
    {
      ...wish,
      ...by,
      task: task.id,
      organisation: task.organisation,
      goodUntil: new Date(wish.at.getTime() + goodForMs),
    },
  );
  if (made.length === 0) return "gone";
  await noteStep(tx, task, {
    what: "redirect-proposed",
    by,
    note: wish.reason,
  });
  return "done";
}

/**
 * Agrees, and sends it; in a process context. Only another person of the same body may. `gone` and nothing sent when the proposal is over, the body
 * answered, or `target`, worked out anew, is another: the person moved meanwhile.
 */
export async function agreeRedirect(
  tx: Tx,
  task: CaseTask,
  by: Worker,
  now: { readonly target: string | undefined; readonly at: Date },
): Promise<Worked | "own-proposal"> {
  await expireProposals(tx, now.at);
  const open = await lockProposal(tx, task, by);
  if (open === undefined || task.delivery === null) return "gone";
  if (open.by === by.account) return "own-proposal";
  const settled =
    now.target === open.target
      ? await settleDead(tx, task.delivery, {
          kind: "redirect",
          organisation: open.target,
          reason: open.reason,
          by: open.by,
          agreedBy: by.account,
        })
      : "moved";
  await end(tx, open, settled === "settled" ? "agreed" : "overtaken", by);
  if (settled !== "settled") {
    await noteStep(tx, task, { what: "redirect-overtaken", by });
    return "gone";
  }
  await noteStep(tx, task, { what: "redirect-agreed", by });
  return closeTask(tx, task.id, by, {
    outcome: "redirected",
    note: open.reason,
  });
}

/** Refuses a colleague's proposal, or takes one's own back. */
export async function refuseRedirect(
  tx: Tx,
  task: CaseTask,
  by: Worker,
  note?: string,
): Promise<Worked> {
  const open = await lockProposal(tx, task, by);
  if (open === undefined) return "gone";
  const isOwn = open.by === by.account;
  await end(tx, open, isOwn ? "withdrawn" : "refused", by);
  const what = isOwn ? "redirect-withdrawn" : "redirect-refused";
  await noteStep(tx, task, { what, by, ...(note ? { note } : {}) });
  return "done";
}

/** Ends what nobody answered in time; gives how many. */
export async function expireProposals(tx: Tx, at: Date): Promise<number> {
  const over = await tx.query<
    Pick<CaseTask, "id" | "kind" | "organisation" | "subject">
  >(
    `with over as (
       update casework.proposal set ended_at = $1, outcome = 'expired' where ended_at is null and good_until <= $1 returning case_task
     )
     select task.id, task.kind, task.organisation, task.subject from casework.case_task task join over on over.case_task = task.id`,
    [at],
  );
  for (const task of over)
    await noteStep(tx, task, { what: "redirect-expired" });
  return over.length;
}

async function lockProposal(
  tx: Tx,
  task: CaseTask,
  by: Worker,
): Promise<Proposal | undefined> {
  const open = await tx.find(
    `select id from casework.case_task where id = $1 and organisation = $2 and closed_at is null for update`,
    [task.id, by.organisation],
  );
  return open === undefined ? undefined : findProposal(tx, task.id);
}

const end = (tx: Tx, { id }: Proposal, outcome: Ending, by: Worker) =>
  tx.query(
    `update casework.proposal set ended_at = clock_timestamp(), outcome = $2, ended_by = $3 where id = $1`,
    [id, outcome, by.account],
  );
