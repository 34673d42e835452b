import { act, again, go, isOutcome, wrong } from "#access/pages";
import type { InformationConcept, LifeEvent } from "#catalogue";
import type { Locale } from "#kernel";
import type { Sight } from "#people/pages";
import { bodyName, factField, isHidden } from "#people/pages";
import type { Tx } from "#postgres";
import type { Fields, Html } from "#web";
import { button, details, firstOf, html, insetText, isBegun } from "#web";
import { claimEventId } from "../../claiming.ts";
import { findCorrected } from "../../correcting.ts";
import type { Answer } from "../../journey.ts";
import type { Telling } from "../../open-telling.ts";
import { openTelling } from "../../open-telling.ts";
import { saveAnswers } from "../../queries/save-answers.ts";
import type { Question } from "../../questions.ts";
import { nextQuestion, whyRefused } from "../../questions.ts";
import type { Receiver } from "../../receivers.ts";
import { receiversOf } from "../../receivers.ts";
import { mayAnswer } from "../may-answer.ts";
import { paths } from "../paths.ts";
import { openUnconfirmed } from "../preview/open-to-show.ts";
import { sightOfTelling } from "../sight-of-telling.ts";
import type { TellingVisit } from "../telling-deps.ts";
import { pages } from "../telling-deps.ts";
import { recordTellingLook } from "../telling-look.ts";
import { toldAlready, toldAlreadyInset } from "../told-already.ts";
import { questionWords as words } from "./question-words.ts";

/** The name of a question's field; a record's parts are `answer.<part>`. */
const name = "answer";

type Asked = {
  readonly telling: Telling;
  readonly sight: Sight;
  readonly concept: InformationConcept;
};

/** Where the journey stands: the next open question, or the preview. */
function nextPath({ journey, questions }: Telling): string {
  const next = nextQuestion(questions);
  return next
    ? paths.question(journey.id, next.concept)
    : paths.preview(journey.id);
}

async function findAsked(tx: Tx, visit: TellingVisit) {
  const telling = await openUnconfirmed(tx, visit);
  if (isOutcome(telling)) return telling;
  const asked = visit.params["concept"] ?? "";
  const question = telling.questions.find(({ concept }) => concept === asked);
  const concept = telling.catalogue.concepts.get(asked);
  return question && concept && mayAnswer(telling, question, visit.visitor)
    ? { telling, question, concept }
    : go(nextPath(telling));
}

/** Reads a question with what is known already, and records that a helper or staff saw that. */
async function readAsked(tx: Tx, visit: TellingVisit) {
  const asked = await findAsked(tx, visit);
  if (isOutcome(asked)) return asked;
  const { telling, concept } = asked;
  const sight = await sightOfTelling(tx, visit, telling.journey);
  const isKnown = telling.facts.get(concept.name)?.kind === "known";
  if (isKnown && !isHidden(sight, concept) && visit.method === "GET")
    await recordTellingLook(tx, visit, {
      event: telling.event.id,
      concepts: [concept.name],
    });
  const notice = await findCorrected(tx, telling);
  const already = await toldAlready(tx, telling, notice);
  return { ...asked, sight, already };
}

/** The question before this one, or the start of the event; in a correction, the answers from which it was opened. */
function backFrom({ journey, questions, event }: Telling, question: Question) {
  if (journey.corrects !== undefined) return paths.correcting(journey.id);
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

function valuesOf({ telling, concept, sight }: Asked): Fields {
  const fact = telling.facts.get(concept.name);
  return fact?.kind === "known" && !isHidden(sight, concept)
    ? factField(telling.catalogue, concept).fill(name, fact.value)
    : {};
}

/** Says that an address is known and hidden, and how to go on without typing another. */
const keptHidden = ({ telling, concept, sight }: Asked, locale: Locale) =>
  isHidden(sight, concept) &&
  telling.facts.get(concept.name)?.kind === "known" &&
  insetText({
    text: html`${words.hidden[locale]}
      <a class="govuk-link" href="${paths.journey(telling.journey.id)}"
        >${words.keep[locale]}</a
      >.`,
  });

function whyWeAsk(asked: Asked, locale: Locale): Html {
  const { telling, concept } = asked;
  const receivers = receiversOf(telling, concept.name);
  return details({
    summaryText: words.why[locale],
    text: html`${concept.why && html`<p>${concept.why[locale]}</p>`}
    ${
      receivers.length > 0
        ? html`<p>${words.who[locale]}</p>
            <ul class="govuk-list govuk-list--bullet">
              ${receivers.map(
                (one) => html`<li>${receiverText(asked, one, locale)}</li>`,
              )}
            </ul>`
        : html`<p>${words.nobody[locale]}</p>`
    }`,
  });
}

function receiverText(
  { telling: { catalogue }, sight }: Asked,
  receiver: Receiver,
  locale: Locale,
): string {
  if (receiver.kind === "claims") return words.ifYouApply[locale];
  if (receiver.kind === "decision")
    return `${words.toWorkOut[locale]} ${receiver.service[locale]}`;
  const bodies = receiver.bodies.map((id) =>
    id.startsWith("council.")
      ? words.yourCouncil[locale]
      : bodyName(sight, catalogue, id)[locale],
  );
  return `${bodies.join(" / ")}: ${receiver.service[locale]}`;
}

/** Nothing was written where something can be: what is chosen from a list is left out by its own button. */
const isLeftEmpty = (
  { type: { kind } }: InformationConcept,
  form: Fields,
): boolean => (kind === "text" || kind === "date") && !isBegun(form, name);

/** Saves, then looks at the journey anew: the answer may settle or raise other questions. */
async function save(
  tx: Tx,
  { deps }: TellingVisit,
  { telling: { journey }, concept }: Pick<Asked, "telling" | "concept">,
  value: Answer,
) {
  await saveAnswers(tx, journey.id, { [concept.name]: value });
  const telling = await openTelling(deps, tx, journey.id);
  return go(telling ? nextPath(telling) : paths.events);
}

const shared = { whose: "owner", may: "tell" } as const;

/** Leads to where a journey stands. */
export const journeyPage = pages.subject({
  ...shared,
  path: paths.journey(":journey"),
  read: async (tx, visit) => {
    const telling = await openUnconfirmed(tx, visit);
    return isOutcome(telling) ? telling : go(nextPath(telling));
  },
});

/** One question on a page: why we ask, who receives it, and how not to answer; the answer leads to the next that still matters. */
export const questionPage = pages.subject({
  ...shared,
  path: paths.question(":journey", ":concept"),
  heading: "none",
  keepsTyped: true,
  read: readAsked,
  show: (asked, view) => {
    const { locale } = view;
    const { telling, question, concept } = asked;
    return {
      title: (concept.question ?? concept.label)[locale],
      backHref: backFrom(telling, question),
      content: html`<span class="govuk-caption-l"
          >${telling.event.name[locale]}</span
        >
        ${toldAlreadyInset(asked.already, view)}
        ${view.post(
          html`${factField(telling.catalogue, concept).control(name, view.controls(valuesOf(asked)))}
            ${keptHidden(asked, locale)} ${whyWeAsk(asked, locale)}
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
            </div>`,
        )}
        <p class="govuk-body-s">${words.saved[locale]}</p>`,
    };
  },
  acts: [
    act({
      name: "answer",
      run: async (tx, visit: TellingVisit) => {
        const asked = await findAsked(tx, visit);
        if (isOutcome(asked)) return asked;
        const { telling, question, concept } = asked;
        const isLeftOut =
          firstOf(visit.form, "skip") === "yes" ||
          isLeftEmpty(concept, visit.form);
        if (isLeftOut && !question.required)
          return save(tx, visit, asked, { kind: "skipped" });
        const parsed = factField(telling.catalogue, concept).parse(name, {
          form: visit.form,
          today: telling.asOf,
        });
        if (parsed.kind === "failure") return again(parsed.error);
        const { value } = parsed;
        const why = whyRefused(telling, concept.name, value);
        return why
          ? wrong(name, why)
          : save(tx, visit, asked, { kind: "known", value });
      },
    }),
  ],
});
