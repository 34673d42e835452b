import { contextOf, findColleagues, mayDo } from "#access";
import type { Outcome } from "#access/pages";
import { act, forbidden, go, isOutcome, notFound } from "#access/pages";
import type { CaseTask, Worked } from "#casework";
import {
  assignTask,
  agreeRedirect,
  giveBackTask,
  refuseRedirect,
  takeTask,
} from "#casework";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import { firstOf } from "#web";
import type { DeskVisit } from "../case-desk-deps.ts";
import { deskContext, workerOf } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { mayDecide } from "./decision-form.ts";
import { mayWork } from "./proposal-panel.ts";
import { findTarget, findVisibleTask } from "./find-task.ts";
import { decideTask } from "./decide-task.ts";

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
    decideTask,
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
