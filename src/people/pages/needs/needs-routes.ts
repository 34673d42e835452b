import { contextOf, takeHeldAnswers } from "#access";
import { csrfField, frame, guards } from "#access/pages";
import type { SubjectRequest } from "#access/pages";
import type { InformationConcept } from "#catalogue";
import { waysToReach } from "#catalogue";
import type { Words } from "#kernel";
import type { FieldError, Fields, Reply } from "#web";
import {
  allOf,
  button,
  firstOf,
  formControls,
  html,
  notificationBanner,
  page,
  problem,
  redirect,
  question,
} from "#web";
import type { FactBook } from "../../fact-book.ts";
import { knownText, knownValue } from "../../fact-book.ts";
import { findFacts } from "../../queries/find-facts.ts";
import { recordFacts } from "../../record-facts.ts";
import type { NewFact } from "../../record-facts.ts";
import { recordVisitorLook, tellerOf } from "../looker-of-visitor.ts";
import type { PeoplePagesDeps, PeopleRoute } from "../people-pages-deps.ts";

const needsConcept = "needs.communication";
const languageConcept = "needs.interpreterLanguage";
const lengthMax = 60;

const words = {
  title: {
    en: "How you need to be contacted",
    cy: "Sut mae angen cysylltu â chi",
  },
  intro: {
    en: "Tell us once. Every body we tell anything for you is told this too, and our own letters and messages follow it.",
    cy: "Dywedwch wrthym unwaith. Mae pob corff y dywedwn unrhyw beth wrtho ar eich rhan yn cael gwybod hyn hefyd, ac mae ein llythyrau a’n negeseuon ein hunain yn ei ddilyn.",
  },
  language: { en: "Which language?", cy: "Pa iaith?" },
  enterLanguage: {
    en: "Enter the language for the interpreter",
    cy: "Rhowch yr iaith ar gyfer y cyfieithydd",
  },
  tooLong: {
    en: "Language must be 60 characters or less",
    cy: "Rhaid i’r iaith fod yn 60 nod neu lai",
  },
  chooseKnown: {
    en: "Choose only from the needs on this page",
    cy: "Dewiswch o’r anghenion ar y dudalen hon yn unig",
  },
  save: { en: "Save", cy: "Cadw" },
  success: { en: "Done", cy: "Wedi’i wneud" },
  saved: {
    en: "We keep this and pass it on.",
    cy: "Rydym yn cadw hyn ac yn ei basio ymlaen.",
  },
} as const satisfies Record<string, Words>;

function valuesOf(book: FactBook): Fields {
  const needs = knownValue(book, needsConcept);
  return {
    needs: Array.isArray(needs) ? needs.map(String) : [],
    language: [knownText(book, languageConcept) ?? ""],
  };
}

type Choices = ReadonlyMap<string, Words>;

const choicesOf = (
  concept: InformationConcept | undefined,
): Choices | undefined =>
  concept?.type.kind === "list" && concept.type.of.kind === "choice"
    ? concept.type.of.values
    : undefined;

function needsPage(
  deps: PeoplePagesDeps,
  request: SubjectRequest,
  shown: {
    readonly choices: Choices;
    readonly values: Fields;
    readonly errors?: readonly FieldError[];
  },
): Reply {
  const { locale, visitor, query } = request;
  const { choices, values, errors = [] } = shown;
  const controls = formControls({ locale, values, errors });
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
  return page({
    ...frame(deps.site, request),
    title: words.title[locale],
    errors,
    content: html`${firstOf(query, "done") === "saved" && notificationBanner({ type: "success", titleText: words.success[locale], text: words.saved[locale] })}
      <form method="post" action="/needs" novalidate>
        ${csrfField(visitor)}
        ${controls.checkboxes({
          name: "needs",
          fieldset: question(words.title[locale], "l"),
          hint: `${words.intro[locale]} ${concept?.hint?.[locale] ?? ""}`,
          items,
        })}${button({ text: words.save[locale] })}
      </form>`,
  });
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

async function show(
  deps: PeoplePagesDeps,
  request: SubjectRequest,
  choices: Choices,
): Promise<Reply> {
  const typed = await takeHeldAnswers(deps, request);
  const book = await deps.database.transaction(
    contextOf(request.visitor),
    async (tx) => {
      await recordVisitorLook(tx, {
        ...request,
        concepts: [needsConcept],
        at: deps.clock.now(),
      });
      return findFacts(tx, request.subject, deps.clock.today());
    },
  );
  return needsPage(deps, request, { choices, values: typed ?? valuesOf(book) });
}

async function save(
  deps: PeoplePagesDeps,
  request: SubjectRequest,
  choices: Choices,
): Promise<Reply> {
  const { visitor, subject, form } = request;
  const { facts, errors } = parseNeeds(form, choices);
  if (errors.length > 0)
    return needsPage(deps, request, { choices, values: form, errors });
  await deps.database.transaction(contextOf(visitor), (tx) =>
    recordFacts(tx, {
      customer: subject,
      facts,
      source: { kind: "told", by: tellerOf(visitor) },
      reach: waysToReach(deps.catalogue()),
      at: deps.clock.now(),
      today: deps.clock.today(),
    }),
  );
  return redirect("/needs?done=saved");
}

/** Communication needs, told once. */
export function needsRoutes(deps: PeoplePagesDeps): readonly PeopleRoute[] {
  const handle = (work: typeof show) =>
    guards(deps).subject({ action: "change-reach" }, (request) => {
      const choices = choicesOf(deps.catalogue().concepts.get(needsConcept));
      return choices ? work(deps, request, choices) : problem("not-found");
    });
  return [
    { method: "GET", path: "/needs", whose: "subject", handle: handle(show) },
    { method: "POST", path: "/needs", whose: "subject", handle: handle(save) },
  ];
}
