import type { BodyDecision } from "#delivery";
import type { Locale, Words } from "#kernel";
import { appealOf, isDecided, isOpen } from "#notices";
import type { BodyState, TrackedBody } from "#notices";
import type { Html, SummaryListRow } from "#web";
import {
  details,
  formatDate,
  formatList,
  formatMoment,
  formatMoney,
  html,
  summaryList,
  tag,
} from "#web";
import { bodyName } from "#people/pages";
import type { Shown } from "./track-page.ts";
import { standsAs } from "../../state-words.ts";
import { appealView } from "./appeal-view.ts";
import { isTeller } from "./find-track.ts";
import { perWords, trackWords as words } from "./track-words.ts";

/** How a state looks. */
const looks: Readonly<
  Record<BodyState, { readonly colour: string; readonly mark: string }>
> = {
  waiting: { colour: "grey", mark: "" },
  delayed: { colour: "orange", mark: "attention" },
  received: { colour: "blue", mark: "done" },
  looking: { colour: "blue", mark: "done" },
  "needs-you": { colour: "yellow", mark: "attention" },
  decided: { colour: "green", mark: "done" },
  acted: { colour: "green", mark: "done" },
  refused: { colour: "red", mark: "attention" },
  "not-told": { colour: "grey", mark: "" },
};

const hiddenWords = {
  withhold: words.hiddenWithhold,
  mark: words.hiddenMark,
  unit: words.hiddenUnit,
  phone: words.hiddenPhone,
  held: words.hiddenHeld,
} as const;

/** One body on the way: its state, what it decided, what it asks, and how to challenge it. Its id stays the same when its state changes. */
export function bodyItem(shown: Shown, body: TrackedBody, id: string): Html {
  const { catalogue, sight, request, track } = shown;
  const { locale } = request;
  const { colour, mark } = looks[body.state];
  const flow = catalogue.flows.get(body.flow);
  const name = bodyName(sight, catalogue, body.organisation)[locale];
  const appeal = appealOf(catalogue, track.notice, body);
  return html`<li
    id="${id}"
    class="joinery-timeline__item${mark && ` joinery-timeline__item--${mark}`}"
  >
    <h4 class="joinery-timeline__title">
      ${name}: ${flow?.service[locale] ?? body.flow}
      ${tag({ text: standsAs(body)[locale], classes: `govuk-tag--${colour}` })}
    </h4>
    ${meaningsOf(body).map((text) => html`<p class="govuk-body">${text[locale]}</p>`)}
    ${body.hiding && html`<p class="govuk-body">${hiddenWords[body.hiding][locale]}</p>`}
    ${body.earlier.length > 0 && sentOn(shown, body)}
    ${said(words.asks, body.asks, locale)}
    ${said(words.reason, body.reason, locale)}
    ${body.state === "refused" && afterRefusal(shown, body)}
    ${
      body.expectedBy &&
      (body.state === "received" || body.state === "looking") &&
      html`<p class="govuk-body">
        ${words.expected[locale]} ${formatDate(body.expectedBy, locale)}.
      </p>`
    }
    ${body.decision && decisionView(body.decision, locale)}
    ${appeal && appealView(shown, { body, appeal, id })}
    ${moreAbout(shown, { name, id }, body)}
  </li>`;
}

/** Whose it is now, and what the person can do themselves. */
function afterRefusal(
  { request, track: { notice }, isTellers, tasksAbout }: Shown,
  { delivery = "" }: TrackedBody,
): Html {
  const mayTell = isTellers && isOpen(notice);
  const next = [
    ...(tasksAbout?.has(delivery) ? [words.withCaseworker] : []),
    ...(mayTell ? [words.tellAnew] : []),
  ];
  return html`${next.map((text) => html`<p class="govuk-body">${text[request.locale]}</p>`)}`;
}

/** To whom it went before it was sent on to this body, and when. */
function sentOn(
  { catalogue, sight, request: { locale } }: Shown,
  { earlier, toldAt }: TrackedBody,
): Html {
  const before = earlier.map(
    ({ organisation, toldAt: at }) =>
      `${bodyName(sight, catalogue, organisation)[locale]} (${formatMoment(at, locale)})`,
  );
  return html`<p class="govuk-body">
    ${words.sentFirst[locale]} ${formatList(before, locale)}.
    ${words.sentOn[locale]} ${toldAt && formatMoment(toldAt, locale)}.
  </p>`;
}

/** What the state means, where the tag and the body's own words do not say it. */
function meaningsOf({
  state,
  kind,
  decision,
  isShared,
}: TrackedBody): readonly Words[] {
  const again = [
    ...(isShared ? [words.toldByAnother] : []),
    ...(kind === "unchanged" ? [words.unchanged] : []),
  ];
  switch (state) {
    case "waiting":
    case "delayed":
    case "looking":
      return [...again, words[state]];
    case "received":
      return [...again, words[decision ? "recorded" : "received"]];
    case "acted":
      return decision ? again : [...again, words.acted];
    case "not-told":
      return [kind === "withdrawn" ? words.stillTold : words.optedOut];
    case "decided":
      return decision ? again : [...again, words.decided];
    case "needs-you":
    case "refused":
      return again;
  }
}

const said = (
  heading: Words,
  text: Words | undefined,
  locale: Locale,
): Html | undefined =>
  text &&
  html`<p class="govuk-body">
    <strong>${heading[locale]}:</strong> ${text[locale]}
  </p>`;

function decisionView(decision: BodyDecision, locale: Locale): Html {
  const row = (key: Words, text: string | undefined): SummaryListRow | false =>
    text !== undefined && { key: key[locale], value: { text } };
  const day = (date: string | undefined) => date && formatDate(date, locale);
  const money = (pence: number | undefined) =>
    pence ? formatMoney(pence) : undefined;
  const per = decision.per && perWords[decision.per][locale];
  const rows = [
    row(words.amount, joined(money(decision.amountPence), per)),
    row(words.from, day(decision.from)),
    row(words.stoppedOn, day(decision.stoppedOn)),
    row(words.lastPaidOn, day(decision.lastPaidOn)),
    row(words.overpaid, money(decision.overpaidPence)),
    row(words.dueToEstate, money(decision.dueToEstatePence)),
  ].filter((one) => one !== false);
  return html`<p class="govuk-body">${decision.words[locale]}</p>
    ${rows.length > 0 && summaryList({ rows, classes: "govuk-summary-list--no-border" })}`;
}

const joined = (
  amount: string | undefined,
  per: string | undefined,
): string | undefined => amount && [amount, per].filter(Boolean).join(" ");

/** Its answers and what it was told, together and folded away: the page is read on a phone. */
function moreAbout(
  { catalogue, track, request: { locale, visitor } }: Shown,
  { name, id }: { readonly name: string; readonly id: string },
  { history, fields, toldOn, isShared }: TrackedBody,
): Html | false {
  const byThem = isTeller(visitor, track.notice)
    ? ({ on: "saidOn", what: "notSent" } as const)
    : ({ on: "saidByOtherOn", what: "notSentByOther" } as const);
  if (toldOn === undefined) return false;
  const list = (heading: Words, items: readonly Html[]): Html | false =>
    items.length > 0 &&
    html`<p class="govuk-!-font-weight-bold">${heading[locale]}</p>
      <ul class="govuk-list govuk-list--bullet">
        ${items}
      </ul>`;
  return details({
    id: `${id}-more`,
    summaryText: html`${words.more[locale]}
      <span class="govuk-visually-hidden">: ${name}</span>`,
    text: html`<p>
        ${words[isShared ? byThem.on : "toldOn"][locale]}
        ${formatDate(toldOn, locale)}.
      </p>
      ${list(
        words.history,
        history.map((receipt) => answerItem(receipt, locale)),
      )}
      ${list(
        words[isShared ? byThem.what : "fields"],
        fields.map(
          (field) =>
            html`<li>
              ${catalogue.concepts.get(field)?.label[locale] ?? field}
            </li>`,
        ),
      )}`,
  });
}

const answerItem = (
  { status, receivedAt, decision, reason }: TrackedBody["history"][number],
  locale: Locale,
): Html =>
  html`<li>
    ${formatMoment(new Date(receivedAt), locale)}:
    ${answered(status, decision)[locale]}.
    ${(decision?.words ?? reason)?.[locale]}
  </li>`;

const answered = (
  status: "accepted" | "acted" | "refused",
  decision: BodyDecision | undefined,
): Words =>
  standsAs({
    state: isDecided(decision)
      ? "decided"
      : status === "accepted"
        ? "received"
        : status,
    ...(decision ? { decision } : {}),
  });
