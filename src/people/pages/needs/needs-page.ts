import { act, go, notFound } from "#access/pages";
import type { Words } from "#kernel";
import { sayEach, say } from "#kernel";
import type { Controls } from "#web";
import { button, choicesField, html, textField, underTicked } from "#web";
import { knownText, knownValue } from "../../fact-book.ts";
import { readFacts, recordTold } from "../looker-of-visitor.ts";
import { pages } from "../people-pages-deps.ts";
import type { PeopleVisit } from "../people-pages-deps.ts";

const needsConcept = "needs.communication";
const languageConcept = "needs.interpreterLanguage";

const words = sayEach({
  title: "How you need to be contacted",
  intro:
    "Tell us once. A body is told this where it has agreed with us to take it. Our own messages follow three of these: Welsh, letters only, and phone only if you gave a mobile number. An alert that something about you was changed may come by letter all the same.",
  enterLanguage: "Enter the language for the interpreter",
  chooseKnown: "Choose only from the needs on this page",
  save: "Save",
  saved: "We keep this.",
});

type Choices = ReadonlyMap<string, Words>;
type Read = { readonly choices: Choices };

function choicesIn({ deps }: PeopleVisit): Choices | undefined {
  const type = deps.catalogue().concepts.get(needsConcept)?.type;
  return type?.kind === "list" && type.of.kind === "choice"
    ? type.of.values
    : undefined;
}

const languageField = textField({
  ask: say("Which language?"),
  enter: words.enterLanguage,
  subject: say("Language"),
  lengthMax: 60,
  box: { classes: "govuk-input--width-20" },
});

const asks = ({ deps }: PeopleVisit, { choices }: Read) => {
  const { hint } = deps.catalogue().concepts.get(needsConcept) ?? {};
  const needs = choicesField({
    ask: words.title,
    size: "l",
    hint: {
      en: `${words.intro.en} ${hint?.en ?? ""}`,
      cy: `${words.intro.cy} ${hint?.cy ?? ""}`,
    },
    unknown: words.chooseKnown,
    items: [...choices].map(([value, text]) => ({
      value,
      text,
      under:
        value === "interpreter"
          ? (controls: Controls) => languageField.control("language", controls)
          : undefined,
    })),
  });
  return {
    needs,
    language: underTicked("needs", "interpreter", languageField),
  };
};

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
    const book = await readFacts(tx, visit, () => [needsConcept]);
    const choices = choicesIn(visit);
    return choices ? { choices, book } : notFound;
  },
  asks,
  known: ({ book }) => ({
    needs: knownValue(book, needsConcept),
    language: knownText(book, languageConcept),
  }),
  show: (_read, { asked, post, locale }) =>
    post(html`${asked}${button({ text: words.save[locale] })}`),
  acts: [
    act({
      name: "save",
      read: (_tx, visit: PeopleVisit) => {
        const choices = choicesIn(visit);
        return choices ? { choices } : notFound;
      },
      fields: asks,
      run: async (tx, visit, { needs, language = null }) => {
        await recordTold(tx, visit, [
          { concept: needsConcept, value: needs },
          { concept: languageConcept, value: language },
        ]);
        return go("/needs?done=saved");
      },
    }),
  ],
});
