import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import type { CaseTask, TaskKind, TaskStep } from "../case-task.ts";

const selected = `select id, case_file as "caseFile", kind, organisation, subject, life_event as event, delivery, notice, about,
  opened_at as "openedAt", due_on as "dueOn", assignee, assignee_name as "assigneeName", closed_at as "closedAt", outcome,
  exists (select from casework.proposal p where p.case_task = case_task.id and p.ended_at is null) as "needsSecond"
  from casework.case_task`;

/** Open tasks this context may see, oldest first; of one kind, or of one person's own, when asked. */
export const findTasks = (
  tx: Tx,
  wanted: {
    readonly kind?: TaskKind | undefined;
    readonly assignee?: Id | undefined;
    readonly skip?: number;
    readonly take: number;
  },
): Promise<readonly CaseTask[]> =>
  tx.query<CaseTask>(
    `${selected} where closed_at is null and ($kind?::text is null or kind = $kind?) and ($assignee?::uuid is null or assignee = $assignee?)
     order by opened_at, id offset $skip limit $take`,
    { skip: 0, ...wanted },
  );

/** One task this context may see, open or closed. */
export const findTask = (tx: Tx, id: Id): Promise<CaseTask | undefined> =>
  tx.find<CaseTask>(`${selected} where id = $1`, [id]);

/** The open task that a key names. */
export const findOpenTaskByKey = (
  tx: Tx,
  key: string,
): Promise<CaseTask | undefined> =>
  tx.find<CaseTask>(`${selected} where key = $1 and closed_at is null`, [key]);

/** The other tasks of a task's case, newest first. */
export const findTasksOfCase = (
  tx: Tx,
  caseFile: Id,
): Promise<readonly CaseTask[]> =>
  tx.query<CaseTask>(
    `${selected} where case_file = $1 order by opened_at desc, id limit 20`,
    [caseFile],
  );

/** The open tasks about one person. */
export const findOpenTasksOf = (
  tx: Tx,
  subject: Id,
): Promise<readonly CaseTask[]> =>
  tx.query<CaseTask>(
    `${selected} where subject = $1 and closed_at is null order by opened_at, id limit 50`,
    [subject],
  );

/** All that was done to a task, oldest first. */
export const findSteps = (tx: Tx, task: Id): Promise<readonly TaskStep[]> =>
  tx.query<TaskStep>(
    `select what, by_name as "byName", note, at from casework.task_step where case_task = $1 order by at, id`,
    [task],
  );

/** How many tasks are open, by kind, and how many of them are one person's or late. */
export type TaskCount = {
  readonly kind: TaskKind;
  readonly open: number;
  readonly mine: number;
  readonly late: number;
};

export const countTasks = (
  tx: Tx,
  at: { readonly assignee: Id; readonly today: string },
): Promise<readonly TaskCount[]> =>
  tx.query<TaskCount>(
    `select kind, count(*)::integer as open, count(*) filter (where assignee = $1)::integer as mine,
      count(*) filter (where due_on < $2)::integer as late
     from casework.case_task where closed_at is null group by kind`,
    [at.assignee, at.today],
  );
