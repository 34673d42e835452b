import { csrfField, frame } from "#access/pages";
import type { InformationConcept } from "#catalogue";
import type { FieldError, Fields, Reply } from "#web";
import { button, html, insetText, page } from "#web";
import type { HeldFact } from "../../fact-book.ts";
import type { Shown } from "./facts-page.ts";
import { factText, sourceText } from "./fact-text.ts";
import { factsWords as words } from "./facts-words.ts";

type Correcting = {
  readonly concept: InformationConcept;
  readonly held: HeldFact | undefined;
  readonly values: Fields;
  readonly errors: readonly FieldError[];
};

/** One fact, as it is asked in a telling, with what is held now. */
export function correctPage(
  { deps, request, sight }: Shown,
  { concept, held, values, errors }: Correcting,
): Reply {
  const { locale, visitor } = request;
  const catalogue = deps.catalogue();
  const now =
    held &&
    insetText({
      text: html`${words.now[locale]}:
        <strong
          >${factText(deps.answers, catalogue, { concept, held, locale })}</strong
        ><br />${sourceText({ catalogue, sight }, held, locale)}`,
    });
  return page({
    ...frame(deps.site, request),
    title: (concept.question ?? concept.label)[locale],
    backHref: "/facts",
    errors,
    content: html`<form method="post" novalidate>
      ${csrfField(visitor)}
      ${deps.answers.control(concept, { locale, values, errors })}${now}
      <p class="govuk-body">${words.afterwards[locale]}</p>
      ${button({ text: words.save[locale] })}
    </form>`,
  });
}
