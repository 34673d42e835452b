import type { Attributes } from "../html/attributes.ts";
import { attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { TextOption } from "./label.ts";
import { styledText } from "./label.ts";
import type { Optional } from "./optional.ts";
import { headingTag } from "./panel.ts";

type ActionLink = {
  readonly href: string;
  readonly text: Content;
} & Optional<{
  visuallyHiddenText: string;
  classes: string;
  attributes: Attributes;
}>;

type ActionLinks = { readonly items: readonly ActionLink[] } & Optional<{
  classes: string;
}>;

export type SummaryListRow = {
  readonly key: TextOption;
  readonly value: TextOption;
} & Optional<{ actions: ActionLinks; classes: string }>;

type SummaryCard = Optional<{
  title: { readonly text: Content } & Optional<{
    headingLevel: 1 | 2 | 3 | 4 | 5 | 6;
    classes: string;
  }>;
  actions: ActionLinks;
  classes: string;
  attributes: Attributes;
}>;

type SummaryListOptions = {
  readonly rows: readonly (SummaryListRow | false | undefined)[];
} & Optional<{ card: SummaryCard; classes: string; attributes: Attributes }>;

function actionLink(action: ActionLink, cardTitle: Content | undefined): Html {
  const { visuallyHiddenText: hidden } = action;
  const context =
    (hidden || cardTitle) &&
    html`<span class="govuk-visually-hidden"
      >${hidden && ` ${hidden}`}${cardTitle && html` (${cardTitle})`}</span
    >`;
  return html`<a
    class="govuk-link${more(action.classes)}"
    href="${action.href}"
    ${attrs(action.attributes)}
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
  return html`<dd class="govuk-summary-list__actions${more(actions.classes)}">
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
    return html`<div
      class="govuk-summary-card__actions${more(actions.classes)}"
    >
      ${links}
    </div>`;
  const list = links.map(
    (link) => html`<li class="govuk-summary-card__action">${link}</li>`,
  );
  return html`<ul class="govuk-summary-card__actions${more(actions.classes)}">
    ${list}
  </ul>`;
}

function summaryCard(card: SummaryCard, content: Html): Html {
  const { title, actions } = card;
  const heading = headingTag(title?.headingLevel, 2);
  return html`<div
    class="govuk-summary-card${more(card.classes)}"
    ${attrs(card.attributes)}
  >
    <div class="govuk-summary-card__title-wrapper">
      ${title && html`<${heading} class="govuk-summary-card__title${more(title.classes)}">${title.text}</${heading}>`}
      ${actions && actions.items.length > 0 && cardActions(actions, title?.text)}
    </div>
    <div class="govuk-summary-card__content">${content}</div>
  </div>`;
}

function summaryRow(
  row: SummaryListRow,
  listHasActions: boolean,
  cardTitle: Content | undefined,
): Html {
  const [key, value] = [styledClasses(row.key), styledClasses(row.value)];
  return html`<div
    class="govuk-summary-list__row${listHasActions && !row.actions?.items && " govuk-summary-list__row--no-actions"}${more(row.classes)}"
  >
    <dt class="govuk-summary-list__key${more(key.classes)}">${key.text}</dt>
    <dd class="govuk-summary-list__value${more(value.classes)}">
      ${value.text}
    </dd>
    ${row.actions && row.actions.items.length > 0 && rowActions(row.actions, cardTitle)}
  </div>`;
}

const styledClasses = (
  option: TextOption,
): { text?: Content | undefined; classes?: string | undefined } =>
  styledText(option);

/** What is known, as key and value, with links that change it; in a card when there are several lists. */
export function summaryList(options: SummaryListOptions): Html {
  const listHasActions = options.rows.some(
    (row) => row && row.actions?.items.length,
  );
  const rows = options.rows.map(
    (row) =>
      row &&
      summaryRow(row, Boolean(listHasActions), options.card?.title?.text),
  );
  const list = html`<dl
    class="govuk-summary-list${more(options.classes)}"
    ${attrs(options.attributes)}
  >
    ${rows}
  </dl>`;
  return options.card ? summaryCard(options.card, list) : list;
}
