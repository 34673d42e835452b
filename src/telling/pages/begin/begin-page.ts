import { subjectOf } from "#access";
import { forbidden, isOutcome, signIn } from "#access/pages";
import type { View } from "#access/pages";
import type { Catalogue } from "#catalogue";
import { councilId, councilsToChoose, findOrganisation } from "#catalogue";
import type { Locale } from "#kernel";
import type { Html } from "#web";
import { button, details, html, insetText, question } from "#web";
import { isWithoutAccount } from "../come-back/come-back-page.ts";
import { comeBackWords } from "../come-back/come-back-words.ts";
import { paths } from "../paths.ts";
import type { TellingDeps } from "../telling-deps.ts";
import { pages } from "../telling-deps.ts";
import type { Begun } from "./begin-act.ts";
import { beginAct, eventOf, isCovered, notCovered } from "./begin-act.ts";
import { beginWords as words } from "./begin-words.ts";

type BeginView = View<TellingDeps, "anybody">;

function whoIsTold({ catalogue, event }: Begun, locale: Locale): Html {
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

const registersChoice = ({ locale, controls }: BeginView): Html =>
  controls().radios({
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

/** The reference that the registrar or coroner gave, and enough to know it belongs to whoever gives it. */
function deathControls(
  { locale, controls: shown }: BeginView,
  { catalogue }: Begun,
): Html {
  const controls = shown();
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

/** What telling this event does, who is told, and the one thing needed to begin. */
export const beginPage = pages.anybody({
  path: paths.begin(":event"),
  whose: "nobody",
  whoseActs: "owner",
  heading: "xl",
  backHref: paths.events,
  // Whoever may not tell it hears so, or is led to sign in, before they begin.
  given: async (visit) => {
    const begun = eventOf(visit);
    if (isOutcome(begun)) return begun;
    const { visitor } = visit;
    const isDeath = begun.event.subject === "deceased";
    if (!isDeath && subjectOf(visitor) === undefined)
      return visitor.kind === "staff" ? forbidden : signIn;
    return { ...begun, isCovered: await isCovered(visit, begun) };
  },
  show: (begun, view) => {
    const { locale } = view;
    const { event } = begun;
    const isDeath = event.subject === "deceased";
    return {
      title: event.name[locale],
      ...(begun.isCovered ? {} : { errors: [notCovered(begun)] }),
      content: html`<p class="govuk-body-l">${event.summary[locale]}</p>
        <ol class="govuk-list govuk-list--number">
          ${words.steps.map((step) => html`<li>${step[locale]}</li>`)}
        </ol>
        ${"ended" in view.query && insetText({ text: words.ended[locale] })}
        ${whoIsTold(begun, locale)}
        ${
          begun.isCovered &&
          view.post(
            html`${isDeath ? deathControls(view, begun) : registersChoice(view)}
            ${button({ text: words.start[locale], isStartButton: true })}`,
          )
        }
        ${
          isDeath &&
          isWithoutAccount(view) &&
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
    };
  },
  actsPerMinuteMax: 30,
  acts: [beginAct],
});
