import type { Id } from "#kernel";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import type { CaseTask, StepKind, TaskOutcome, Worker } from "./case-task.ts";

/** What a step may come to: `gone` when the task was closed, or taken by another, meanwhile. */
export type Worked = "done" | "gone";

type Changed = Pick<CaseTask, "id" | "kind" | "organisation" | "subject">;
const returned = "returning id, kind, organisation, subject";

/** Takes a task that nobody has. */
export const takeTask = (tx: Tx, task: Id, by: Worker): Promise<Worked> =>
  step(tx, { what: "taken", by }, () =>
    tx.query<Changed>(
      `update casework.case_task set assignee = $2, assignee_name = $3
       where id = $1 and organisation = $4 and closed_at is null and (assignee is null or assignee = $2) ${returned}`,
      [task, by.account, by.name, by.organisation],
    ),
  );

/** Gives one's own task back to everybody. */
export const giveBackTask = (
  tx: Tx,
  task: Id,
  by: Worker,
  note?: string,
): Promise<Worked> =>
  step(tx, { what: "given-back", by, note }, () =>
    tx.query<Changed>(
      `update casework.case_task set assignee = null, assignee_name = null
       where id = $1 and organisation = $3 and closed_at is null and assignee = $2 ${returned}`,
      [task, by.account, by.organisation],
    ),
  );

/** Gives a task to a colleague, whoever has it. Only for those who may `assign-case-task`. */
export const assignTask = (
  tx: Tx,
  task: Id,
  by: Worker,
  to: { readonly account: Id; readonly name: string },
): Promise<Worked> =>
  step(tx, { what: "assigned", by, note: to.name }, () =>
    tx.query<Changed>(
      `update casework.case_task set assignee = $2, assignee_name = $3
       where id = $1 and organisation = $4 and closed_at is null ${returned}`,
      [task, to.account, to.name, by.organisation],
    ),
  );

/** Locks an open task that somebody has taken; false when they have it no more: who decides a task must have taken it. */
export async function holdTask(
  tx: Tx,
  { id }: Pick<CaseTask, "id">,
  by: Worker,
): Promise<boolean> {
  const held = await tx.query(
    `select id from casework.case_task
     where id = $1 and organisation = $2 and assignee = $3 and closed_at is null for update`,
    [id, by.organisation, by.account],
  );
  return held.length > 0;
}

/** Closes an open task: how it ended and why. */
export const closeTask = (
  tx: Tx,
  task: Id,
  by: Worker,
  end: { readonly outcome: TaskOutcome; readonly note: string },
): Promise<Worked> =>
  step(tx, { what: end.outcome, by, note: end.note }, () =>
    tx.query<Changed>(
      `update casework.case_task set closed_at = clock_timestamp(), outcome = $2
       where id = $1 and organisation = $3 and closed_at is null ${returned}`,
      [task, end.outcome, by.organisation],
    ),
  );

/** Makes one change with its step in the history and in the log. The note is kept in the history; the log has a digest of it. */
async function step(
  tx: Tx,
  taken: {
    readonly what: StepKind;
    readonly by: Worker;
    readonly note?: string | undefined;
  },
  change: () => Promise<readonly Changed[]>,
): Promise<Worked> {
  const [task] = await change();
  if (task === undefined) return "gone";
  await noteStep(tx, task, taken);
  return "done";
}

/** Writes a step in a task's history and in the log; without `by` the system took it. */
export async function noteStep(
  tx: Tx,
  task: Changed,
  taken: {
    readonly what: StepKind;
    readonly by?: Worker;
    readonly note?: string | undefined;
  },
): Promise<void> {
  const { what, by, note } = taken;
  await tx.query(
    `insert into casework.task_step (case_task, organisation, what, by, by_name, note) values ($1, $2, $3, $4, $5, $6)`,
    [task.id, task.organisation, what, by?.account, by?.name, note],
  );
  await appendLog(tx, {
    kind: `casework.task-${what}`,
    subject: task.subject,
    organisation: task.organisation,
    dimensions: { task: task.id, kind: task.kind },
    personal: by && { by: by.account, note },
  });
}
