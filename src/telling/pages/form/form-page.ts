import { notFound } from "#access/pages";
import { sayEach } from "#kernel";
import { factField } from "#people/pages";
import type { Html } from "#web";
import { html, lines, paragraph } from "#web";
import { paths } from "../paths.ts";
import { pages } from "../telling-deps.ts";

const words = sayEach({
  title: "Printed form",
  how: "These are the same questions as on the screen. Leave out what does not apply to you. Give the form to staff at a counter: they key it and you get the same reference and answers by post.",
  optional: "if you know it",
  signed: "Your signature and today’s date",
});

/** By what staff find whoever tells; asked once, where the event asks it or before. */
const whoTells = [
  "person.name",
  "person.dateOfBirth",
  "person.nationalInsuranceNumber",
];

const box = (question: string, content: Html): Html =>
  html`<section class="joinery-question">
    <h2 class="govuk-heading-s">${question}</h2>
    ${content}
  </section>`;

/** The event's questions on paper, to be keyed later at the case desk. */
export const formPage = pages.anybody({
  path: paths.form(":event"),
  whose: "nobody",
  heading: "none",
  given: ({ deps, params }) =>
    deps.catalogues.inForce().lifeEvents.get(params["event"] ?? "") ?? notFound,
  show: (event, { deps, locale, visitor }) => {
    const catalogue = deps.catalogues.inForce();
    const others = whoTells
      .filter((name) => !event.facts.some(({ concept }) => concept === name))
      .map((concept) => ({ concept, required: false }));
    const questions = [...others, ...event.facts].flatMap((fact) => {
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
        ${paragraph(words.how[locale])}
        ${questions.map(({ concept, fact }, index) =>
          box(
            `${index + 1}. ${(concept.question ?? concept.label)[locale]}${fact.required ? "" : ` (${words.optional[locale]})`}`,
            factField(catalogue, concept).print(locale),
          ),
        )}
        ${box(words.signed[locale], lines(1))}`,
    };
  },
});
