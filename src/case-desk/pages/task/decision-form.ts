import { mayDo } from "#access";
import { csrfField } from "#access/pages";
import type { CaseTask, TaskKind } from "#casework";
import type { PublicOrganisation } from "#catalogue";
import type { FieldError, Html } from "#web";
import { button, formControls, html, question } from "#web";
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
  { request: { visitor } }: Pick<TaskPage, "request">,
  { kind }: CaseTask,
): boolean =>
  mayDo(visitor, kind === "keyed-form" ? "key-printed-form" : "work-case-task");

/** Who may decide: whoever has taken the task. */
export const mayDecide = (
  page: Pick<TaskPage, "request">,
  task: CaseTask,
): boolean =>
  mayWork(page, task) && task.assignee === page.request.visitor.account;

/** What may be decided about one task: nothing is sent elsewhere when no other body may have it. */
export const decisionsFor = (
  task: CaseTask,
  target: PublicOrganisation | undefined,
): readonly DecisionKind[] =>
  decisionsOf[task.kind].filter(
    (kind) => kind !== "redirect" || target !== undefined,
  );

export const small = (page: TaskPage, step: string, content: Html): Html =>
  html`<form
    method="post"
    action="${deskPaths.task(page.shown.task.id, step)}"
    novalidate
  >
    ${csrfField(page.request.visitor)}${content}
  </form>`;

/** Take, give back, and for supervisors assign. */
export function whoseForms(page: TaskPage): Html {
  const { request, shown } = page;
  const { locale, visitor } = request;
  const { task, colleagues } = shown;
  const secondary = (text: string) =>
    button({ text, classes: "govuk-button--secondary" });
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
    small(page, "take", secondary(words.take[locale]))
  }
  ${isMine && small(page, "give-back", secondary(words.giveBack[locale]))}
  ${
    colleagues.length > 0 &&
    small(
      page,
      "assign",
      html`${controls.select({
        name: "colleague",
        label: words.assign[locale],
        value: task.assignee ?? "",
        items: colleagues.map(({ account, name }) => ({
          value: account,
          text: name,
        })),
      })}
      ${secondary(words.assignButton[locale])}`,
    )
  }`;
}

/** What to do about it, and why. */
export function decisionForm(
  page: TaskPage,
  errors: readonly FieldError[],
): Html | undefined {
  const { request, shown } = page;
  const { locale, form } = request;
  const { task } = shown;
  if (!mayDecide(page, task) || shown.proposal !== undefined) return undefined;
  const controls = formControls({ locale, values: form, errors });
  const hints = { retry: words.retryHint[locale] };
  const items = decisionsFor(task, shown.target).map((value) => ({
    value,
    text: words[value][locale],
    ...(value === "retry" ? { hint: hints.retry } : {}),
    ...conditionalOf(page, errors, value),
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
  ${button({ text: words.confirm[locale], preventDoubleClick: true })}`;
  return html`${
    task.kind === "keyed-form" &&
    button({
      text: words.keyIt[locale],
      href: deskPaths.serve(task.subject, task.event),
    })
  }
  ${small(page, "decide", content)}`;
}

function conditionalOf(
  page: TaskPage,
  errors: readonly FieldError[],
  decision: string,
): { readonly conditional?: Html } {
  if (decision === "redirect") return { conditional: disclosure(page) };
  return decision === "settle" || decision === "answer"
    ? { conditional: phoneControls(page, errors, decision) }
    : {};
}

function phoneControls(
  { request: { locale, form } }: TaskPage,
  errors: readonly FieldError[],
  decision: "settle" | "answer",
): Html {
  const controls = formControls({ locale, values: form, errors });
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
