import type { Content, Html, Optional } from "../html/html.ts";
import { more, html } from "../html/html.ts";

type ActionLink = {
  readonly href: string;
  readonly text: Content;
} & Optional<{ visuallyHiddenText: string }>;

type ActionLinks = { readonly items: readonly ActionLink[] };

export type SummaryListRow = {
  readonly key: Content;
  readonly value: Content;
} & Optional<{ actions: ActionLinks }>;

/** One thing that is known; no row where it is not. */
export const row = (
  key: Content,
  value: Content | false | undefined,
): SummaryListRow | undefined =>
  value === undefined || value === false ? undefined : { key, value };

type SummaryCard = { readonly title: { readonly text: Content } } & Optional<{
  actions: ActionLinks;
}>;

type SummaryListOptions = {
  readonly rows: readonly (SummaryListRow | false | undefined)[];
} & Optional<{ card: SummaryCard; classes: string }>;

function actionLink(action: ActionLink, cardTitle: Content | undefined): Html {
  const { visuallyHiddenText: hidden } = action;
  const context =
    (hidden || cardTitle) &&
    html`<span class="govuk-visually-hidden"
      >${hidden && ` ${hidden}`}${cardTitle && html` (${cardTitle})`}</span
    >`;
  return html`<a class="govuk-link" href="${action.href}"
    >${action.text}${context}</a
  >`;
}

function rowActions(
  actions: ActionLinks,
  cardTitle: Content | undefined,
): Html {
  const links = actions.items.map((item) => actionLink(item, cardTitle));
  const list = links.map(
    (link) =>
      html`<li class="govuk-summary-list__actions-list-item">${link}</li>`,
  );
  return html`<dd class="govuk-summary-list__actions">
    ${
      links.length === 1
        ? links
        : html`<ul class="govuk-summary-list__actions-list">
            ${list}
          </ul>`
    }
  </dd>`;
}

function cardActions(
  actions: ActionLinks,
  cardTitle: Content | undefined,
): Html {
  const links = actions.items.map((item) => actionLink(item, cardTitle));
  if (links.length === 1)
    return html`<div class="govuk-summary-card__actions">${links}</div>`;
  const list = links.map(
    (link) => html`<li class="govuk-summary-card__action">${link}</li>`,
  );
  return html`<ul class="govuk-summary-card__actions">
    ${list}
  </ul>`;
}

function summaryCard({ title, actions }: SummaryCard, content: Html): Html {
  return html`<div class="govuk-summary-card">
    <div class="govuk-summary-card__title-wrapper">
      <h2 class="govuk-summary-card__title">${title.text}</h2>
      ${actions && actions.items.length > 0 && cardActions(actions, title.text)}
    </div>
    <div class="govuk-summary-card__content">${content}</div>
  </div>`;
}

function summaryRow(
  row: SummaryListRow,
  listHasActions: boolean,
  cardTitle: Content | undefined,
): Html {
  return html`<div
    class="govuk-summary-list__row${listHasActions && !row.actions?.items && " govuk-summary-list__row--no-actions"}"
  >
    <dt class="govuk-summary-list__key">${row.key}</dt>
    <dd class="govuk-summary-list__value">${row.value}</dd>
    ${row.actions && row.actions.items.length > 0 && rowActions(row.actions, cardTitle)}
  </div>`;
}

/** What is known, as key and value, with links that change it; in a card when there are several lists. */
export function summaryList(options: SummaryListOptions): Html {
  const listHasActions = options.rows.some(
    (row) => row && row.actions?.items.length,
  );
  const rows = options.rows.map(
    (row) =>
      row && summaryRow(row, Boolean(listHasActions), options.card?.title.text),
  );
  const list = html`<dl class="govuk-summary-list${more(options.classes)}">
    ${rows}
  </dl>`;
  return options.card ? summaryCard(options.card, list) : list;
}
