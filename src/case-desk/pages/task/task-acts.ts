import { contextOf, findColleagues, mayDo } from "#access";
import type { Outcome } from "#access/pages";
import { act, again, forbidden, go, isOutcome, notFound } from "#access/pages";
import type { CaseTask, Worked } from "#casework";
import {
  assignTask,
  agreeRedirect,
  closeTask,
  decideDeadLetter,
  giveBackTask,
  holdTask,
  recordPhonedAnswer,
  proposeRedirect,
  refuseRedirect,
  takeTask,
} from "#casework";
import { isOk } from "#kernel";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import { firstOf } from "#web";
import type { DeskVisit } from "../case-desk-deps.ts";
import { deskContext, workerOf } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { flowOf } from "../task-table.ts";
import { mayDecide, mayWork } from "./decision-form.ts";
import { findTarget, findVisibleTask } from "./find-task.ts";
import type { TaskDecision } from "./parse-decision.ts";
import { parseDecision } from "./parse-decision.ts";

/** What staff do with a task they see: back to the task, which says how it stands. Tasks of other bodies do not exist for them. */
const taskAct = (
  name: string,
  may: (visit: DeskVisit, task: CaseTask) => boolean,
  work: (tx: Tx, visit: DeskVisit, task: CaseTask) => Promise<Worked | Outcome>,
  context = (_visit: DeskVisit) => deskContext,
) =>
  act({
    name,
    context,
    run: async (tx, visit: DeskVisit) => {
      const task = await inContext(tx, contextOf(visit.visitor), () =>
        findVisibleTask(tx, visit),
      );
      if (task === undefined) return notFound;
      if (!may(visit, task)) return forbidden;
      const worked = await work(tx, visit, task);
      if (isOutcome(worked)) return worked;
      const done = worked === "gone" ? "late" : name;
      return go(`${deskPaths.task(task.id)}?done=${done}`);
    },
  });

const ownContext = ({ visitor }: DeskVisit) => contextOf(visitor);

export const taskActs = [
  taskAct(
    "take",
    mayWork,
    (tx, visit, task) => takeTask(tx, task.id, workerOf(visit)),
    ownContext,
  ),
  taskAct(
    "give-back",
    mayWork,
    (tx, visit, task) => giveBackTask(tx, task.id, workerOf(visit)),
    ownContext,
  ),
  taskAct(
    "assign",
    ({ visitor }) => mayDo(visitor, "assign-case-task"),
    assign,
  ),
  taskAct("agree", mayWork, agree),
  taskAct("refuse", mayWork, (tx, visit, task) =>
    refuseRedirect(
      tx,
      task,
      workerOf(visit),
      firstOf(visit.form, "note").slice(0, 500),
    ),
  ),
  taskAct(
    "decide",
    (visit, task) => task.closedAt !== null || mayDecide(visit, task),
    decide,
  ),
];

async function assign(tx: Tx, visit: DeskVisit, task: CaseTask) {
  const colleagues = await findColleagues(tx, visit.visitor.organisation, [
    "caseworker",
    "supervisor",
  ]);
  const chosen = firstOf(visit.form, "colleague");
  const to = colleagues.find(({ account }) => account === chosen);
  return to ? assignTask(tx, task.id, workerOf(visit), to) : notFound;
}

/** A second person agrees; in a process context, since it writes in another body's lane. */
async function agree(tx: Tx, visit: DeskVisit, task: CaseTask) {
  const target = await findTarget(tx, visit, task);
  const now = { target: target?.id, at: visit.now };
  const worked = await agreeRedirect(tx, task, workerOf(visit), now);
  return worked === "own-proposal" ? forbidden : worked;
}

async function decide(tx: Tx, visit: DeskVisit, task: CaseTask) {
  if (task.closedAt !== null) return "gone";
  const target = await findTarget(tx, visit, task);
  const parsed = parseDecision(visit, task, target);
  return isOk(parsed)
    ? carryOut(tx, visit, task, parsed.value)
    : again(parsed.error);
}

async function carryOut(
  tx: Tx,
  visit: DeskVisit,
  task: CaseTask,
  decided: TaskDecision,
): Promise<Worked> {
  const by = workerOf(visit);
  switch (decided.kind) {
    case "close": {
      const end = { outcome: "nothing-to-do", note: decided.note } as const;
      return (await holdTask(tx, task, by))
        ? closeTask(tx, task.id, by, end)
        : "gone";
    }
    case "propose":
      return propose(tx, visit, task, decided.reason);
    case "decide":
    case "answer": {
      const result =
        decided.kind === "decide"
          ? await decideDeadLetter(tx, task, by, decided.decision)
          : await recordPhonedAnswer(tx, task, by, decided.answer);
      return result === "decided" ? "done" : "gone";
    }
  }
}

async function propose(
  tx: Tx,
  visit: DeskVisit,
  task: CaseTask,
  reason: string,
): Promise<Worked> {
  const flow = flowOf(visit.deps.catalogues.inForce(), task);
  const target = await findTarget(tx, visit, task);
  if (flow === undefined || target === undefined) return "gone";
  return proposeRedirect(tx, task, workerOf(visit), {
    target: target.id,
    flow: flow.id,
    flowVersion: flow.version,
    reason,
    at: visit.now,
  });
}
