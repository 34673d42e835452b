import { act, again, go, notFound } from "#access/pages";
import type { Words } from "#kernel";
import { sayEach, say } from "#kernel";
import type { Controls, FieldError, Fields } from "#web";
import { allOf, button, choicesField, firstOf, html, textField } from "#web";
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

const languageField = textField({
  ask: say("Which language?"),
  lengthMax,
  box: { classes: "govuk-input--width-20" },
});

function needsForm(
  view: PeopleView,
  { choices, book }: { readonly choices: Choices; readonly book: FactBook },
) {
  const hint = view.deps.catalogue().concepts.get(needsConcept)?.hint;
  const needs = choicesField({
    ask: words.title,
    size: "l",
    hint: {
      en: `${words.intro.en} ${hint?.en ?? ""}`,
      cy: `${words.intro.cy} ${hint?.cy ?? ""}`,
    },
    items: [...choices].map(([value, text]) => ({
      value,
      text,
      under:
        value === "interpreter"
          ? (controls: Controls) => languageField.control("language", controls)
          : undefined,
    })),
  });
  return view.post(
    html`${needs.control("needs", view.controls(valuesOf(book)))}${button({ text: words.save[view.locale] })}`,
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
