import { mayDo } from "#access";
import type { CaseTask, TaskKind } from "#casework";
import type { PublicOrganisation } from "#catalogue";
import type { Html } from "#web";
import { button, formControls, html, question } from "#web";
import type { DeskVisit } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { disclosure } from "./proposal-panel.ts";
import type { TaskPage } from "./task-page.ts";
import { taskWords as words } from "./task-words.ts";

type DecisionKind =
  "retry" | "redirect" | "settle" | "answer" | "nothing-to-do";

const decisionsOf: Readonly<Record<TaskKind, readonly DecisionKind[]>> = {
  "dead-letter": ["retry", "redirect", "settle"],
  refusal: ["answer", "nothing-to-do"],
  conflict: ["nothing-to-do"],
  "keyed-form": ["nothing-to-do"],
};

/** What a body may have done, as it said by phone. */
export const statusesOf = {
  settle: ["acted", "refused"],
  answer: ["accepted", "acted", "refused"],
} as const;

export const mayWork = (
  { visitor }: Pick<DeskVisit, "visitor">,
  { kind }: CaseTask,
): boolean =>
  mayDo(visitor, kind === "keyed-form" ? "key-printed-form" : "work-case-task");

/** Who may decide: whoever has taken the task. */
export const mayDecide = (
  visit: Pick<DeskVisit, "visitor">,
  task: CaseTask,
): boolean => mayWork(visit, task) && task.assignee === visit.visitor.account;

/** What may be decided about one task: nothing is sent elsewhere when no other body may have it. */
export const decisionsFor = (
  task: CaseTask,
  target: PublicOrganisation | undefined,
): readonly DecisionKind[] =>
  decisionsOf[task.kind].filter(
    (kind) => kind !== "redirect" || target !== undefined,
  );

/** Take, give back, and for supervisors assign. */
export function whoseForms(page: TaskPage): Html {
  const { locale, visitor, shown } = page;
  const { task, colleagues } = shown;
  const secondary = (value: string, text: string) =>
    button({ text, name: "do", value, classes: "govuk-button--secondary" });
  const isMine = task.assignee === visitor.account;
  const isOthers = task.assignee !== null && !isMine;
  const controls = formControls({ locale, values: {} });
  return html`${
    isOthers &&
    html`<p class="govuk-body">
      ${words.hasIt[locale].replace("{name}", task.assigneeName ?? "")}
    </p>`
  }
  ${
    task.assignee === null &&
    mayWork(page, task) &&
    page.post(secondary("take", words.take[locale]))
  }
  ${isMine && page.post(secondary("give-back", words.giveBack[locale]))}
  ${
    colleagues.length > 0 &&
    page.post(
      html`${controls.select({
        name: "colleague",
        label: words.assign[locale],
        value: task.assignee ?? "",
        items: colleagues.map(({ account, name }) => ({
          value: account,
          text: name,
        })),
      })}
      ${secondary("assign", words.assignButton[locale])}`,
    )
  }`;
}

/** What to do about it, and why. */
export function decisionForm(page: TaskPage): Html | undefined {
  const { locale, shown } = page;
  const { task } = shown;
  if (!mayDecide(page, task) || shown.proposal !== undefined) return undefined;
  const controls = page.controls();
  const hints = { retry: words.retryHint[locale] };
  const items = decisionsFor(task, shown.target).map((value) => ({
    value,
    text: words[value][locale],
    ...(value === "retry" ? { hint: hints.retry } : {}),
    ...conditionalOf(page, value),
  }));
  const content = html`${controls.radios({
    name: "decision",
    fieldset: question(words.decide[locale]),
    items,
  })}
  ${controls.textarea({
    name: "reason",
    label: words.reason[locale],
    hint: words.reasonHint[locale],
    rows: 3,
  })}
  ${button({ text: words.confirm[locale], name: "do", value: "decide", preventDoubleClick: true })}`;
  return html`${
    task.kind === "keyed-form" &&
    button({
      text: words.keyIt[locale],
      href: deskPaths.serve(task.subject, task.event),
    })
  }
  ${page.post(content)}`;
}

function conditionalOf(
  page: TaskPage,
  decision: string,
): { readonly conditional?: Html } {
  if (decision === "redirect") return { conditional: disclosure(page) };
  return decision === "settle" || decision === "answer"
    ? { conditional: phoneControls(page, decision) }
    : {};
}

function phoneControls(
  { locale, controls: shown }: TaskPage,
  decision: "settle" | "answer",
): Html {
  const controls = shown();
  return html`${controls.radios({
    name: "status",
    fieldset: { legend: { text: words.status[locale] } },
    items: statusesOf[decision].map((value) => ({
      value,
      text: words[value][locale],
    })),
  })}
  ${controls.dateInput({
    id: "spokenOn",
    fieldset: { legend: { text: words.spokenOn[locale] } },
  })}
  ${controls.textarea({ name: "said", label: words.said[locale], rows: 3 })}
  ${controls.textarea({
    name: "saidOther",
    label: words.saidWelsh[locale],
    rows: 3,
  })}`;
}
