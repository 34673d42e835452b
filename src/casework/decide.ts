import type { Words } from "#kernel";
import { newId } from "#kernel";
import { receiveReceipt, settleDead } from "#delivery";
import type { DeadLetterDecision } from "#delivery";
import type { Tx } from "#postgres";
import type { CaseTask, TaskKind, TaskOutcome, Worker } from "./case-task.ts";
import { refuseRedirect } from "./proposal.ts";
import { closeTask, holdTask } from "./work-task.ts";

type WithoutWho<T> = T extends unknown ? Omit<T, "by"> : never;
/** What a caseworker alone decides about a dead letter, with the reason; to disclose it to another body needs two (`proposal.ts`). */
export type Decision = WithoutWho<
  Exclude<DeadLetterDecision, { readonly kind: "redirect" }>
>;

const outcomes: Readonly<Record<Decision["kind"], TaskOutcome>> = {
  retry: "retried",
  settle: "settled",
};

/** `answered`: the body answered, or a colleague decided, before this decision; nothing was changed by it. */
export type Decided = "decided" | "answered" | "gone";

/**
 * Decides a dead letter and closes its task, in one transaction. Call it in a process context, after finding the task in that of the visitor.
 */
export async function decideDeadLetter(
  tx: Tx,
  task: CaseTask,
  by: Worker,
  decision: Decision,
): Promise<Decided> {
  if (!isAbout(task, "dead-letter") || !(await holdTask(tx, task, by)))
    return "gone";
  await refuseRedirect(tx, task, by); // an open proposal is taken back
  const settled = await settleDead(tx, task.delivery, {
    ...decision,
    by: by.account,
  });
  if (settled === "not-dead") return "answered"; // the follower of the log closes the task
  await closeTask(tx, task.id, by, {
    outcome: outcomes[decision.kind],
    note: decision.reason,
  });
  return "decided";
}

const isAbout = (
  task: CaseTask,
  kind: TaskKind,
): task is CaseTask & { readonly delivery: string } =>
  task.kind === kind && task.delivery !== null;

/** What a body said by phone about something it had refused. */
export type PhonedAnswer = {
  readonly status: "accepted" | "acted" | "refused";
  readonly words: Words;
  readonly note: string;
};

/** Writes down what a body answered by phone, which the person then sees, and closes the task. Call it in a process context. */
export async function recordPhonedAnswer(
  tx: Tx,
  task: CaseTask,
  by: Worker,
  answer: PhonedAnswer,
): Promise<Decided> {
  if (!isAbout(task, "refusal") || !(await holdTask(tx, task, by)))
    return "gone";
  const closed = await closeTask(tx, task.id, by, {
    outcome: "answered",
    note: answer.note,
  });
  if (closed === "gone") return "gone";
  await receiveReceipt(
    tx,
    {
      id: `phone-${newId()}`,
      delivery: task.delivery,
      status: answer.status,
      reason: answer.words,
    },
    "phone",
  );
  return "decided";
}
