import type { StaffVisitor } from "#access";
import type {
  FieldError,
  Html,
  PageRequest,
  Reply,
  SummaryListRow,
} from "#web";
import type { Words } from "#kernel";
import {
  formatDate,
  formatMoment,
  html,
  notificationBanner,
  page,
  summaryList,
} from "#web";
import type { CaseDeskDeps } from "../case-desk-deps.ts";
import { deskFrame } from "../desk-frame.ts";
import { deskPaths } from "../desk-paths.ts";
import {
  deskWords,
  kindWords,
  outcomeWords,
  stepWords,
} from "../desk-words.ts";
import { aboutText, dueText, taskTable } from "../task-table.ts";
import { decisionForm, whoseForms } from "./decision-form.ts";
import type { ShownTask } from "./find-task.ts";
import { proposalPanel } from "./proposal-panel.ts";
import { contentOf } from "./task-content.ts";
import { faultText, taskWords as words } from "./task-words.ts";

export type TaskPage = {
  readonly deps: CaseDeskDeps;
  readonly request: PageRequest<StaffVisitor>;
  readonly shown: ShownTask;
  /** Says that a decision came too late. */
  readonly isLate?: boolean;
};

/** One task: what it is about, what came back, what was done, and what can be decided. */
export function taskPage(
  taskPage: TaskPage,
  errors: readonly FieldError[] = [],
): Reply {
  const { deps, request, shown, isLate } = taskPage;
  const { locale } = request;
  const { task } = shown;
  const catalogue = deps.catalogues.inForce();
  const title = `${kindWords[task.kind][locale]}: ${aboutText(catalogue, task, locale)}`;
  return page({
    ...deskFrame(deps.site, request),
    url: deskPaths.task(task.id),
    title,
    errors,
    backHref: deskPaths.worklist,
    width: "full",
    content: html`${isLate && notificationBanner({ text: words.gone[locale] })}
      <h1 class="govuk-heading-l">${title}</h1>
      ${summaryList({ rows: rowsOf(taskPage) })} ${contentOf(taskPage)}
      ${task.closedAt === null && whoseForms(taskPage)}
      ${task.closedAt === null && proposalPanel(taskPage)}
      ${task.closedAt === null && decisionForm(taskPage, errors)}
      ${othersOf(taskPage)} ${historyOf(taskPage)}`,
  });
}

function rowsOf({ deps, request, shown }: TaskPage): readonly SummaryListRow[] {
  const { locale } = request;
  const { task, person } = shown;
  const row = (key: Words, text: string | Html) => ({
    key: key[locale],
    value: text,
  });
  const received = task.about["receivedOn"];
  return [
    ...(person ? [row(words.person, person)] : []),
    row(words.opened, formatMoment(task.openedAt, locale)),
    row(words.due, dueText(task, deps.clock.today(), locale)),
    row(words.who, task.assigneeName ?? deskWords.nobody[locale]),
    ...(task.kind === "dead-letter"
      ? [row(words.fault, faultText(task.about["fault"])[locale])]
      : []),
    ...(typeof received === "string"
      ? [row(words.received, formatDate(received, locale))]
      : []),
    ...(task.closedAt && task.outcome
      ? [
          row(
            words.closed,
            `${outcomeWords[task.outcome][locale]}, ${formatMoment(task.closedAt, locale)}`,
          ),
        ]
      : []),
  ];
}

function othersOf({ deps, request, shown }: TaskPage): Html | undefined {
  const { locale } = request;
  if (shown.others.length === 0) return undefined;
  const label = words.others[locale];
  return html`<h2 class="govuk-heading-m">${label}</h2>
    ${taskTable(shown.others, {
      catalogue: deps.catalogues.inForce(),
      today: deps.clock.today(),
      locale,
      label,
    })}`;
}

function historyOf({ request: { locale }, shown }: TaskPage): Html {
  const items = shown.steps.map(
    ({ what, byName, note, at }) =>
      html`<li class="joinery-timeline__item joinery-timeline__item--done">
        <p class="joinery-timeline__title">${stepWords[what][locale]}</p>
        <p class="joinery-timeline__when">
          ${formatMoment(at, locale)}, ${byName ?? deskWords.system[locale]}
        </p>
        ${note && html`<p class="govuk-body">${note}</p>`}
      </li>`,
  );
  return html`<h2 class="govuk-heading-m">${words.history[locale]}</h2>
    <ol class="joinery-timeline">
      ${items}
    </ol>`;
}
