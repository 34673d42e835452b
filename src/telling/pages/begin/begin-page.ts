import { subjectOf } from "#access";
import { forbidden, isOutcome, signIn } from "#access/pages";
import type { Locale } from "#kernel";
import { bodyName } from "#people/pages";
import type { Html } from "#web";
import {
  bullets,
  button,
  details,
  html,
  insetText,
  link,
  paragraph,
} from "#web";
import { bodiesOf } from "../../receivers.ts";
import {
  isWithoutAccount,
  words as comeBackWords,
} from "../come-back/come-back-page.ts";
import { paths } from "../paths.ts";
import { pages } from "../telling-deps.ts";
import type { Begun } from "./begin-act.ts";
import {
  beginAct,
  beginFields,
  eventOf,
  isCovered,
  isDeath,
  notCovered,
  beginWords as words,
} from "./begin-act.ts";

/** Who could be told is the same for everybody. */
const openSight = { hidesAddresses: false };

function whoIsTold({ catalogue, event }: Begun, locale: Locale): Html {
  const flows = event.flows
    .flatMap((id) => catalogue.flows.get(id) ?? [])
    .filter(({ isSent }) => isSent);
  const byBody = Map.groupBy(flows, (flow) =>
    bodiesOf(catalogue, flow, new Map())
      .map((body) => bodyName(openSight, catalogue, body)[locale])
      .join(" / "),
  );
  return details({
    summaryText: words.who[locale],
    text: html`<p>${words.onlyWhere[locale]}</p>
      ${bullets([...byBody].map(([body, group]) => `${body}: ${group.map(({ service }) => service[locale]).join("; ")}`))}`,
  });
}

const recordIntro = (locale: Locale): Html =>
  html`<h2 class="govuk-heading-m">${words.record[locale]}</h2>
    ${paragraph(words.recordHint[locale])}`;

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
    if (!isDeath(begun) && subjectOf(visitor) === undefined)
      return visitor.kind === "staff" ? forbidden : signIn;
    return { ...begun, isCovered: await isCovered(visit, begun) };
  },
  asks: (_visit, begun) => beginFields(begun),
  known: () => ({ registers: true }),
  show: (begun, view) => {
    const { locale } = view;
    const { event } = begun;
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
            html`${isDeath(begun) && recordIntro(locale)} ${view.asked}
            ${button({ text: words.start[locale], isStartButton: true })}`,
          )
        }
        ${
          isDeath(begun) &&
          isWithoutAccount(view) &&
          paragraph(link(paths.comeBack(), comeBackWords.link[locale]))
        }
        ${paragraph(link(paths.form(event.id), words.printed[locale]))}`,
    };
  },
  actsPerMinuteMax: 30,
  acts: [beginAct],
});
