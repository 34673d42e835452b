import { act, again, go, notFound } from "#access/pages";
import type { Words } from "#kernel";
import { sayEach } from "#kernel";
import type { FieldError, Fields } from "#web";
import { allOf, button, firstOf, html, question } from "#web";
import type { FactBook } from "../../fact-book.ts";
import { knownText, knownValue } from "../../fact-book.ts";
import type { NewFact } from "../../record-facts.ts";
import { readFacts, recordTold } from "../looker-of-visitor.ts";
import { pages } from "../people-pages-deps.ts";
import type { PeopleView, PeopleVisit } from "../people-pages-deps.ts";

const needsConcept = "needs.communication";
const languageConcept = "needs.interpreterLanguage";
const lengthMax = 60;

const words = sayEach({
  title: "How you need to be contacted",
  intro:
    "Tell us once. A body is told this where it has agreed with us to take it. Our own messages follow three of these: Welsh, letters only, and phone only if you gave a mobile number. An alert that something about you was changed may come by letter all the same.",
  language: "Which language?",
  enterLanguage: "Enter the language for the interpreter",
  tooLong: "Language must be 60 characters or less",
  chooseKnown: "Choose only from the needs on this page",
  save: "Save",
  saved: "We keep this.",
});

function valuesOf(book: FactBook): Fields {
  const needs = knownValue(book, needsConcept);
  return {
    needs: Array.isArray(needs) ? needs.map(String) : [],
    language: [knownText(book, languageConcept) ?? ""],
  };
}

type Choices = ReadonlyMap<string, Words>;

function choicesIn({ deps }: PeopleVisit): Choices | undefined {
  const type = deps.catalogue().concepts.get(needsConcept)?.type;
  return type?.kind === "list" && type.of.kind === "choice"
    ? type.of.values
    : undefined;
}

function needsForm(
  view: PeopleView,
  { choices, book }: { readonly choices: Choices; readonly book: FactBook },
) {
  const { deps, locale } = view;
  const controls = view.controls(valuesOf(book));
  const concept = deps.catalogue().concepts.get(needsConcept);
  const language = controls.input({
    name: "language",
    label: words.language[locale],
    classes: "govuk-input--width-20",
  });
  const items = [...choices].map(([value, text]) => ({
    value,
    text: text[locale],
    ...(value === "interpreter" ? { conditional: language } : {}),
  }));
  return view.post(
    html`${controls.checkboxes({
      name: "needs",
      fieldset: question(words.title[locale], "l"),
      hint: `${words.intro[locale]} ${concept?.hint?.[locale] ?? ""}`,
      items,
    })}${button({ text: words.save[locale] })}`,
  );
}

/** Reads the form: the needs ticked, and the language where an interpreter is one of them. */
function parseNeeds(
  form: Fields,
  choices: Choices,
): {
  readonly facts: readonly NewFact[];
  readonly errors: readonly FieldError[];
} {
  const ticked = [...choices.keys()].filter((choice) =>
    allOf(form, "needs").includes(choice),
  );
  const language = firstOf(form, "language");
  const needsLanguage = ticked.includes("interpreter");
  const isUnknown = allOf(form, "needs").some((one) => !choices.has(one));
  const errors = isUnknown
    ? [{ field: "needs", message: words.chooseKnown }]
    : needsLanguage && language === ""
      ? [{ field: "language", message: words.enterLanguage }]
      : language.length > lengthMax
        ? [{ field: "language", message: words.tooLong }]
        : [];
  const facts: readonly NewFact[] = [
    { concept: needsConcept, value: ticked },
    { concept: languageConcept, value: needsLanguage ? language : null },
  ];
  return { facts, errors };
}

/** Communication needs, told once. */
export const needsPage = pages.subject({
  path: "/needs",
  whose: "subject",
  may: "change-reach",
  title: words.title,
  heading: "none",
  keepsTyped: true,
  done: { saved: words.saved },
  read: async (tx, visit) => {
    const choices = choicesIn(visit);
    if (!choices) return notFound;
    return { choices, book: await readFacts(tx, visit, () => [needsConcept]) };
  },
  show: (read, view) => needsForm(view, read),
  acts: [
    act({
      name: "save",
      run: async (tx, visit: PeopleVisit) => {
        const choices = choicesIn(visit);
        if (!choices) return notFound;
        const { facts, errors } = parseNeeds(visit.form, choices);
        if (errors.length > 0) return again(errors);
        await recordTold(tx, visit, facts);
        return go("/needs?done=saved");
      },
    }),
  ],
});
