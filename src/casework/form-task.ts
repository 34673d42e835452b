import type { Id, LocalDate } from "#kernel";
import { addDays } from "#kernel";
import type { Tx } from "#postgres";
import type { CaseTask, Worker } from "./case-task.ts";
import { dueInDays } from "./case-task.ts";
import { findOpenTaskByKey } from "./queries/find-tasks.ts";
import { openTask } from "./queries/open-task.ts";
import { closeTask, takeTask } from "./work-task.ts";

/** A form on paper about one event that one customer sent. */
export type PrintedForm = {
  readonly customer: Id;
  readonly event: string;
  /** The day it came in. */
  readonly receivedOn: LocalDate;
};

const keyOf = (
  { customer, event, receivedOn }: PrintedForm,
  { organisation }: Worker,
): string => `form:${organisation}:${customer}:${event}:${receivedOn}`;

/** Opens the task to key a form, as the task of whoever keys it; the same form again is the same task. Call it in a process context. */
export async function openFormTask(
  tx: Tx,
  form: PrintedForm,
  by: Worker,
  at: Date,
): Promise<void> {
  const key = keyOf(form, by);
  await openTask(tx, {
    kind: "keyed-form",
    key,
    organisation: by.organisation,
    subject: form.customer,
    event: form.event,
    about: { receivedOn: form.receivedOn },
    openedAt: at,
    dueOn: addDays(form.receivedOn, dueInDays["keyed-form"]),
  });
  const task = await findOpenTaskByKey(tx, key);
  if (task) await takeTask(tx, task.id, by);
}

/** Closes the form tasks of a customer whose event was told. Gives how many. */
export async function closeKeyedForms(
  tx: Tx,
  tasks: readonly CaseTask[],
  by: Worker,
  told: { readonly event: string; readonly reference: string },
): Promise<number> {
  const keyed = tasks.filter(
    ({ kind, event }) => kind === "keyed-form" && event === told.event,
  );
  for (const { id } of keyed)
    await closeTask(tx, id, by, { outcome: "keyed", note: told.reference });
  return keyed.length;
}
