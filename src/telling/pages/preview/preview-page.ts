import type { SubjectRequest } from "#access/pages";
import { csrfField, frame } from "#access/pages";
import type { FieldError, Html, Reply, Site, SummaryListRow } from "#web";
import { button, html, page, summaryList } from "#web";
import { claimEventId } from "../../claiming.ts";
import type { Telling } from "../../open-telling.ts";
import type { Preview } from "../../preview.ts";
import type { Question } from "../../questions.ts";
import { answerText } from "../answer-text.ts";
import { paths } from "../paths.ts";
import type { Sight } from "../sight.ts";
import { isHidden } from "../sight.ts";
import { bodiesTold } from "./bodies-told.ts";
import { changesForYou, claimChoices } from "./changes-for-you.ts";
import { previewWords as words } from "./preview-words.ts";

export type Shown = {
  readonly site: Site;
  readonly request: SubjectRequest;
  readonly telling: Telling;
  readonly sight: Sight;
  readonly preview: Preview;
  readonly errors?: readonly FieldError[];
};

/** Who gets what and what changes, before anything is sent. */
export function previewPage(shown: Shown): Reply {
  const { site, request, telling, errors = [] } = shown;
  const { locale, visitor } = request;
  return page({
    ...frame(site, request),
    title: words.title[locale],
    errors,
    backHref: backFrom(telling),
    content: html`<span class="govuk-caption-l"
        >${telling.event.name[locale]}</span
      >
      <h1 class="govuk-heading-l">${words.title[locale]}</h1>
      <p class="govuk-body-l">${words.intro[locale]}</p>
      <h2 class="govuk-heading-m">${words.answers[locale]}</h2>
      ${answersGiven(shown)}
      <form method="post" novalidate>
        ${csrfField(visitor)} ${bodiesTold(shown)} ${changesForYou(shown)}
        ${claimChoices(shown)} ${toDoElsewhere(shown)}
        <p class="govuk-body">${words.confirmed[locale]}</p>
        <div class="govuk-button-group">
          ${button({
            text: words.confirm[locale],
            name: "do",
            value: "confirm",
            preventDoubleClick: true,
          })}
          ${button({
            text: words.update[locale],
            name: "do",
            value: "save",
            classes: "govuk-button--secondary",
          })}
        </div>
      </form>`,
  });
}

function backFrom({ journey, questions, event }: Telling): string {
  const last = questions.findLast(
    ({ state }) => state === "answered" || state === "skipped",
  );
  return last
    ? paths.question(journey.id, last.concept)
    : event.id === claimEventId
      ? paths.apply
      : paths.begin(event.id);
}

const answersGiven = (shown: Shown): Html =>
  summaryList({
    rows: shown.telling.questions.map((question) => answerRow(shown, question)),
  });

function answerRow(
  { telling: { catalogue, facts, journey }, sight, request: { locale } }: Shown,
  { concept: name }: Question,
): SummaryListRow | undefined {
  const concept = catalogue.concepts.get(name);
  if (!concept) return undefined;
  const fact = facts.get(name);
  const label = concept.label[locale];
  const text =
    fact?.kind !== "known"
      ? words.notGiven[locale]
      : isHidden(sight, concept)
        ? words.hidden[locale]
        : answerText(catalogue, concept.type, fact.value, locale);
  const isTheirs = concept.asked && !journey.found.has(name);
  return {
    key: { text: label.charAt(0).toUpperCase() + label.slice(1) },
    value: { text },
    ...(isTheirs
      ? {
          actions: {
            items: [
              {
                href: paths.question(journey.id, name),
                text: words.change[locale],
                visuallyHiddenText: label,
              },
            ],
          },
        }
      : {}),
  };
}

function toDoElsewhere({ preview, request: { locale } }: Shown): Html {
  const { elsewhere, undecided, uncovered } = preview.consequences;
  const others = preview.others.map(
    ({ name, organisation }) => `${name[locale]}: ${organisation[locale]}`,
  );
  return html`${
    elsewhere.length > 0 &&
    html`<h2 class="govuk-heading-m">${words.elsewhere[locale]}</h2>
      ${elsewhere.map(
        (one) =>
          html`<h3 class="govuk-heading-s">
              ${one.what[locale]} (${one.organisation})
            </h3>
            <p class="govuk-body">${words.how[locale]}: ${one.how[locale]}.</p>
            <p class="govuk-hint">
              ${words.whyNot[locale]}: ${one.whyNotJoined[locale]}.
            </p>`,
      )}`
  }
  ${listOf(words.others[locale], others)}
  ${listOf(
    words.undecided[locale],
    undecided.map(({ flow }) => flow.service[locale]),
  )}
  ${listOf(
    words.uncovered[locale],
    uncovered.map(({ service }) => service[locale]),
  )}`;
}

const listOf = (intro: string, items: readonly string[]): Html | false =>
  items.length > 0 &&
  html`<p class="govuk-body">${intro}</p>
    <ul class="govuk-list govuk-list--bullet">
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`;
