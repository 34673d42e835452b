import type { Locale } from "#kernel";
import type { Consequence } from "#notices";
import type { Html, SummaryListRow } from "#web";
import { checkboxes, details, html, summaryList } from "#web";
import { answerText } from "../answer-text.ts";
import { bodyName, isHidden } from "../sight.ts";
import type { Shown } from "./preview-page.ts";
import { previewWords as words } from "./preview-words.ts";

/** Each body with the exact fields it gets, the law that allows it, and what it does. */
export function bodiesTold(shown: Shown): Html {
  const { preview, request, sight } = shown;
  const { locale } = request;
  const { bodies } = preview.consequences;
  const optional = bodies.filter(({ flow }) => flow.optOut);
  return html`<h2 class="govuk-heading-m">
      ${words.told[locale]} (${bodies.length})
    </h2>
    ${bodies.length === 0 && html`<p class="govuk-body">${words.nobody[locale]}</p>`}
    ${bodies.map((body) => bodyCard(shown, body))}
    ${
      optional.length > 0 &&
      checkboxes({
        name: "optOut",
        values: optional
          .filter(({ optedOut }) => optedOut)
          .map(({ flow }) => flow.id),
        fieldset: {
          legend: {
            text: words.optOut[locale],
            classes: "govuk-fieldset__legend--s",
          },
        },
        items: optional.map(({ flow, organisation }) => ({
          value: flow.id,
          text: `${bodyName(sight, organisation)[locale]}: ${flow.service[locale]}`,
        })),
      })
    }`;
}

function bodyCard(shown: Shown, body: Consequence): Html {
  const { locale } = shown.request;
  const { flow, organisation } = body;
  const name = bodyName(shown.sight, organisation)[locale];
  const title = `${name}: ${flow.service[locale]}`;
  return html`<div class="joinery-card govuk-!-margin-bottom-4">
    <h3 class="govuk-heading-s govuk-!-margin-bottom-1">${title}</h3>
    <p class="govuk-body govuk-!-margin-bottom-2">
      ${flow.effect.words[locale]}. ${dutyOf(flow, locale)}
    </p>
    ${details({
      summaryText: html`${words.exactly[locale]}
        <span class="govuk-visually-hidden">(${title})</span>`,
      text: summaryList({
        classes: "govuk-summary-list--no-border",
        rows: bodyRows(shown, body),
      }),
    })}
  </div>`;
}

function bodyRows(
  { telling: { catalogue }, sight, request: { locale } }: Shown,
  { flow, fields }: Consequence,
): readonly SummaryListRow[] {
  const sent = Object.entries(fields).flatMap(([name, value]) => {
    const concept = catalogue.concepts.get(name);
    if (!concept) return [];
    const text = isHidden(sight, concept)
      ? words.hidden[locale]
      : answerText(catalogue, concept.type, value, locale);
    return [html`<li>${concept.label[locale]}: ${text}</li>`];
  });
  return [
    {
      key: { text: words.gets[locale] },
      value: {
        text: html`<ul class="govuk-list">
          ${sent}
        </ul>`,
      },
    },
    { key: { text: words.law[locale] }, value: { text: lawOf(flow, locale) } },
    {
      key: { text: words.keeps[locale] },
      value: { text: flow.retention[locale] },
    },
  ];
}

const lawOf = (
  { gateway, gatewayStatus }: Consequence["flow"],
  locale: Locale,
): string =>
  gatewayStatus === "memory"
    ? `${gateway} (${words.toCheck[locale]})`
    : gateway;

const dutyOf = (
  { duty, discharges }: Consequence["flow"],
  locale: Locale,
): string =>
  [
    words[duty === "duty" ? "isDuty" : "isChoice"][locale],
    words[discharges ? "discharges" : "notDischarged"][locale],
  ].join(" ");
