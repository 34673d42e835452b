import { act, go } from "#access/pages";
import { sayEach, say } from "#kernel";
import { tellingPaths } from "#telling/pages";
import { button, choiceField, html, link, list, paragraph } from "#web";
import type { DeskVisit } from "../case-desk-deps.ts";
import { pages, eventItems } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { deskWords } from "../desk-words.ts";

const words = sayEach({
  how: "Then find the customer who signed it. You key the same questions as on the screen, and what we know already is filled in.",
  goOn: "Continue",
  print: "Print a form",
});

const asks = ({ deps }: DeskVisit) => ({
  form: choiceField({
    ask: say("Which form came in?"),
    enter: say("Choose which form came in"),
    items: eventItems(deps.catalogues.inForce()),
  }),
});

/** Begins keying a form on paper: which event it is about. */
export const formsPage = pages.staff({
  path: deskPaths.forms,
  whose: "nobody",
  may: "key-printed-form",
  title: deskWords.forms,
  currentNavigation: deskPaths.forms,
  asks,
  show: (_read, { deps, locale, asked, post }) => {
    const events = [...deps.catalogues.inForce().lifeEvents.values()];
    return html`${paragraph(words.how[locale])}
      ${post(html`${asked} ${button({ text: words.goOn[locale] })}`)}
      <h2 class="govuk-heading-m">${words.print[locale]}</h2>
      ${list(events.map(({ id, name }) => link(tellingPaths.form(id), name[locale])))}`;
  },
  acts: [
    act({
      name: "begin",
      fields: asks,
      run: async (_tx, _visit, { form }) => go(deskPaths.find(form)),
    }),
  ],
});
