import type { CaseTask } from "#casework";
import type { Catalogue, Flow } from "#catalogue";
import type { LocalDate, Locale } from "#kernel";
import { sayEach } from "#kernel";
import { findEvent } from "#telling";
import type { Column, Html } from "#web";
import { formatDate, formatMoment, html, link, tableOf, tag } from "#web";
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
  const columns: readonly Column<CaseTask>[] = [
    [words.task, (task) => taskLink(task, locale)],
    [words.event, (task) => aboutText(catalogue, task, locale)],
    [words.opened, ({ openedAt }) => formatMoment(openedAt, locale)],
    [words.due, (task) => dueText(task, today, locale)],
    [words.who, ({ assigneeName }) => assigneeName ?? deskWords.nobody[locale]],
  ];
  return tableOf(tasks, columns, { label, locale });
}

const taskLink = (
  { id, kind, openedAt, needsSecond }: CaseTask,
  locale: Locale,
): Html =>
  html`${link(deskPaths.task(id), kindWords[kind][locale], formatMoment(openedAt, locale))}
  ${needsSecond && tag({ text: words.second[locale], classes: "govuk-tag--yellow" })}`;
