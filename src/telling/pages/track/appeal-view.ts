import { findOrganisation } from "#catalogue";
import type { Appeal, TrackedBody } from "#notices";
import type { Html } from "#web";
import { details, formatDate, html } from "#web";
import { bodyName, isHiddenBody } from "#people/pages";
import { phoneNumber } from "../phone-number.ts";
import type { Shown } from "./track-page.ts";
import { trackWords as words } from "./track-words.ts";

/** How a decision can be challenged, folded away: what the body said, the steps of the pack, or whom to ask. */
export function appealView(
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
    summaryText: html`${heading[locale]}
      <span class="govuk-visually-hidden"
        >:
        ${bodyName(shown.sight, shown.catalogue, body.organisation)[locale]}</span
      >`,
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
