import { act, go, isOutcome, wrong } from "#access/pages";
import type { InformationConcept, LifeEvent } from "#catalogue";
import type { Locale } from "#kernel";
import { sayEach } from "#kernel";
import type { Sight } from "#people/pages";
import { bodyName, isHidden, recordVisitorLook } from "#people/pages";
import type { Tx } from "#postgres";
import type { Html } from "#web";
import { bullets, button, details, html, insetText, link } from "#web";
import { claimEventId } from "../../claiming.ts";
import { findCorrected } from "../../correcting.ts";
import type { Answer } from "../../journey.ts";
import type { Telling } from "../../open-telling.ts";
import { tellingOf } from "../../open-telling.ts";
import { saveAnswers } from "../../queries/find-journey.ts";
import type { Question } from "../../questions.ts";
import { nextQuestion, whyRefused } from "../../questions.ts";
import type { Receiver } from "../../receivers.ts";
import { receiversOf } from "../../receivers.ts";
import { mayAnswer } from "../may-answer.ts";
import { paths } from "../paths.ts";
import { openUnconfirmed } from "../preview/open-to-show.ts";
import { sightOfTelling } from "../sight-of-telling.ts";
import type { TellingVisit } from "../telling-deps.ts";
import { pages, tellers } from "../telling-deps.ts";
import { cutOffInset, toldAlready, toldAlreadyInset } from "../told-already.ts";
import { answerFields } from "./answer-field.ts";

const words = sayEach({
  continue: "Save and continue",
  skip: "I do not know or there is none",
  saved: "Each answer is saved. You can stop and come back to this later.",
  hidden:
    "We know an address. It is hidden, so it is not shown here. Enter another only if it has changed, or",
  keep: "go on with the address we know",
  why: "Why we ask and who receives it",
  who: "Your answer goes only to:",
  nobody: "It stays with us. It decides what we ask you and whom we tell.",
  toWorkOut: "Us, to work out",
  ifYouApply: "Whoever decides what you choose to apply for with these answers",
});

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
    await recordVisitorLook(tx, visit, [concept.name], telling.event.id);
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

function known({ telling, concept, sight }: Asked) {
  const fact = telling.facts.get(concept.name);
  return fact?.kind === "known" && !isHidden(sight, concept)
    ? { answer: fact.value }
    : {};
}

/** Says that an address is known and hidden, and how to go on without typing another. */
const keptHidden = ({ telling, concept, sight }: Asked, locale: Locale) =>
  isHidden(sight, concept) &&
  telling.facts.get(concept.name)?.kind === "known" &&
  insetText({
    text: html`${words.hidden[locale]}
    ${link(paths.journey(telling.journey.id), words.keep[locale])}.`,
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
            ${bullets(receivers.map((one) => receiverText(asked, one, locale)))}`
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
  const bodies = receiver.bodies.map(
    (id) => bodyName(sight, catalogue, id)[locale],
  );
  return `${bodies.join(" / ")}: ${receiver.service[locale]}`;
}

/** Saves, then looks at the journey anew: the answer may settle or raise other questions. */
async function save(
  tx: Tx,
  { deps }: TellingVisit,
  { telling: { journey }, concept }: Pick<Asked, "telling" | "concept">,
  value: Answer,
) {
  const saved = await saveAnswers(tx, journey.id, { [concept.name]: value });
  return go(
    saved
      ? nextPath(await tellingOf(deps, tx, saved))
      : paths.journey(journey.id),
  );
}

/** Leads to where a journey stands. */
export const journeyPage = pages.subject({
  ...tellers,
  path: paths.journey(":journey"),
  read: async (tx, visit) => {
    const telling = await openUnconfirmed(tx, visit);
    return isOutcome(telling) ? telling : go(nextPath(telling));
  },
});

/** One question on a page: why we ask, who receives it, and how not to answer; the answer leads to the next that still matters. */
export const questionPage = pages.subject({
  ...tellers,
  path: paths.question(":journey", ":concept"),
  heading: "none",
  keepsTyped: true,
  read: readAsked,
  asks: answerFields,
  known,
  show: (asked, view) => {
    const { locale } = view;
    const { telling, question, concept } = asked;
    return {
      title: (concept.question ?? concept.label)[locale],
      backHref: backFrom(telling, question),
      content: html`<span class="govuk-caption-l"
          >${telling.event.name[locale]}</span
        >
        ${toldAlreadyInset(asked.already, view)} ${cutOffInset(telling, view)}
        ${view.post(
          html`${view.asked} ${keptHidden(asked, locale)}
            ${whyWeAsk(asked, locale)}
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
      read: findAsked,
      fields: answerFields,
      run: async (tx, visit, { answer: value }, asked) => {
        const { telling, concept } = asked;
        if (value === undefined)
          return save(tx, visit, asked, { kind: "skipped" });
        const why = whyRefused(telling, concept.name, value);
        return why
          ? wrong("answer", why)
          : save(tx, visit, asked, { kind: "known", value });
      },
    }),
  ],
});
