import { subjectOf } from "#access";
import { forbidden, isOutcome, signIn } from "#access/pages";
import type { View } from "#access/pages";
import type { Catalogue } from "#catalogue";
import { findOrganisation } from "#catalogue";
import type { Locale } from "#kernel";
import { say } from "#kernel";
import type { Html } from "#web";
import { button, controlsOf, details, html, insetText, yesNoField } from "#web";
import { bodiesOf } from "../../receivers.ts";
import { isWithoutAccount } from "../come-back/come-back-page.ts";
import { comeBackWords } from "../come-back/come-back-words.ts";
import { paths } from "../paths.ts";
import type { TellingDeps } from "../telling-deps.ts";
import { pages } from "../telling-deps.ts";
import type { Begun } from "./begin-act.ts";
import {
  beginAct,
  deathFields,
  eventOf,
  isCovered,
  notCovered,
} from "./begin-act.ts";
import { beginWords as words } from "./begin-words.ts";

type BeginView = View<TellingDeps, "anybody">;

function whoIsTold({ catalogue, event }: Begun, locale: Locale): Html {
  const flows = event.flows
    .flatMap((id) => catalogue.flows.get(id) ?? [])
    .filter(({ isSent }) => isSent);
  const byBody = Map.groupBy(flows, (flow) =>
    bodiesOf(catalogue, flow, new Map())
      .map((body) => bodyName(catalogue, body, locale))
      .join(" / "),
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

const registersField = yesNoField(
  {
    ask: say("May we look up what the government already holds?"),
    hint: say(
      "We then ask you less. You can see every look-up in Who looked. If you say no, we ask you instead.",
    ),
  },
  words,
);

const deathControls = (view: BeginView, begun: Begun): Html =>
  html`<h2 class="govuk-heading-m">${words.record[view.locale]}</h2>
    <p class="govuk-body">${words.recordHint[view.locale]}</p>
    ${controlsOf(deathFields(begun), view.controls())}`;

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
            html`${isDeath ? deathControls(view, begun) : registersField.control("registers", view.controls({ registers: ["yes"] }))}
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
