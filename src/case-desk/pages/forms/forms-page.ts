import { act, go } from "#access/pages";
import { sayEach, say } from "#kernel";
import { tellingPaths } from "#telling/pages";
import { button, choiceField, html } from "#web";
import type { DeskVisit } from "../case-desk-deps.ts";
import { pages } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { deskWords } from "../desk-words.ts";
import { eventItems } from "../event-items.ts";

const words = sayEach({
  how: "Then find the customer who signed it. You key the same questions as on the screen, and what we know already is filled in.",
  goOn: "Continue",
  print: "Print a form",
});

const formField = ({ deps }: DeskVisit) =>
  choiceField({
    ask: say("Which form came in?"),
    enter: say("Choose which form came in"),
    items: eventItems(deps.catalogues.inForce()),
  });

/** Begins keying a form on paper: which event it is about. */
export const formsPage = pages.staff({
  path: deskPaths.forms,
  whose: "nobody",
  may: "key-printed-form",
  title: deskWords.forms,
  currentNavigation: deskPaths.forms,
  show: (_read, view) => {
    const { deps, locale, controls, post } = view;
    const events = [...deps.catalogues.inForce().lifeEvents.values()];
    return html`<p class="govuk-body">${words.how[locale]}</p>
      ${post(
        html`${formField(view).control("form", controls())}
        ${button({ text: words.goOn[locale] })}`,
      )}
      <h2 class="govuk-heading-m">${words.print[locale]}</h2>
      <ul class="govuk-list">
        ${events.map(
          ({ id, name }) =>
            html`<li>
              <a class="govuk-link" href="${tellingPaths.form(id)}"
                >${name[locale]}</a
              >
            </li>`,
        )}
      </ul>`;
  },
  acts: [
    act({
      name: "begin",
      fields: {
        form: (visit: DeskVisit, name) => formField(visit).parse(name, visit),
      },
      run: async (_tx, _visit, { form }) => go(deskPaths.find(form)),
    }),
  ],
});
