import type { Outcome } from "#access/pages";
import { again } from "#access/pages";
import type { CaseTask, Worked } from "#casework";
import {
  closeTask,
  decideDeadLetter,
  holdTask,
  proposeRedirect,
  recordPhonedAnswer,
} from "#casework";
import type { LocalDate, Locale, Words } from "#kernel";
import { isOk } from "#kernel";
import type { Tx } from "#postgres";
import { formatDate, parseAll } from "#web";
import { workerOf } from "../case-desk-deps.ts";
import type { DeskVisit } from "../case-desk-deps.ts";
import { flowOf } from "../task-table.ts";
import {
  decisionField,
  decisionsFor,
  phonedFields,
  reason,
  statusesOf,
} from "./decision-form.ts";
import { findTarget } from "./find-task.ts";
import { taskWords as words } from "./task-words.ts";

/** Does what was decided about a task, or says all that is missing. */
export async function decideTask(
  tx: Tx,
  visit: DeskVisit,
  task: CaseTask,
): Promise<Worked | Outcome> {
  if (task.closedAt !== null) return "gone";
  const target = await findTarget(tx, visit, task);
  const decision = decisionField(decisionsFor(task, target));
  const chosen = decision.parse("decision", visit);
  if (!isOk(chosen)) return again(chosen.error);
  if (chosen.value === "settle") return settle(tx, visit, task);
  if (chosen.value === "answer") return answer(tx, visit, task);
  const why = reason.parse("reason", visit);
  if (!isOk(why)) return again(why.error);
  const by = workerOf(visit);
  switch (chosen.value) {
    case "retry": {
      const retry = { kind: "retry", reason: why.value } as const;
      return worked(await decideDeadLetter(tx, task, by, retry));
    }
    case "redirect":
      return propose(tx, visit, task, { target: target?.id, why: why.value });
    case "nothing-to-do": {
      const end = { outcome: "nothing-to-do", note: why.value } as const;
      return (await holdTask(tx, task, by))
        ? closeTask(tx, task.id, by, end)
        : "gone";
    }
  }
}

const worked = (decided: string): Worked =>
  decided === "decided" ? "done" : "gone";

async function settle(tx: Tx, visit: DeskVisit, task: CaseTask) {
  const fields = { ...phonedFields(statusesOf.settle), reason };
  const parsed = parseAll(fields, visit);
  if (!isOk(parsed)) return again(parsed.error);
  const { status, reason: why, ...phoned } = parsed.value;
  const said = wordsOf(phoned, visit);
  const decision = {
    kind: "settle",
    status,
    reason: why,
    words: said,
  } as const;
  return worked(await decideDeadLetter(tx, task, workerOf(visit), decision));
}

async function answer(tx: Tx, visit: DeskVisit, task: CaseTask) {
  const fields = { ...phonedFields(statusesOf.answer), reason };
  const parsed = parseAll(fields, visit);
  if (!isOk(parsed)) return again(parsed.error);
  const { status, reason: note, ...phoned } = parsed.value;
  const answered = { status, note, words: wordsOf(phoned, visit) };
  return worked(await recordPhonedAnswer(tx, task, workerOf(visit), answered));
}

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
