import type { FactValue } from "#decisions";
import type { Locale, Words } from "#kernel";
import { canBeAsked, isContradicted, isOpen } from "#notices";
import type { Side } from "#notices";
import { conceptLabel } from "#people/pages";
import { answerText } from "#people/pages";
import type { Html } from "#web";
import {
  capitalised,
  dataTable,
  formatDate,
  formatMoment,
  html,
  paragraph,
  row,
  summaryList,
} from "#web";
import type { ShownTask } from "./find-task.ts";
import { contradicted, hidesTeller, isAddress } from "./find-task.ts";
import type { TaskPage, TaskVisit } from "./task-page.ts";
import { conflictText, faultText, taskWords as words } from "./task-words.ts";

/** What the task is about: payload, tries, answers, notice, or where two tellings differ. */
export function contentOf(page: TaskPage): Html {
  const { locale, shown } = page;
  return html`${explanation(shown, locale)} ${payload(page)}
  ${attempts(shown, locale)} ${answers(shown, locale)} ${differences(page)}
  ${noticeOf(shown, locale)}`;
}

function explanation(
  { task, sides }: ShownTask,
  locale: Locale,
): Html | undefined {
  const { conflict, day, event } = task.about;
  const text = conflictText(conflict);
  const isOfTellers = conflict === "told-twice" || conflict === "taken-back";
  const how = sides.some(canBeAsked) ? words.askThem : words.askNobody;
  const compared =
    typeof day === "string" &&
    words.compared[locale]
      .replace("{day}", formatDate(day, locale))
      .replace("{event}", String(event));
  return (
    text &&
    html`<p class="govuk-body">
      ${text[locale]} ${isOfTellers && how[locale]} ${compared}
    </p>`
  );
}

/** A value as people read it; one of a concept the catalogue no longer knows is shown as it was sent. */
export function valueText(
  { deps, locale, shown }: TaskVisit,
  name: string,
  value: unknown,
): string {
  const catalogue = deps.catalogues.inForce();
  if (shown.isAddressHidden && isAddress(catalogue, name))
    return words.hiddenAddress[locale];
  const type = catalogue.concepts.get(name)?.type;
  return type
    ? answerText(catalogue, type, value as FactValue, locale)
    : typeof value === "string"
      ? value
      : JSON.stringify(value);
}

/** What a fact is called, at the beginning of a line. */
export const labelOf = ({ deps, locale }: TaskVisit, name: string): string =>
  capitalised(conceptLabel(deps.catalogues.inForce(), name, locale));

const heading = (text: Words, locale: Locale): Html =>
  html`<h2 class="govuk-heading-m">${text[locale]}</h2>`;

function payload(page: TaskPage): Html | undefined {
  const { locale, shown } = page;
  const { delivery, deadLetter } = shown;
  if (delivery === undefined) return undefined;
  const fields = Object.entries(delivery.fields);
  return html`${heading(deadLetter ? words.sent : words.wasSent, locale)}
  ${
    fields.length > 0
      ? summaryList({
          rows: fields.map(([name, value]) =>
            row(labelOf(page, name), valueText(page, name, value)),
          ),
        })
      : paragraph(words.undone[locale])
  }
  ${
    deadLetter !== undefined &&
    deadLetter.waitingBehind > 0 &&
    paragraph(
      words.behind[locale].replace("{n}", String(deadLetter.waitingBehind)),
    )
  }`;
}

const answerMax = 300;

/** What a body's problem says and how it is to be mended (RFC 9457), else its answer as it came. */
function problemText(answer: string): string {
  const member = (name: string) =>
    new RegExp(`"${name}":\\s*"([^"\\\\]*)"`).exec(answer)?.[1];
  const said = [member("title"), member("detail"), member("mend")];
  return said.filter(Boolean).join(" ") || answer.slice(0, answerMax);
}

function attempts({ deadLetter }: ShownTask, locale: Locale): Html | undefined {
  if (deadLetter === undefined || deadLetter.attempts.length === 0)
    return undefined;
  const head = [words.attempt, words.when, words.came];
  const rows = deadLetter.attempts.map(
    ({ number, at, status, fault, answer }) => [
      String(number),
      formatMoment(new Date(at), locale),
      html`${fault ? faultText(fault)[locale] : (status ?? words.none[locale])}
      ${
        answer &&
        html`<br /><code class="joinery-answer" lang="en"
            >${problemText(answer)}</code
          >`
      }`,
    ],
  );
  return html`${heading(words.attempts, locale)}
  ${dataTable({ label: words.attempts[locale], head, rows, locale })}`;
}

function answers({ delivery }: ShownTask, locale: Locale): Html | undefined {
  if (delivery === undefined || delivery.receipts.length === 0)
    return undefined;
  return html`${heading(words.answers, locale)}
  ${summaryList({
    rows: delivery.receipts.map(({ receivedAt, status, reason, decision }) =>
      row(
        formatMoment(new Date(receivedAt), locale),
        [words[status][locale], reason?.[locale], decision?.words[locale]]
          .filter(Boolean)
          .join(". "),
      ),
    ),
  })}`;
}

/** What those who told of one happening say differently to this body, and which of them says what. */
function differences(page: TaskPage): Html | undefined {
  const { locale } = page;
  const { sides } = page.shown;
  if (sides.length < 2) return undefined;
  const cell = (side: Side, name: string) => {
    if (hidesTeller(page.shown, side, name)) return words.hiddenAddress[locale];
    return name in side.said
      ? valueText(page, name, side.said[name])
      : words.notTold[locale];
  };
  const named = [
    ...new Set(sides.flatMap(({ meaning }) => meaning.toAsk)),
  ].filter((name) => sides.some(({ said }) => name in said));
  const differing = contradicted(sides);
  // Which answer they differ in is not the body's to know.
  const none = sides.some((side) =>
    isContradicted(
      side,
      sides.filter((other) => other !== side),
    ),
  )
    ? words.differsElsewhere
    : words.noDifference;
  const line = (name: string) => [
    labelOf(page, name),
    ...sides.map((side) => cell(side, name)),
  ];
  return html`${heading(words.differences, locale)}
  ${differing.length === 0 && paragraph(none[locale])}
  ${dataTable({
    label: words.differences[locale],
    head: [
      words.fact,
      ...sides.map(
        ({ notice }) =>
          html`${notice.reference}<br />${formatMoment(notice.confirmedAt, locale)}`,
      ),
    ],
    rows: [
      ...[...differing, ...named].map(line),
      [
        words.state[locale],
        ...sides.map(
          ({ notice }) =>
            words[isOpen(notice) ? "stands" : "takenBack"][locale],
        ),
      ],
    ],
    locale,
  })}`;
}

function noticeOf({ notice }: ShownTask, locale: Locale): Html | undefined {
  if (notice === undefined) return undefined;
  return html`${heading(words.notice, locale)}
  ${summaryList({
    rows: [
      row(words.reference[locale], notice.reference),
      row(words.toldOn[locale], formatMoment(notice.confirmedAt, locale)),
    ],
  })}`;
}
