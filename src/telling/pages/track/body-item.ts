import type { Catalogue } from "#catalogue";
import type { BodyDecision } from "#delivery";
import type { Locale, Words } from "#kernel";
import type { TrackedBody } from "#notices";
import type { Html, SummaryListRow } from "#web";
import {
  details,
  formatDate,
  formatMoment,
  formatMoney,
  html,
  summaryList,
  tag,
} from "#web";
import { bodyName } from "#people/pages";
import type { Shown } from "./track-page.ts";
import { perWords, stateWords, trackWords as words } from "./track-words.ts";

/** One body on the way: its state, what it decided, what it asks, and how to appeal. Its id stays the same when its state changes. */
export function bodyItem(
  { catalogue, sight, request: { locale } }: Shown,
  body: TrackedBody,
  id: string,
): Html {
  const { words: state, colour, mark } = stateWords[body.state];
  const flow = catalogue.flows.get(body.flow);
  const name = bodyName(sight, catalogue, body.organisation)[locale];
  return html`<li
    id="${id}"
    class="joinery-timeline__item${mark && ` joinery-timeline__item--${mark}`}"
  >
    <h4 class="joinery-timeline__title">
      ${name}: ${flow?.service[locale] ?? body.flow}
      ${tag({ text: state[locale], classes: `govuk-tag--${colour}` })}
    </h4>
    ${
      body.kind === "unchanged" &&
      html`<p class="govuk-body">${words.unchanged[locale]}</p>`
    }
    ${said(words.you, body.asks, locale)}
    ${said(words.reason, body.reason, locale)}
    ${
      body.expectedBy &&
      body.state === "received" &&
      html`<p class="govuk-body">
        ${words.expected[locale]} ${formatDate(body.expectedBy, locale)}.
      </p>`
    }
    ${body.decision && decisionView(body.decision, id, locale)}
    ${moreAbout({ catalogue, name, id }, body, locale)}
  </li>`;
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

function decisionView(
  decision: BodyDecision,
  id: string,
  locale: Locale,
): Html {
  const row = (key: Words, text: string | undefined): SummaryListRow | false =>
    text !== undefined && { key: { text: key[locale] }, value: { text } };
  const day = (date: string | undefined) => date && formatDate(date, locale);
  const money = (pence: number | undefined) =>
    pence ? formatMoney(pence) : undefined;
  const per = perWords[decision.per ?? ""]?.[locale];
  const rows = [
    row(words.amount, joined(money(decision.amountPence), per)),
    row(words.from, day(decision.from)),
    row(words.stoppedOn, day(decision.stoppedOn)),
    row(words.lastPaidOn, day(decision.lastPaidOn)),
    row(words.overpaid, money(decision.overpaidPence)),
    row(words.dueToEstate, money(decision.dueToEstatePence)),
  ].filter((one) => one !== false);
  const { appeal } = decision;
  return html`<p class="govuk-body">${decision.words[locale]}</p>
    ${rows.length > 0 && summaryList({ rows, classes: "govuk-summary-list--no-border" })}
    ${
      appeal &&
      details({
        id: `${id}-appeal`,
        summaryText: words.appeal[locale],
        text: html`<p>
            ${words.appealBy[locale]} ${formatDate(appeal.by, locale)}.
          </p>
          <p>${appeal.how[locale]}</p>`,
      })
    }`;
}

const joined = (
  amount: string | undefined,
  per: string | undefined,
): string | undefined => amount && [amount, per].filter(Boolean).join(" ");

/** Its answers and what it was told, together and folded away: the page is read on a phone. */
function moreAbout(
  {
    catalogue,
    name,
    id,
  }: {
    readonly catalogue: Catalogue;
    readonly name: string;
    readonly id: string;
  },
  { history, fields }: TrackedBody,
  locale: Locale,
): Html | false {
  if (history.length + fields.length === 0) return false;
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
    text: html`${list(
      words.history,
      history.map((receipt) => answerItem(receipt, locale)),
    )}
    ${list(
      words.fields,
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
    ${stateWords[status === "accepted" ? "received" : status].words[locale]}.
    ${(decision?.words ?? reason)?.[locale]}
  </li>`;
