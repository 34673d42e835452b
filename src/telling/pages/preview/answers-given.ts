import type { InformationConcept } from "#catalogue";
import type { Html, SummaryListRow } from "#web";
import { capitalised, details, html, summaryList } from "#web";
import { mayAnswer } from "../may-answer.ts";
import type { Question } from "../../questions.ts";
import { paths } from "../paths.ts";
import { answerText, isHidden, isOwners } from "#people/pages";
import { unshownText } from "./bodies-told.ts";
import { answerId } from "../../previewed.ts";
import { changedMark } from "./changed-mark.ts";
import type { Shown } from "./preview-page.ts";
import { previewWords as words } from "./preview-words.ts";

type Given = Pick<Shown, "telling" | "sight" | "request" | "changed"> &
  Partial<Pick<Shown, "preview">>;

/** What the person answered, each with a way to change it; what was known before is folded away. */
export function answersGiven(given: Given): Html {
  const { telling, request } = given;
  const { true: theirs = [], false: known = [] } = Object.groupBy(
    telling.questions,
    (question) => `${isTheirs(given, question)}` as const,
  );
  const before = [...known, ...alsoSent(given)];
  return html`${theirs.length > 0 && list(given, theirs)}
  ${
    before.length > 0 &&
    details({
      summaryText: `${words.known[request.locale]} (${before.length})`,
      text: list(given, before),
    })
  }`;
}

/** The fields of every body that is told as things stand. */
const sentIn = ({ preview }: Given): ReadonlySet<string> =>
  new Set(
    preview?.consequences.bodies.flatMap(({ optedOut, fields }) =>
      optedOut ? [] : Object.keys(fields),
    ),
  );

/** What is sent, was known and is no question here, such as what somebody needs. */
const alsoSent = (given: Given): readonly Question[] =>
  [...sentIn(given)]
    .filter(
      (name) => given.telling.facts.has(name) && !isAsked(given.telling, name),
    )
    .map((concept) => ({ concept, required: false, state: "known" }));

const isAsked = ({ questions }: Shown["telling"], name: string): boolean =>
  questions.some(({ concept }) => concept === name);

const list = (given: Given, questions: readonly Question[]): Html =>
  summaryList({
    classes: "joinery-answers",
    rows: questions.map((question) => answerRow(given, question)),
  });

/** Whether it is the person's to change; what a register gave is not. */
const isTheirs = ({ telling, request }: Given, question: Question): boolean =>
  question.state !== "known" && mayAnswer(telling, question, request.visitor);

function answerRow(
  given: Given,
  question: Question,
): SummaryListRow | undefined {
  const { telling, sight, request } = given;
  const { locale } = request;
  const { catalogue, facts, journey } = telling;
  const concept = catalogue.concepts.get(question.concept);
  if (!concept) return undefined;
  const fact = facts.get(concept.name);
  const label = concept.label[locale];
  const text =
    fact?.kind !== "known"
      ? words.notGiven[locale]
      : isHidden(sight, concept)
        ? textUnseen(given, concept)
        : answerText(catalogue, concept.type, fact.value, locale);
  const isQuestion = isAsked(telling, concept.name);
  const change = {
    href: isQuestion
      ? paths.question(journey.id, concept.name)
      : `/facts/${concept.name}/correct`,
    text: words.change[locale],
    visuallyHiddenText: label,
  };
  const mayChange = isQuestion
    ? mayAnswer(telling, question, request.visitor)
    : concept.asked && isOwners(request);
  return {
    key: capitalised(label),
    value: html`${text} ${changedMark(given, answerId(concept.name))}`,
    ...(mayChange ? { actions: { items: [change] } } : {}),
  };
}

/** What a register gave is said to be sent only where somebody who is told gets it. */
const textUnseen = (given: Given, concept: InformationConcept): string =>
  given.sight.unshown?.has(concept.name) && !sentIn(given).has(concept.name)
    ? words.notSent[given.request.locale]
    : unshownText(given.sight, concept, given.request.locale);
