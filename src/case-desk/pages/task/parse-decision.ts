import type { CaseTask, Decision, PhonedAnswer } from "#casework";
import type { PublicOrganisation } from "#catalogue";
import type { LocalDate, Locale, Words } from "#kernel";
import { isOk, ok } from "#kernel";
import type { Parsed } from "#web";
import { formatDate, parseAll } from "#web";
import type { DeskVisit } from "../case-desk-deps.ts";
import {
  decisionField,
  decisionsFor,
  phonedFields,
  reason,
  statusesOf,
} from "./decision-form.ts";
import { taskWords as words } from "./task-words.ts";

/** What was decided about a task. */
export type TaskDecision =
  | { readonly kind: "decide"; readonly decision: Decision }
  | { readonly kind: "answer"; readonly answer: PhonedAnswer }
  | { readonly kind: "propose"; readonly reason: string }
  | { readonly kind: "close"; readonly note: string };

/** Reads a decision with what it needs, or says all that is missing. `target`: the other body it may be sent to, if any. */
export function parseDecision(
  visit: DeskVisit,
  task: CaseTask,
  target: PublicOrganisation | undefined,
): Parsed<TaskDecision> {
  const decision = decisionField(decisionsFor(task, target));
  const chosen = decision.parse("decision", visit);
  if (!isOk(chosen)) return chosen;
  const why = reason.parse("reason", visit);
  const parsePhoned = <Status extends PhonedAnswer["status"]>(
    statuses: readonly Status[],
  ) => parseAll({ ...phonedFields(statuses), reason }, visit);
  switch (chosen.value) {
    case "retry":
      return map(why, (text) => decide({ kind: "retry", reason: text }));
    case "redirect":
      return map(why, (text) => ({ kind: "propose", reason: text }));
    case "settle":
      return map(parsePhoned(statusesOf.settle), ({ status, ...phoned }) =>
        decide({
          kind: "settle",
          status,
          reason: phoned.reason,
          words: wordsOf(phoned, visit),
        }),
      );
    case "answer":
      return map(parsePhoned(statusesOf.answer), ({ status, ...phoned }) => ({
        kind: "answer",
        answer: {
          status,
          note: phoned.reason,
          words: wordsOf(phoned, visit),
        },
      }));
    case "nothing-to-do":
      return map(why, (note) => ({ kind: "close", note }));
  }
}

const decide = (decision: Decision): TaskDecision => ({
  kind: "decide",
  decision,
});

const map = <T, U>(parsed: Parsed<T>, change: (value: T) => U): Parsed<U> =>
  isOk(parsed) ? ok(change(parsed.value)) : parsed;

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
