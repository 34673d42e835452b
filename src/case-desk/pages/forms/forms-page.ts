import type { StaffVisitor } from "#access";
import { csrfField, pageRoutes } from "#access/pages";
import type { Words } from "#kernel";
import { isOk } from "#kernel";
import { tellingPaths } from "#telling/pages";
import type { FieldError, PageRequest, Reply } from "#web";
import {
  button,
  formControls,
  html,
  page,
  parseChoice,
  redirect,
  question,
} from "#web";
import type { CaseDeskDeps, CaseDeskRoute } from "../case-desk-deps.ts";
import { deskFrame } from "../desk-frame.ts";
import { deskPaths } from "../desk-paths.ts";
import { deskWords } from "../desk-words.ts";

const words = {
  which: { en: "Which form came in?", cy: "Pa ffurflen ddaeth i mewn?" },
  how: {
    en: "Then find the customer who signed it. You key the same questions as on the screen, and what we know already is filled in.",
    cy: "Yna dewch o hyd i’r cwsmer a’i llofnododd. Byddwch yn bysellu’r un cwestiynau ag ar y sgrin, ac mae’r hyn a wyddom eisoes wedi’i lenwi.",
  },
  enterForm: {
    en: "Choose which form came in",
    cy: "Dewiswch pa ffurflen ddaeth i mewn",
  },
  goOn: { en: "Continue", cy: "Parhau" },
  print: { en: "Print a form", cy: "Argraffu ffurflen" },
} as const satisfies Record<string, Words>;

/** Begins keying a form on paper: which event it is about. */
export const formsRoutes = (deps: CaseDeskDeps): readonly CaseDeskRoute[] =>
  pageRoutes(deps).staff({ whose: "nobody" }, "key-printed-form", {
    [`GET ${deskPaths.forms}`]: formsPage,
    [`POST ${deskPaths.forms}`]: begin,
  });

function begin(deps: CaseDeskDeps, request: PageRequest<StaffVisitor>): Reply {
  const chosen = parseChoice(
    request.form,
    { field: "form", enter: words.enterForm },
    [...deps.catalogues.inForce().lifeEvents.keys()],
  );
  return isOk(chosen)
    ? redirect(deskPaths.find(chosen.value))
    : formsPage(deps, request, chosen.error);
}

function formsPage(
  { site, catalogues }: CaseDeskDeps,
  request: PageRequest<StaffVisitor>,
  errors: readonly FieldError[] = [],
): Reply {
  const { locale, form } = request;
  const events = [...catalogues.inForce().lifeEvents.values()];
  const controls = formControls({ locale, values: form, errors });
  return page({
    ...deskFrame(site, request),
    title: deskWords.forms[locale],
    errors,
    currentNavigation: deskPaths.forms,
    content: html`<h1 class="govuk-heading-l">${deskWords.forms[locale]}</h1>
      <p class="govuk-body">${words.how[locale]}</p>
      <form method="post" novalidate>
        ${csrfField(request.visitor)}
        ${controls.radios({
          name: "form",
          fieldset: question(words.which[locale]),
          items: events.map(({ id, name }) => ({
            value: id,
            text: name[locale],
          })),
        })}
        ${button({ text: words.goOn[locale] })}
      </form>
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
      </ul>`,
  });
}
