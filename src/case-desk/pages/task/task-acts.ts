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
  closeTask,
  decideDeadLetter,
  holdTask,
  proposeRedirect,
  recordPhonedAnswer,
} from "#casework";
import type { Context, Tx } from "#postgres";
import { inContext } from "#postgres";
import type { FieldsOf, Given } from "#web";
import { unseenField, formatDate } from "#web";
import type { LocalDate, Locale, Words } from "#kernel";
import type { DeskVisit } from "../case-desk-deps.ts";
import { deskContext, workerOf } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import type { DecidedTask } from "./decision-form.ts";
import { decisionFields, mayDecide } from "./decision-form.ts";
import { mayWork, noteFields } from "./proposal-panel.ts";
import { findTarget, findVisibleTask } from "./find-task.ts";
import { flowOf } from "../task-table.ts";
import { taskWords as words } from "./task-words.ts";

type May = (visit: DeskVisit, task: CaseTask) => boolean;

/** Tasks of other bodies do not exist for staff. */
const find = (may: May) => async (tx: Tx, visit: DeskVisit) => {
  const task = await inContext(tx, contextOf(visit.visitor), () =>
    findVisibleTask(tx, visit),
  );
  if (task === undefined) return notFound;
  return may(visit, task) ? task : forbidden;
};

/** Back to the task, which says how it stands. */
const back = ({ id }: CaseTask, name: string, worked: Worked | Outcome) =>
  isOutcome(worked)
    ? worked
    : go(`${deskPaths.task(id)}?done=${worked === "gone" ? "late" : name}`);

type Work<Values> = (
  tx: Tx,
  visit: DeskVisit,
  task: CaseTask,
  values: Given<Values>,
) => Promise<Worked | Outcome>;

/** What staff do with a task they see. */
const taskAct = <Values = Record<never, never>>(
  name: string,
  may: May,
  work: Work<Values>,
  {
    context = () => deskContext,
    ...form
  }: {
    readonly context?: (visit: DeskVisit) => Context;
    readonly fields?: FieldsOf<Values>;
  } = {},
) =>
  act({
    name,
    context,
    read: find(may),
    ...form,
    run: async (tx, visit: DeskVisit, values: Given<Values>, task) =>
      back(task, name, await work(tx, visit, task, values)),
  });

const own = { context: ({ visitor }: DeskVisit) => contextOf(visitor) };
const isOver = ({ closedAt }: CaseTask): boolean => closedAt !== null;

export const taskActs = [
  taskAct(
    "take",
    mayWork,
    (tx, visit, task) => takeTask(tx, task.id, workerOf(visit)),
    own,
  ),
  taskAct(
    "give-back",
    mayWork,
    (tx, visit, task) => giveBackTask(tx, task.id, workerOf(visit)),
    own,
  ),
  taskAct(
    "assign",
    ({ visitor }) => mayDo(visitor, "assign-case-task"),
    assign,
    { fields: { colleague: unseenField() } },
  ),
  taskAct("agree", mayWork, agree),
  taskAct(
    "refuse",
    mayWork,
    (tx, visit, task, { note = "" }) =>
      refuseRedirect(tx, task, workerOf(visit), note),
    { fields: noteFields },
  ),
  act({
    name: "decide",
    context: () => deskContext,
    read: async (tx, visit: DeskVisit) => {
      const may: May = (by, one) => isOver(one) || mayDecide(by, one);
      const task = await find(may)(tx, visit);
      if (isOutcome(task)) return task;
      if (isOver(task)) return back(task, "decide", "gone");
      return { task, target: await findTarget(tx, visit, task) };
    },
    fields: (_visit, decided) => decisionFields(decided),
    run: async (tx, visit, values, decided) =>
      back(
        decided.task,
        "decide",
        await decideTask(tx, visit, decided, values),
      ),
  }),
];

async function assign(
  tx: Tx,
  visit: DeskVisit,
  task: CaseTask,
  { colleague }: { readonly colleague: string },
) {
  const colleagues = await findColleagues(tx, visit.visitor.organisation, [
    "caseworker",
    "supervisor",
  ]);
  const to = colleagues.find(({ account }) => account === colleague);
  return to ? assignTask(tx, task.id, workerOf(visit), to) : notFound;
}

/** A second person agrees; in a process context, since it writes in another body's lane. */
async function agree(tx: Tx, visit: DeskVisit, task: CaseTask) {
  const target = await findTarget(tx, visit, task);
  const now = { target: target?.id, at: visit.now };
  const worked = await agreeRedirect(tx, task, workerOf(visit), now);
  return worked === "own-proposal" ? forbidden : worked;
}

type Fields = ReturnType<typeof decisionFields>;
type Decision = Fields extends FieldsOf<infer Values> ? Given<Values> : never;

/** Does what was decided about a task. */
async function decideTask(
  tx: Tx,
  visit: DeskVisit,
  { task, target }: DecidedTask,
  { decision, reason }: Decision,
): Promise<Worked> {
  const by = workerOf(visit);
  const settle = (how: Parameters<typeof decideDeadLetter>[3]) =>
    worked(decideDeadLetter(tx, task, by, how));
  switch (decision.chosen) {
    case "retry":
      return settle({ kind: "retry", reason });
    case "redirect":
      return propose(tx, visit, task, { target: target?.id, why: reason });
    case "settle": {
      const { status } = decision;
      const said = wordsOf(decision, visit);
      return settle({ kind: "settle", status, reason, words: said });
    }
    case "answer": {
      const { status } = decision;
      const said = wordsOf(decision, visit);
      const answered = { status, note: reason, words: said };
      return worked(recordPhonedAnswer(tx, task, by, answered));
    }
    case "nothing-to-do": {
      const end = { outcome: "nothing-to-do", note: reason } as const;
      return (await holdTask(tx, task, by))
        ? closeTask(tx, task.id, by, end)
        : "gone";
    }
  }
}

const worked = async (decided: Promise<string>): Promise<Worked> =>
  (await decided) === "decided" ? "done" : "gone";

async function propose(
  tx: Tx,
  visit: DeskVisit,
  task: CaseTask,
  {
    target,
    why,
  }: { readonly target: string | undefined; readonly why: string },
): Promise<Worked> {
  const flow = flowOf(visit.deps.catalogues.inForce(), task);
  if (flow === undefined || target === undefined) return "gone";
  return proposeRedirect(tx, task, workerOf(visit), {
    target,
    flow: flow.id,
    flowVersion: flow.version,
    reason: why,
    at: visit.now,
  });
}

type Phoned = {
  readonly spokenOn: LocalDate;
  readonly said: string;
  readonly saidOther?: string;
};

/** What the body said and when, for the person to read. */
function wordsOf(
  { spokenOn, said, saidOther = said }: Phoned,
  { locale }: DeskVisit,
): Words {
  const [en, cy] = locale === "en" ? [said, saidOther] : [saidOther, said];
  const begin = (one: Locale) =>
    words.byPhone[one].replace("{date}", formatDate(spokenOn, one));
  return { en: begin("en") + en, cy: begin("cy") + cy };
}
