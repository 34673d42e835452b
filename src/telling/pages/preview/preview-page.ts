import type { SubjectRequest } from "#access/pages";
import { csrfField, frame } from "#access/pages";
import type { FieldError, Html, Reply, Site } from "#web";
import { button, details, html, page } from "#web";
import { claimEventId } from "../../claiming.ts";
import type { Telling } from "../../open-telling.ts";
import type { Preview } from "../../preview.ts";
import { paths } from "../paths.ts";
import type { Sight } from "#people/pages";
import type { Correcting } from "../../correcting.ts";
import { answersGiven } from "./answers-given.ts";
import { bodiesCorrected } from "./bodies-corrected.ts";
import { bodiesTold } from "./bodies-told.ts";
import { changesForYou, claimChoices } from "./changes-for-you.ts";
import { previewWords as words } from "./preview-words.ts";

export type Shown = {
  readonly site: Site;
  readonly request: SubjectRequest;
  readonly telling: Telling;
  readonly sight: Sight;
  readonly preview: Preview;
  /** What is put right, when the journey corrects what was told. */
  readonly correcting?: Correcting;
  readonly errors?: readonly FieldError[];
};

/** Who gets what and what changes, before anything is sent. */
export function previewPage(shown: Shown): Reply {
  const { site, request, telling, correcting, errors = [] } = shown;
  const { locale, visitor } = request;
  const title = (correcting ? words.titleCorrection : words.title)[locale];
  const isIdle = correcting?.changed.length === 0;
  return page({
    ...frame(site, request),
    title,
    errors,
    backHref: backFrom(telling),
    content: html`<span class="govuk-caption-l"
        >${telling.event.name[locale]}</span
      >
      <h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body-l">${words.intro[locale]}</p>
      <form method="post" novalidate>
        ${csrfField(visitor)}
        ${correcting ? bodiesCorrected(shown, correcting) : bodiesTold(shown)}
        ${changesForYou(shown)} ${claimChoices(shown)} ${toDoElsewhere(shown)}
        ${!correcting && yourAnswers(shown)}
        ${!isIdle && html`<p class="govuk-body">${words.confirmed[locale]}</p>`}
        ${buttons(shown, isIdle)}
      </form>`,
  });
}

const yourAnswers = (shown: Shown): Html =>
  html`<h2 class="govuk-heading-m">${words.answers[shown.request.locale]}</h2>
    ${answersGiven(shown)}`;

function buttons(
  { request, preview, correcting }: Shown,
  isIdle: boolean,
): Html {
  const { locale } = request;
  const confirm = correcting ? words.confirmCorrection : words.confirm;
  const hasChoices =
    preview.claims.length > 0 ||
    preview.consequences.bodies.some(({ flow }) => flow.optOut);
  return html`<div class="govuk-button-group">
    ${
      !isIdle &&
      button({
        text: confirm[locale],
        name: "do",
        value: "confirm",
        preventDoubleClick: true,
      })
    }
    ${
      hasChoices &&
      button({
        text: words.update[locale],
        name: "do",
        value: "save",
        classes: "govuk-button--secondary",
      })
    }
  </div>`;
}

function backFrom({ journey, questions, event }: Telling): string {
  if (journey.corrects !== undefined) return paths.correcting(journey.id);
  const last = questions.findLast(
    ({ state }) => state === "answered" || state === "skipped",
  );
  return last
    ? paths.question(journey.id, last.concept)
    : event.id === claimEventId
      ? paths.apply
      : paths.begin(event.id);
}

function toDoElsewhere({ preview, request: { locale } }: Shown): Html {
  const { elsewhere, undecided, uncovered } = preview.consequences;
  const others = preview.others.map(
    ({ name, organisation }) => `${name[locale]}: ${organisation[locale]}`,
  );
  return html`${
    elsewhere.length > 0 &&
    html`<h2 class="govuk-heading-m">
        ${words.elsewhere[locale]} (${elsewhere.length})
      </h2>
      <ul class="joinery-rows">
        ${elsewhere.map(
          (one) =>
            html`<li class="joinery-rows__row">
              <p class="govuk-body">
                <strong>${one.what[locale]}</strong>
                (${one.organisation[locale]})<br />
                ${one.how[locale]}.
              </p>
              ${details({
                summaryText: html`${words.whyNot[locale]}
                  <span class="govuk-visually-hidden"
                    >: ${one.what[locale]}</span
                  >`,
                text: `${one.whyNotJoined[locale]}.`,
              })}
            </li>`,
        )}
      </ul>`
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
