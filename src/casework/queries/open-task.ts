import type { Id, LocalDate } from "#kernel";
import type { Tx } from "#postgres";
import type { TaskKind } from "../case-task.ts";

export type NewTask = {
  readonly kind: TaskKind;
  /** Names what the task comes from: opening it again opens nothing. */
  readonly key: string;
  readonly organisation: string;
  readonly subject: Id;
  readonly event: string;
  readonly delivery?: Id | undefined;
  readonly notice?: Id | undefined;
  readonly about: Readonly<Record<string, unknown>>;
  /** The place in the log where it began. */
  readonly position?: number;
  readonly openedAt: Date;
  readonly dueOn: LocalDate;
};

/** Opens a task and its case; undefined when it was opened before. */
export async function openTask(tx: Tx, task: NewTask): Promise<Id | undefined> {
  const [row] = await tx.query<{ id: Id | null }>(
    "select casework.open_task($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as id",
    [
      task.kind,
      task.key,
      task.organisation,
      task.subject,
      task.event,
      task.delivery ?? null,
      task.notice ?? null,
      JSON.stringify(task.about),
      task.position ?? null,
      task.openedAt,
      task.dueOn,
    ],
  );
  return row?.id ?? undefined;
}
