import { notFound } from "#access/pages";
import type { Html } from "#web";
import {
  formatDate,
  formatMoment,
  html,
  paragraph,
  row,
  summaryList,
} from "#web";
import type { DeskView, DeskVisit } from "../case-desk-deps.ts";
import { pages } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import {
  deskWords,
  kindWords,
  outcomeWords,
  stepWords,
} from "../desk-words.ts";
import { aboutText, dueText, taskTable } from "../task-table.ts";
import { decisionFields, decisionForm, whoseForms } from "./decision-form.ts";
import type { ShownTask } from "./find-task.ts";
import { findShownTask } from "./find-task.ts";
import { disclosure, proposalPanel } from "./proposal-panel.ts";
import { taskActs } from "./task-acts.ts";
import { contentOf } from "./task-content.ts";
import { doneWords, faultText, taskWords as words } from "./task-words.ts";

export type TaskVisit = DeskVisit & { readonly shown: ShownTask };
export type TaskPage = DeskView & TaskVisit;

function rowsOf({ locale, today, shown: { task, person } }: TaskPage) {
  const { about, closedAt, outcome } = task;
  const received = about["receivedOn"];
  return [
    row(words.person[locale], person),
    row(words.opened[locale], formatMoment(task.openedAt, locale)),
    row(words.due[locale], dueText(task, today, locale)),
    row(words.who[locale], task.assigneeName ?? deskWords.nobody[locale]),
    row(
      words.fault[locale],
      task.kind === "dead-letter" && faultText(about["fault"])[locale],
    ),
    row(
      words.received[locale],
      typeof received === "string" && formatDate(received, locale),
    ),
    row(
      words.closed[locale],
      closedAt !== null &&
        outcome !== null &&
        `${outcomeWords[outcome][locale]}, ${formatMoment(closedAt, locale)}`,
    ),
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
        ${note && paragraph(note)}
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
  asks: (visit, shown) =>
    decisionFields(shown, () => disclosure({ ...visit, shown })),
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
