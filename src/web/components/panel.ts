import type { Attributes } from "../html/attributes.ts";
import { attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html, raw } from "../html/html.ts";
import { button } from "./button.ts";
import type { Optional } from "./optional.ts";

type PanelAction = { readonly text: Content } & Optional<{
  href: string;
  type: "button" | "submit";
  classes: string;
  attributes: Attributes;
}>;

type PanelOptions = { readonly titleText: Content } & Optional<{
  text: Content;
  headingLevel: 1 | 2 | 3 | 4 | 5 | 6;
  actions: {
    readonly items?: readonly PanelAction[];
    readonly classes?: string;
    readonly attributes?: Attributes;
  };
  classes: string;
  attributes: Attributes;
}>;

/** A heading whose level the page chooses. */
export const headingTag = (
  level: number | undefined,
  otherwise: number,
): Html => raw(`h${Number(level ?? otherwise)}`);

function panelAction(action: PanelAction): Html {
  const { text, href, type, classes, attributes } = action;
  if (!href || type === "button")
    return button({
      text,
      href,
      type: type ?? "button",
      classes: `govuk-button--inverse${more(classes)}`,
      attributes,
    });
  return html`<a
    class="govuk-link govuk-link--inverse${more(classes)}"
    href="${href}"
    ${attrs(attributes)}
    >${text}</a
  >`;
}

function panelActions({
  items = [],
  classes,
  attributes,
}: NonNullable<PanelOptions["actions"]>): Html {
  return html`<div
    class="govuk-panel__actions${more(classes)}"
    ${attrs(attributes)}
  >
    ${items.length > 0 && html`<div class="govuk-button-group">${items.map((action) => html`${panelAction(action)} `)}</div>`}
  </div>`;
}

/** The large confirmation at the end of a journey, or with `govuk-panel--interruption` a page between two questions. */
export function panel(options: PanelOptions): Html {
  const isInterruption = options.classes?.includes("govuk-panel--interruption");
  const heading = headingTag(options.headingLevel, 1);
  return html`<div class="govuk-panel${!isInterruption && " govuk-panel--confirmation"}${more(options.classes)}"${attrs(options.attributes)}>
    <${heading} class="govuk-panel__title">${options.titleText}</${heading}>
    ${options.text && html`<div class="govuk-panel__body">${options.text}</div>`}
    ${isInterruption && options.actions && panelActions(options.actions)}
  </div>`;
}
