import type { Html, SummaryListRow } from "#web";
import { capitalised, details, html, summaryList } from "#web";
import { mayAnswer } from "../may-answer.ts";
import type { Question } from "../../questions.ts";
import { paths } from "../paths.ts";
import { answerText, isHidden } from "#people/pages";
import { unshownText } from "./bodies-told.ts";
import { answerId } from "../../previewed.ts";
import { changedMark } from "./preview-page.ts";
import type { Shown } from "./preview-page.ts";
import { previewWords as words } from "./preview-words.ts";

type Given = Pick<Shown, "telling" | "sight" | "request" | "changed">;

/** What the person answered, each with a way to change it; what was known before is folded away. */
export function answersGiven(given: Given): Html {
  const { telling, request } = given;
  const { true: theirs = [], false: known = [] } = Object.groupBy(
    telling.questions,
    (question) => `${isTheirs(given, question)}` as const,
  );
  return html`${theirs.length > 0 && list(given, theirs)}
  ${
    known.length > 0 &&
    details({
      summaryText: `${words.known[request.locale]} (${known.length})`,
      text: list(given, known),
    })
  }`;
}

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
        ? unshownText(sight, concept, locale)
        : answerText(catalogue, concept.type, fact.value, locale);
  const change = {
    href: paths.question(journey.id, concept.name),
    text: words.change[locale],
    visuallyHiddenText: label,
  };
  return {
    key: capitalised(label),
    value: html`${text} ${changedMark(given, answerId(concept.name))}`,
    ...(mayAnswer(telling, question, request.visitor)
      ? { actions: { items: [change] } }
      : {}),
  };
}
