import type { Serving, StaffVisitor } from "#access";
import { csrfField } from "#access/pages";
import { contactReasons, reasonOfNotice } from "#contacts";
import type { Catalogue } from "#catalogue";
import type { Notice } from "#notices";
import type { FieldError, Html, PageRequest, Reply, Site } from "#web";
import { button, formControls, html, insetText, page, question } from "#web";
import { deskFrame } from "../desk-frame.ts";
import { deskPaths } from "../desk-paths.ts";
import { eventName } from "../task-table.ts";
import { finishWords as words, reasonWords } from "./finish-words.ts";

export const outcomes = ["done", "waiting", "passed", "broken"] as const;

export type Finishing = {
  readonly site: Site;
  readonly catalogue: Catalogue;
  readonly request: PageRequest<StaffVisitor>;
  readonly serving: Serving;
  /** What was told, corrected or withdrawn since serving began. */
  readonly told: readonly Notice[];
  readonly elapsedMinutes: number;
};

/** Why they came, how long it took, how it ended. */
export function finishPage(
  finishing: Finishing,
  errors: readonly FieldError[] = [],
): Reply {
  const { site, request } = finishing;
  const { locale } = request;
  const title = words.title[locale];
  return page({
    ...deskFrame(site, request),
    title,
    errors,
    backHref: deskPaths.customer,
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">${words.why[locale]}</p>
      ${toldNote(finishing)}
      <form method="post" action="${deskPaths.finish}" novalidate>
        ${csrfField(request.visitor)} ${controlsOf(finishing, errors)}
        <div class="govuk-button-group">
          ${button({ text: words.finish[locale], preventDoubleClick: true })}
          <a class="govuk-link" href="${deskPaths.customer}"
            >${words.back[locale]}</a
          >
        </div>
      </form>`,
  });
}

function toldNote({
  told,
  catalogue,
  request: { locale },
}: Finishing): Html | undefined {
  if (told.length === 0) return undefined;
  const list = told.map(
    ({ lifeEvent, reference }) =>
      `${eventName(catalogue, lifeEvent, locale)} (${reference})`,
  );
  return insetText({ text: `${words.told[locale]}: ${list.join("; ")}` });
}

function controlsOf(
  { request: { locale, form }, told, elapsedMinutes }: Finishing,
  errors: readonly FieldError[],
): Html {
  const typed = form["minutes"] === undefined;
  const values = typed ? { ...form, minutes: [String(elapsedMinutes)] } : form;
  const controls = formControls({ locale, values, errors });
  const [first] = told;
  return html`${controls.radios({
    name: "reason",
    ...(first && typed
      ? { value: reasonOfNotice(first.kind, first.lifeEvent) }
      : {}),
    fieldset: question(words.reason[locale]),
    items: contactReasons.map((value) => ({
      value,
      text: reasonWords[value][locale],
    })),
  })}
  ${controls.input({
    name: "minutes",
    label: words.minutes[locale],
    hint: words.minutesHint[locale],
    inputmode: "numeric",
    classes: "govuk-input--width-4",
    autocomplete: "off",
  })}
  ${controls.radios({
    name: "outcome",
    fieldset: question(words.outcome[locale]),
    items: outcomes.map((value) => ({ value, text: words[value][locale] })),
  })}`;
}
