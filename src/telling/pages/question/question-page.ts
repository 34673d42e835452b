import type { InformationConcept, LifeEvent } from "#catalogue";
import { councilsToChoose, findOrganisation } from "#catalogue";
import type { Locale } from "#kernel";
import { csrfField, frame } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import type { FieldError, Fields, Html, Reply, Site } from "#web";
import { button, details, html, insetText, page } from "#web";
import { claimEventId } from "../../claiming.ts";
import type { Telling } from "../../open-telling.ts";
import type { Question } from "../../questions.ts";
import type { Receiver } from "../../receivers.ts";
import { receiversOf } from "../../receivers.ts";
import { paths } from "../paths.ts";
import type { Sight } from "#people/pages";
import { isHidden } from "#people/pages";
import { toldAlreadyInset } from "../told-already.ts";
import type { ToldAlready } from "../told-already.ts";
import { answerControl } from "./answer-control.ts";
import { fieldsOfValue } from "./fields-of-value.ts";
import { questionWords as words } from "./question-words.ts";

export type Shown = {
  readonly site: Site;
  readonly request: SubjectRequest;
  readonly telling: Telling;
  readonly sight: Sight;
  readonly already: ToldAlready;
  readonly question: Question;
  readonly concept: InformationConcept;
  readonly errors?: readonly FieldError[];
  /** What was typed here before the session was lost; shown again, and saved only when sent again. */
  readonly typed?: Fields;
};

/** One question on a page: why we ask, who receives it, and how not to answer. */
export function questionPage(shown: Shown): Reply {
  const { site, request, telling, question, concept, errors = [] } = shown;
  const { locale } = request;
  const asked = (concept.question ?? concept.label)[locale];
  return page({
    ...frame(site, request),
    title: asked,
    errors,
    backHref: backFrom(telling, question),
    content: html`<span class="govuk-caption-l"
        >${telling.event.name[locale]}</span
      >
      ${toldAlreadyInset(shown.already, request)}
      <form method="post" novalidate>
        ${csrfField(request.visitor)}
        ${answerControl(concept, {
          locale,
          councils: councilsToChoose(telling.catalogue),
          errors,
          values: errors.length > 0 ? request.form : valuesOf(shown),
        })}
        ${keptHidden(shown)} ${whyWeAsk(telling, concept, locale)}
        <div class="govuk-button-group">
          ${button({ text: words.continue[locale] })}
          ${
            !question.required &&
            button({
              text: words.skip[locale],
              name: "skip",
              value: "yes",
              classes: "govuk-button--secondary",
            })
          }
        </div>
      </form>
      <p class="govuk-body-s">${words.saved[locale]}</p>`,
  });
}

/** The question before this one, or the start of the event. */
function backFrom({ journey, questions, event }: Telling, question: Question) {
  const place = questions.findIndex(
    ({ concept }) => concept === question.concept,
  );
  const before = questions
    .slice(0, Math.max(place, 0))
    .findLast(({ state }) => state === "answered" || state === "skipped");
  return before ? paths.question(journey.id, before.concept) : startOf(event);
}

const startOf = ({ id }: LifeEvent): string =>
  id === claimEventId ? paths.apply : paths.begin(id);

function valuesOf({ telling, concept, sight, typed }: Shown): Fields {
  if (typed) return typed;
  const fact = telling.facts.get(concept.name);
  return fact?.kind === "known" && !isHidden(sight, concept)
    ? fieldsOfValue(concept.type, fact.value)
    : {};
}

/** Says that an address is known and hidden, and how to go on without typing another. */
const keptHidden = ({ telling, concept, sight, request }: Shown) =>
  isHidden(sight, concept) &&
  telling.facts.get(concept.name)?.kind === "known" &&
  insetText({
    text: html`${words.hidden[request.locale]}
      <a class="govuk-link" href="${paths.journey(telling.journey.id)}"
        >${words.keep[request.locale]}</a
      >.`,
  });

function whyWeAsk(
  telling: Telling,
  concept: InformationConcept,
  locale: Locale,
): Html {
  const receivers = receiversOf(telling.catalogue, telling.event, concept.name);
  return details({
    summaryText: words.why[locale],
    text: html`${concept.why && html`<p>${concept.why[locale]}</p>`}
    ${
      receivers.length > 0
        ? html`<p>${words.who[locale]}</p>
            <ul class="govuk-list govuk-list--bullet">
              ${receivers.map(
                (one) => html`<li>${receiverText(telling, one, locale)}</li>`,
              )}
            </ul>`
        : html`<p>${words.nobody[locale]}</p>`
    }`,
  });
}

function receiverText(
  { catalogue }: Telling,
  receiver: Receiver,
  locale: Locale,
): string {
  if (receiver.kind === "decision")
    return `${words.toWorkOut[locale]} ${receiver.service[locale]}`;
  const body = receiver.organisation.startsWith("council.")
    ? words.yourCouncil[locale]
    : (findOrganisation(catalogue, receiver.organisation)?.name[locale] ??
      receiver.organisation);
  return `${body}: ${receiver.service[locale]}`;
}
