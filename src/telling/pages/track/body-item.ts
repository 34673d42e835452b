import type { BodyDecision } from "#delivery";
import type { Locale, Words } from "#kernel";
import type { BodyState, TrackedBody, Appeal } from "#notices";
import { appealOf, isDecided, isOpen } from "#notices";
import type { Content, Html } from "#web";
import {
  bullets,
  details,
  formatDate,
  formatList,
  formatMoment,
  formatMoney,
  html,
  paragraph,
  row,
  summaryList,
  tag,
} from "#web";
import { bodyName, isHiddenBody } from "#people/pages";
import { findOrganisation } from "#catalogue";
import type { Shown } from "./track-page.ts";
import { standsAs } from "../../state-words.ts";
import { isTeller } from "./find-track.ts";
import { perWords, trackWords as words } from "./track-words.ts";
import { phoneNumber } from "../phone-number.ts";

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
    ${meaningsOf(body).map((text) => paragraph(text[locale]))}
    ${body.hiding && paragraph(hiddenWords[body.hiding][locale])}
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
  return html`${next.map((text) => paragraph(text[request.locale]))}`;
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
  const day = (date: string | undefined) => date && formatDate(date, locale);
  const money = (pence: number | undefined) =>
    pence ? formatMoney(pence) : undefined;
  const per = decision.per && perWords[decision.per][locale];
  const rows = [
    row(words.amount[locale], joined(money(decision.amountPence), per)),
    row(words.from[locale], day(decision.from)),
    row(words.stoppedOn[locale], day(decision.stoppedOn)),
    row(words.lastPaidOn[locale], day(decision.lastPaidOn)),
    row(words.overpaid[locale], money(decision.overpaidPence)),
    row(words.dueToEstate[locale], money(decision.dueToEstatePence)),
  ].filter((one) => one !== undefined);
  return html`${paragraph(decision.words[locale])}
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
  const list = (heading: Words, items: readonly Content[]): Html | false =>
    items.length > 0 &&
    html`<p class="govuk-!-font-weight-bold">${heading[locale]}</p>
      ${bullets(items)}`;
  return details({
    id: `${id}-more`,
    summaryText: words.more[locale],
    about: name,
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
          (field) => catalogue.concepts.get(field)?.label[locale] ?? field,
        ),
      )}`,
  });
}

const answerItem = (
  { status, receivedAt, decision, reason }: TrackedBody["history"][number],
  locale: Locale,
): Html =>
  html`${formatMoment(new Date(receivedAt), locale)}:
  ${answered(status, decision)[locale]}.
  ${(decision?.words ?? reason)?.[locale]}`;

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

/** How a decision can be challenged, folded away: what the body said, the steps of the pack, or whom to ask. */
function appealView(
  shown: Shown,
  challenged: {
    readonly body: TrackedBody;
    readonly appeal: Appeal;
    readonly id: string;
  },
): Html {
  const { body, id } = challenged;
  const { locale } = shown.request;
  const heading = words[body.state === "refused" ? "appealRefusal" : "appeal"];
  return details({
    id: `${id}-appeal`,
    summaryText: heading[locale],
    about: bodyName(shown.sight, shown.catalogue, body.organisation)[locale],
    text: html`${contentOf(shown, challenged)}
      <p>${words.appealWho[locale]}</p>`,
  });
}

function contentOf(
  { catalogue, sight, request: { locale } }: Shown,
  { body, appeal }: { readonly body: TrackedBody; readonly appeal: Appeal },
): Html {
  switch (appeal.kind) {
    case "said":
      return html`<p>
          ${words.appealBy[locale]} ${formatDate(appeal.appeal.by, locale)}.
        </p>
        <p>${appeal.appeal.how[locale]}</p>`;
    case "route": {
      const [first, ...later] = appeal.steps;
      return html`<p>${first?.say?.[locale]}</p>
        ${appeal.limit && limitView(appeal.limit, locale)}
        ${later.map(({ say }) => html`<p>${say?.[locale]}</p>`)}`;
    }
    case "ask": {
      const phone = isHiddenBody(sight, body.organisation)
        ? undefined
        : findOrganisation(catalogue, body.organisation)?.phone;
      const name = bodyName(sight, catalogue, body.organisation)[locale];
      return html`<p>
        ${words.appealAsk[locale]}
        ${name}${phone && `, ${phoneNumber(phone, locale)}`}.
      </p>`;
    }
  }
}

const limitView = (
  {
    by,
    from,
    isReceived,
  }: NonNullable<Extract<Appeal, { kind: "route" }>["limit"]>,
  locale: Shown["request"]["locale"],
): Html =>
  html`<p>
    ${words.appealLast[locale]}
    <strong>${formatDate(by, locale)}</strong>.
    ${words[isReceived ? "countedReceived" : "countedFrom"][locale]}
    ${formatDate(from, locale)}.
  </p>`;
