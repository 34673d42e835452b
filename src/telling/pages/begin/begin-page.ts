import { subjectOf } from "#access";
import type { Visitor } from "#access";
import { csrfField, frame } from "#access/pages";
import type { Catalogue, LifeEvent } from "#catalogue";
import { councilId, councilsToChoose, findOrganisation } from "#catalogue";
import type { Locale } from "#kernel";
import type { FieldError, Html, PageRequest, Reply, Site } from "#web";
import {
  button,
  details,
  formControls,
  html,
  insetText,
  page,
  question,
} from "#web";
import { paths } from "../paths.ts";
import { comeBackWords } from "../come-back/come-back-words.ts";
import { beginWords as words } from "./begin-words.ts";

type Shown = {
  readonly site: Site;
  readonly catalogue: Catalogue;
  readonly event: LifeEvent;
  readonly request: PageRequest<Visitor>;
  readonly errors?: readonly FieldError[];
};

/** What telling this event does, who is told, and the one thing needed to begin. */
export function beginPage(shown: Shown): Reply {
  const { site, event, request, errors = [] } = shown;
  const { locale } = request;
  return page({
    ...frame(site, request),
    title: event.name[locale],
    backHref: paths.events,
    errors,
    content: html`<h1 class="govuk-heading-xl">${event.name[locale]}</h1>
      <p class="govuk-body-l">${event.summary[locale]}</p>
      <ol class="govuk-list govuk-list--number">
        ${words.steps.map((step) => html`<li>${step[locale]}</li>`)}
      </ol>
      ${"ended" in request.query && insetText({ text: words.ended[locale] })}
      ${whoIsTold(shown)}
      ${!errors.some(({ message }) => message === words.notCovered) && beginForm(shown)}
      ${
        event.subject === "deceased" &&
        subjectOf(request.visitor) === undefined &&
        html`<p class="govuk-body">
          <a class="govuk-link" href="${paths.comeBack()}"
            >${comeBackWords.link[locale]}</a
          >
        </p>`
      }
      <p class="govuk-body">
        <a class="govuk-link" href="${paths.form(event.id)}"
          >${words.printed[locale]}</a
        >
      </p>`,
  });
}

const beginForm = (shown: Shown): Html =>
  html`<form method="post" novalidate>
    ${csrfField(shown.request.visitor)}
    ${
      shown.event.subject === "deceased"
        ? deathControls(shown)
        : registersChoice(shown)
    }
    ${button({ text: words.start[shown.request.locale], isStartButton: true })}
  </form>`;

function whoIsTold({ catalogue, event, request: { locale } }: Shown): Html {
  const flows = event.flows
    .flatMap((id) => catalogue.flows.get(id) ?? [])
    .filter(({ isSent }) => isSent);
  const byBody = Map.groupBy(flows, (flow) =>
    bodyName(catalogue, Object.values(flow.organisation)[0] ?? "", locale),
  );
  return details({
    summaryText: words.who[locale],
    text: html`<p>${words.onlyWhere[locale]}</p>
      <ul class="govuk-list govuk-list--bullet">
        ${[...byBody].map(
          ([body, group]) =>
            html`<li>
              ${body}: ${group.map(({ service }) => service[locale]).join("; ")}
            </li>`,
        )}
      </ul>`,
  });
}

const bodyName = (
  catalogue: Catalogue,
  organisation: string,
  locale: Locale,
): string =>
  organisation.startsWith("council.")
    ? words.yourCouncil[locale]
    : (findOrganisation(catalogue, organisation)?.name[locale] ?? organisation);

function registersChoice({ request, errors = [] }: Shown): Html {
  const { locale, form } = request;
  const controls = formControls({ locale, values: form, errors });
  return controls.radios({
    name: "registers",
    classes: "govuk-radios--inline",
    value: "yes",
    hint: words.registersHint[locale],
    fieldset: question(words.registers[locale]),
    items: [
      { value: "yes", text: words.yes[locale] },
      { value: "no", text: words.no[locale] },
    ],
  });
}

/** The reference that the registrar or coroner gave, and enough to know it belongs to whoever gives it. */
function deathControls({ catalogue, request, errors = [] }: Shown): Html {
  const { locale, form } = request;
  const controls = formControls({ locale, values: form, errors });
  return html`<h2 class="govuk-heading-m">${words.record[locale]}</h2>
    <p class="govuk-body">${words.recordHint[locale]}</p>
    ${controls.radios({
      name: "by",
      fieldset: question(words.by[locale], "s"),
      items: [
        { value: "registrar", text: words.registrar[locale] },
        { value: "coroner", text: words.coroner[locale] },
      ],
    })}
    ${controls.input({
      name: "reference",
      label: words.reference[locale],
      hint: words.referenceHint[locale],
      classes: "govuk-input--width-20",
      spellcheck: false,
      autocomplete: "off",
    })}
    ${controls.select({
      name: "organisation",
      label: words.area[locale],
      items: [
        { value: "", text: words.choose[locale] },
        ...councilsToChoose(catalogue).map(({ gss, place }) => ({
          value: councilId(gss),
          text: place,
        })),
      ],
    })}
    ${controls.input({
      name: "name",
      label: words.name[locale],
      hint: words.nameHint[locale],
      autocomplete: "off",
    })}
    ${controls.dateInput({
      id: "dateOfDeath",
      hint: words.dateHint[locale],
      fieldset: question(words.dateOfDeath[locale], "s"),
    })}`;
}
