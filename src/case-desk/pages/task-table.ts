import type { CaseTask } from "#casework";
import type { Catalogue, Flow } from "#catalogue";
import type { LocalDate, Locale } from "#kernel";
import { sayEach } from "#kernel";
import { findEvent } from "#telling";
import type { Html } from "#web";
import { dataTable, formatDate, formatMoment, html, tag } from "#web";
import { deskPaths } from "./desk-paths.ts";
import { deskWords, kindWords } from "./desk-words.ts";

const words = sayEach({
  task: "Task",
  event: "About",
  opened: "Opened",
  due: "Due",
  who: "Who has it",
  second: "A second person is needed",
  reconciliation: "Nightly comparison",
  reach: "How somebody is reached",
});

/** An event as people say it, or what else a task is about; the id when the catalogue no longer knows it. */
export const eventName = (
  catalogue: Catalogue,
  event: string,
  locale: Locale,
): string =>
  event === "reconciliation" || event === "reach"
    ? words[event][locale]
    : (findEvent(catalogue, event)?.name[locale] ?? event);

/** The flow whose delivery a task is about, when the catalogue still has it. */
export const flowOf = (
  catalogue: Catalogue,
  { about }: CaseTask,
): Flow | undefined => catalogue.flows.get(String(about["flow"]));

/** What a task is about: the event and, of a delivery, what it asks the body to change. */
export function aboutText(
  catalogue: Catalogue,
  task: CaseTask,
  locale: Locale,
): string {
  const event = eventName(catalogue, task.event, locale);
  const service = flowOf(catalogue, task)?.service[locale];
  return service ? `${event}: ${service}` : event;
}

/** The day a task is due, marked when that is over. */
export const dueText = (
  { dueOn, closedAt }: CaseTask,
  today: LocalDate,
  locale: Locale,
): Html =>
  html`${formatDate(dueOn, locale)}
  ${closedAt === null && dueOn < today && tag({ text: deskWords.late[locale], classes: "govuk-tag--red" })}`;

/** Tasks in a table; nothing about the people they concern. */
export function taskTable(
  tasks: readonly CaseTask[],
  shown: {
    readonly catalogue: Catalogue;
    readonly locale: Locale;
    readonly today: LocalDate;
    readonly label: string;
  },
): Html {
  const { catalogue, locale, today, label } = shown;
  const rows = tasks.map((task) => [
    html`<a class="govuk-link" href="${deskPaths.task(task.id)}"
        >${kindWords[task.kind][locale]}<span class="govuk-visually-hidden">
          (${formatMoment(task.openedAt, locale)})</span
        ></a
      >
      ${task.needsSecond && tag({ text: words.second[locale], classes: "govuk-tag--yellow" })}`,
    aboutText(catalogue, task, locale),
    formatMoment(task.openedAt, locale),
    dueText(task, today, locale),
    task.assigneeName ?? deskWords.nobody[locale],
  ]);
  const head = [words.task, words.event, words.opened, words.due, words.who];
  return dataTable({ label, head, rows, locale });
}
