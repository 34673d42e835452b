import { notFound } from "#access/pages";
import type { Words } from "#kernel";
import type { Html, SummaryListRow } from "#web";
import { formatDate, formatMoment, html, summaryList } from "#web";
import type { DeskView } from "../case-desk-deps.ts";
import { pages } from "../case-desk-deps.ts";
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
import { findShownTask } from "./find-task.ts";
import { proposalPanel } from "./proposal-panel.ts";
import { taskActs } from "./task-acts.ts";
import { contentOf } from "./task-content.ts";
import { doneWords, faultText, taskWords as words } from "./task-words.ts";

export type TaskPage = DeskView & { readonly shown: ShownTask };

function rowsOf({ locale, today, shown }: TaskPage): readonly SummaryListRow[] {
  const { task, person } = shown;
  const row = (key: Words, text: string | Html) => ({
    key: key[locale],
    value: text,
  });
  const received = task.about["receivedOn"];
  return [
    ...(person ? [row(words.person, person)] : []),
    row(words.opened, formatMoment(task.openedAt, locale)),
    row(words.due, dueText(task, today, locale)),
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

function othersOf({ deps, locale, today, shown }: TaskPage): Html | undefined {
  if (shown.others.length === 0) return undefined;
  const label = words.others[locale];
  return html`<h2 class="govuk-heading-m">${label}</h2>
    ${taskTable(shown.others, {
      catalogue: deps.catalogues.inForce(),
      today,
      locale,
      label,
    })}`;
}

function historyOf({ locale, shown }: TaskPage): Html {
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

/** One task: what it is about, what came back, what was done, and what can be decided. */
export const taskPage = pages.staff({
  path: deskPaths.task(":task"),
  whose: "organisation",
  may: "find-customer",
  backHref: deskPaths.worklist,
  width: "full",
  done: { ...doneWords, late: { notDone: words.gone } },
  read: async (tx, visit) => (await findShownTask(tx, visit)) ?? notFound,
  show: (shown, view) => {
    const { deps, locale } = view;
    const { task } = shown;
    const page = { ...view, shown };
    const about = aboutText(deps.catalogues.inForce(), task, locale);
    return {
      title: `${kindWords[task.kind][locale]}: ${about}`,
      content: html`${summaryList({ rows: rowsOf(page) })} ${contentOf(page)}
      ${task.closedAt === null && html`${whoseForms(page)} ${proposalPanel(page)} ${decisionForm(page)}`}
      ${othersOf(page)} ${historyOf(page)}`,
    };
  },
  acts: taskActs,
});
