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
  const row = await tx.find<{ id: Id | null }>(
    "select casework.open_task($kind, $key, $organisation, $subject, $event, $delivery?, $notice?, $about, $position?, $openedAt, $dueOn) as id",
    task,
  );
  return row?.id ?? undefined;
}
