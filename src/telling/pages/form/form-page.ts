import { notFound } from "#access/pages";
import type { ConceptType } from "#catalogue";
import type { Locale } from "#kernel";
import { sayEach } from "#kernel";
import type { Html } from "#web";
import { html } from "#web";
import { paths } from "../paths.ts";
import { pages } from "../telling-deps.ts";

const words = sayEach({
  title: "Printed form",
  how: "These are the same questions as on the screen. Leave out what does not apply to you. Post the form or bring it to a counter: staff key it and you get the same reference and answers by post.",
  you: "Your name, date of birth and National Insurance number",
  yes: "Yes",
  no: "No",
  tick: "Tick one",
  tickAny: "Tick all that apply",
  day: "Day, month, year",
  optional: "if you know it",
  signed: "Your signature and today’s date",
});

const box = (question: string, content: Html): Html =>
  html`<section class="joinery-question">
    <h2 class="govuk-heading-s">${question}</h2>
    ${content}
  </section>`;

const lines = (count: number): Html =>
  html`${Array.from({ length: count }, () => html`<div class="joinery-line"></div>`)}`;

const ticks = (hint: string, items: readonly string[]): Html =>
  html`<p class="govuk-hint">${hint}</p>
    <ul class="govuk-list">
      ${items.map((item) => html`<li><span class="joinery-tick" aria-hidden="true"></span> ${item}</li>`)}
    </ul>`;

function space(type: ConceptType, locale: Locale): Html {
  switch (type.kind) {
    case "yes-no":
      return ticks(words.tick[locale], [words.yes[locale], words.no[locale]]);
    case "choice":
      return ticks(
        words.tick[locale],
        [...type.values.values()].map((value) => value[locale]),
      );
    case "list":
      return type.of.kind === "choice"
        ? ticks(
            words.tickAny[locale],
            [...type.of.values.values()].map((value) => value[locale]),
          )
        : lines(3);
    case "date":
      return html`<p class="govuk-hint">${words.day[locale]}</p>
        ${lines(1)}`;
    case "record":
      return html`${[...type.fields.values()].map(
        ({ label }) =>
          html`<p class="govuk-hint">${label[locale]}</p>
            ${lines(1)}`,
      )}`;
    default:
      return lines(1);
  }
}

/** The event's questions on paper, to be keyed later at the case desk. */
export const formPage = pages.anybody({
  path: paths.form(":event"),
  whose: "nobody",
  heading: "none",
  given: ({ deps, params }) =>
    deps.catalogues.inForce().lifeEvents.get(params["event"] ?? "") ?? notFound,
  show: (event, { deps, locale, visitor }) => {
    const catalogue = deps.catalogues.inForce();
    const questions = event.facts.flatMap((fact) => {
      const concept = catalogue.concepts.get(fact.concept);
      return concept?.asked || concept?.question ? [{ concept, fact }] : [];
    });
    return {
      title: `${words.title[locale]}: ${event.name[locale]}`,
      // Staff who serve nobody tell nothing: they print.
      backHref:
        visitor.kind === "staff" && visitor.serving === undefined
          ? "/desk/forms"
          : paths.begin(event.id),
      content: html`<h1 class="govuk-heading-l">${event.name[locale]}</h1>
        <p class="govuk-body">${words.how[locale]}</p>
        ${box(words.you[locale], lines(3))}
        ${questions.map(({ concept, fact }, index) =>
          box(
            `${index + 1}. ${(concept.question ?? concept.label)[locale]}${fact.required ? "" : ` (${words.optional[locale]})`}`,
            space(concept.type, locale),
          ),
        )}
        ${box(words.signed[locale], lines(1))}`,
    };
  },
});
