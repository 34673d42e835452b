import type { StaffVisitor } from "#access";
import { servedChannels } from "#access";
import { csrfField } from "#access/pages";
import type { Catalogue, LifeEvent } from "#catalogue";
import type { FieldError, Html, PageRequest, Reply, Site } from "#web";
import { button, formControls, html, page, question } from "#web";
import { deskFrame } from "../desk-frame.ts";
import { deskPaths } from "../desk-paths.ts";
import { servedChannelWords } from "../desk-words.ts";
import { serveWords as words } from "./serve-words.ts";

/** How an adviser may know who somebody is. */
export const assurances = [
  "answered",
  "document",
  "signature",
  "vouched",
] as const;

export type ServeShown = {
  readonly site: Site;
  readonly request: PageRequest<StaffVisitor>;
  readonly catalogue: Catalogue;
  readonly customer: {
    readonly id: string;
    readonly name: string;
    readonly reference: string;
  };
  /** The event of the form on paper that is being keyed. */
  readonly form: LifeEvent | undefined;
};

/** Makes sure who it is before anything more is shown. */
export function servePage(
  shown: ServeShown,
  errors: readonly FieldError[] = [],
): Reply {
  const { site, request, customer, form } = shown;
  const { locale } = request;
  const title = words.title[locale];
  return page({
    ...deskFrame(site, request),
    title,
    errors,
    backHref: deskPaths.find(form?.id),
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body-l">
        ${words.for[locale]} <strong>${customer.name}</strong>
        (${customer.reference}).
      </p>
      <form
        method="post"
        action="${deskPaths.serve(customer.id, form?.id)}"
        novalidate
      >
        ${csrfField(request.visitor)}
        ${form ? receivedControl(shown, errors) : howAndWhy(shown, errors)}
        ${assuranceControls(shown, errors)}
        ${button({
          text: words[form ? "startForm" : "start"][locale],
          preventDoubleClick: true,
        })}
      </form>`,
  });
}

function howAndWhy(
  { request: { locale, form }, catalogue }: ServeShown,
  errors: readonly FieldError[],
): Html {
  const controls = formControls({ locale, values: form, errors });
  return html`${controls.radios({
    name: "channel",
    fieldset: question(words.channel[locale]),
    items: servedChannels.map((value) => ({
      value,
      text: servedChannelWords[value][locale],
    })),
  })}
  ${controls.radios({
    name: "purpose",
    fieldset: question(words.purpose[locale]),
    items: [
      ...[...catalogue.lifeEvents.values()].map(({ id, name }) => ({
        value: id,
        text: name[locale],
      })),
      { value: "serving", text: words.other[locale] },
    ],
  })}`;
}

function receivedControl(
  { request: { locale, form } }: ServeShown,
  errors: readonly FieldError[],
): Html {
  const controls = formControls({ locale, values: form, errors });
  return controls.dateInput({
    id: "received",
    hint: words.dateHint[locale],
    fieldset: question(words.received[locale]),
  });
}

function assuranceControls(
  { request: { locale, form } }: ServeShown,
  errors: readonly FieldError[],
): Html {
  const controls = formControls({ locale, values: form, errors });
  return html`${controls.radios({
    name: "assured",
    fieldset: question(words.assured[locale]),
    items: assurances.map((value) => ({ value, text: words[value][locale] })),
  })}
  ${controls.input({
    name: "evidence",
    label: words.evidence[locale],
    hint: words.evidenceHint[locale],
    autocomplete: "off",
  })}`;
}
