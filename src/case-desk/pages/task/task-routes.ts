import type { StaffVisitor } from "#access";
import { contextOf, findColleagues, mayDo } from "#access";
import { guards } from "#access/pages";
import type { CaseTask, Worked, Worker } from "#casework";
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
import type { Tx } from "#postgres";
import type { PageRequest, Reply } from "#web";
import { firstOf, problem, redirect } from "#web";
import type { CaseDeskDeps, CaseDeskRoute } from "../case-desk-deps.ts";
import { deskContext, workerOf } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { flowOf } from "../task-table.ts";
import { mayDecide, mayWork } from "./decision-form.ts";
import { findShownTask, findTarget, findVisibleTask } from "./find-task.ts";
import type { TaskDecision } from "./parse-decision.ts";
import { parseDecision } from "./parse-decision.ts";
import { taskPage } from "./task-page.ts";

type Request = PageRequest<StaffVisitor>;
type Handle = (request: Request, task: CaseTask) => Promise<Reply>;

/** A task and what staff do with it. Tasks of other bodies do not exist for them. */
export function taskRoutes(deps: CaseDeskDeps): readonly CaseDeskRoute[] {
  const withTask =
    (handle: Handle) =>
    async (request: Request): Promise<Reply> => {
      const task = await findVisibleTask(deps, request);
      return task ? handle(request, task) : problem("not-found");
    };
  const staff = guards(deps).staff;
  const route = (
    method: "GET" | "POST",
    step: string,
    handle: Handle,
  ): CaseDeskRoute => ({
    method,
    path: deskPaths.task(":task", step),
    whose: "organisation",
    handle: staff("find-customer", withTask(handle)),
  });
  return [
    route("GET", "", (request, task) => show(deps, request, task)),
    route("POST", "take", (request, task) =>
      change(deps, request, task, (tx) =>
        takeTask(tx, task.id, workerOf(request.visitor)),
      ),
    ),
    route("POST", "give-back", (request, task) =>
      change(deps, request, task, (tx) =>
        giveBackTask(tx, task.id, workerOf(request.visitor)),
      ),
    ),
    route("POST", "assign", (request, task) => assign(deps, request, task)),
    route("POST", "agree", (request, task) => agree(deps, request, task)),
    route("POST", "refuse", (request, task) => refuse(deps, request, task)),
    route("POST", "decide", (request, task) => decide(deps, request, task)),
  ];
}

async function show(
  deps: CaseDeskDeps,
  request: Request,
  task: CaseTask,
): Promise<Reply> {
  const shown = await findShownTask(deps, request, task);
  const isLate = firstOf(request.query, "late") === "yes";
  return taskPage({ deps, request, shown, isLate });
}

/** Back to the task, which says how it stands. */
const back = (task: CaseTask, worked: Worked): Reply =>
  redirect(deskPaths.task(task.id) + (worked === "gone" ? "?late=yes" : ""));

async function change(
  { database }: CaseDeskDeps,
  request: Request,
  task: CaseTask,
  work: (tx: Tx) => Promise<Worked>,
): Promise<Reply> {
  const needs =
    task.kind === "keyed-form" ? "key-printed-form" : "work-case-task";
  if (!mayDo(request.visitor, needs)) return problem("forbidden");
  return back(
    task,
    await database.transaction(contextOf(request.visitor), work),
  );
}

async function assign(
  { database }: CaseDeskDeps,
  request: Request,
  task: CaseTask,
): Promise<Reply> {
  const { visitor, form } = request;
  if (!mayDo(visitor, "assign-case-task")) return problem("forbidden");
  const chosen = firstOf(form, "colleague");
  const worked = await database.transaction(deskContext, async (tx) => {
    const colleagues = await findColleagues(tx, visitor.organisation, [
      "caseworker",
      "supervisor",
    ]);
    const to = colleagues.find(({ account }) => account === chosen);
    return to ? assignTask(tx, task.id, workerOf(visitor), to) : undefined;
  });
  return worked ? back(task, worked) : problem("not-found");
}

async function decide(
  deps: CaseDeskDeps,
  request: Request,
  task: CaseTask,
): Promise<Reply> {
  if (task.closedAt !== null) return back(task, "gone");
  if (!mayDecide({ request }, task)) return problem("forbidden");
  const { form, locale } = request;
  const target = await deps.database.transaction(deskContext, (tx) =>
    findTarget(tx, deps, task),
  );
  const parsed = parseDecision({
    form,
    task,
    locale,
    target,
    today: deps.clock.today(),
  });
  if (!isOk(parsed)) {
    const shown = await findShownTask(deps, request, task);
    return taskPage({ deps, request, shown }, parsed.error);
  }
  const worked = await deps.database.transaction(deskContext, (tx) =>
    carryOut(tx, deps, { request, task, decided: parsed.value }),
  );
  return back(task, worked);
}

async function carryOut(
  tx: Tx,
  deps: CaseDeskDeps,
  {
    request,
    task,
    decided,
  }: {
    readonly request: Request;
    readonly task: CaseTask;
    readonly decided: TaskDecision;
  },
): Promise<Worked> {
  const by = workerOf(request.visitor);
  switch (decided.kind) {
    case "close": {
      const end = { outcome: "nothing-to-do", note: decided.note } as const;
      return (await holdTask(tx, task, by))
        ? closeTask(tx, task.id, by, end)
        : "gone";
    }
    case "propose":
      return propose(tx, deps, { task, by, reason: decided.reason });
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
  deps: CaseDeskDeps,
  wish: {
    readonly task: CaseTask;
    readonly by: Worker;
    readonly reason: string;
  },
): Promise<Worked> {
  const { task, by, reason } = wish;
  const flow = flowOf(deps.catalogues.inForce(), task);
  const target = await findTarget(tx, deps, task);
  if (flow === undefined || target === undefined) return "gone";
  return proposeRedirect(tx, task, by, {
    target: target.id,
    flow: flow.id,
    flowVersion: flow.version,
    reason,
    at: deps.clock.now(),
  });
}

/** A second person agrees; in a process context, since it writes in another body's lane. */
async function agree(
  deps: CaseDeskDeps,
  request: Request,
  task: CaseTask,
): Promise<Reply> {
  if (!mayWork({ request }, task)) return problem("forbidden");
  const worked = await deps.database.transaction(deskContext, async (tx) => {
    const target = await findTarget(tx, deps, task);
    const now = { target: target?.id, at: deps.clock.now() };
    return agreeRedirect(tx, task, workerOf(request.visitor), now);
  });
  return worked === "own-proposal" ? problem("forbidden") : back(task, worked);
}

async function refuse(
  { database }: CaseDeskDeps,
  request: Request,
  task: CaseTask,
): Promise<Reply> {
  if (!mayWork({ request }, task)) return problem("forbidden");
  const note = firstOf(request.form, "note").slice(0, 500);
  const worked = await database.transaction(deskContext, (tx) =>
    refuseRedirect(tx, task, workerOf(request.visitor), note),
  );
  return back(task, worked);
}
