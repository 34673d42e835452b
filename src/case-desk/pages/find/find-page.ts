import type { StaffVisitor } from "#access";
import { csrfField } from "#access/pages";
import type { LifeEvent } from "#catalogue";
import type { Locale } from "#kernel";
import type { CustomerCandidate } from "#people";
import type { FieldError, Html, PageRequest, Reply, Site } from "#web";
import {
  button,
  formControls,
  formatDate,
  html,
  insetText,
  page,
  summaryList,
  question,
} from "#web";
import { deskFrame } from "../desk-frame.ts";
import { deskPaths } from "../desk-paths.ts";
import { deskWords } from "../desk-words.ts";
import { findWords as words } from "./find-words.ts";

export type Finding = {
  readonly site: Site;
  readonly request: PageRequest<StaffVisitor>;
  /** The event of the form on paper that is being keyed. */
  readonly form: LifeEvent | undefined;
};

const formNote = ({ form, request: { locale } }: Finding): Html | undefined =>
  form &&
  insetText({
    text: html`${words.forForm[locale]}: <strong>${form.name[locale]}</strong>`,
  });

/** Asks for what tells people apart. */
export function findPage(
  finding: Finding,
  errors: readonly FieldError[] = [],
): Reply {
  const { site, request, form } = finding;
  const { locale } = request;
  const title = deskWords.find[locale];
  return page({
    ...deskFrame(site, request),
    title,
    errors,
    currentNavigation: deskPaths.find(),
    backHref: form ? deskPaths.forms : deskPaths.desk,
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      ${formNote(finding)}
      <p class="govuk-body">${words.hint[locale]}</p>
      <form method="post" action="${deskPaths.find(form?.id)}" novalidate>
        ${csrfField(request.visitor)} ${keys(finding, errors)}
        ${button({ text: words.search[locale] })}
      </form>`,
  });
}

function keys({ request }: Finding, errors: readonly FieldError[]): Html {
  const { locale, form } = request;
  const controls = formControls({ locale, values: form, errors });
  const text = (
    name: "number" | "reference" | "name" | "postcode",
    hint?: string,
  ) =>
    controls.input({
      name,
      label: words[name][locale],
      ...(hint ? { hint } : {}),
      classes: `govuk-input--width-${name === "postcode" ? 10 : 20}`,
      autocomplete: "off",
      spellcheck: false,
    });
  return html`${text("number", words.numberHint[locale])}
  ${text("reference", words.referenceHint[locale])}
  ${controls.dateInput({
    id: "dateOfBirth",
    hint: words.dateHint[locale],
    fieldset: question(words.born[locale], "s"),
  })}
  ${text("name")} ${text("postcode")}`;
}

/** The few who answer to it, with as little as it takes to tell them apart. */
export function candidatesPage(
  finding: Finding,
  candidates: readonly CustomerCandidate[],
): Reply {
  const { site, request, form } = finding;
  const { locale } = request;
  const title = words.found[locale];
  return page({
    ...deskFrame(site, request),
    url: deskPaths.find(form?.id),
    title,
    backHref: deskPaths.find(form?.id),
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      ${formNote(finding)}
      <p class="govuk-body">
        ${words[candidates.length > 0 ? "least" : "nobody"][locale]}
      </p>
      ${candidates.map((one) => candidate(one, form, locale))}
      <p class="govuk-body">
        <a class="govuk-link" href="${deskPaths.find(form?.id)}"
          >${words.again[locale]}</a
        >
      </p>`,
  });
}

function candidate(
  { id, name, dateOfBirth, town, reference }: CustomerCandidate,
  form: LifeEvent | undefined,
  locale: Locale,
): Html {
  const row = (key: string, value: string) => ({
    key,
    value,
  });
  return summaryList({
    card: {
      title: { text: name || reference },
      actions: {
        items: [
          { href: deskPaths.serve(id, form?.id), text: words.serve[locale] },
        ],
      },
    },
    rows: [
      dateOfBirth !== "" &&
        row(words.bornOn[locale], formatDate(dateOfBirth, locale)),
      town !== undefined && row(words.town[locale], town),
      row(words.reference[locale], reference),
    ],
  });
}
