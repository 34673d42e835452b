import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Content } from "../html/html.ts";
import { html, Html } from "../html/html.ts";
import type { Optional } from "./optional.ts";
import { headingTag } from "./panel.ts";
import { translations } from "./translations.ts";

type AccordionSection = {
  readonly heading: Content;
  readonly content: Content;
} & Optional<{ summary: Content; expanded: boolean }>;

type AccordionOptions = {
  readonly id: string;
  readonly items: readonly (AccordionSection | false | undefined)[];
} & Optional<{
  headingLevel: 1 | 2 | 3 | 4 | 5 | 6;
  rememberExpanded: boolean;
  hideAllSectionsText: string;
  hideSectionText: string;
  hideSectionAriaLabelText: string;
  showAllSectionsText: string;
  showSectionText: string;
  showSectionAriaLabelText: string;
  classes: string;
  attributes: Attributes;
}>;

function section(
  options: AccordionOptions,
  item: AccordionSection,
  number: number,
): Html {
  const heading = headingTag(options.headingLevel, 2);
  const { id } = options;
  return html`<div class="govuk-accordion__section${item.expanded && " govuk-accordion__section--expanded"}">
    <div class="govuk-accordion__section-header">
      <${heading} class="govuk-accordion__section-heading">
        <span class="govuk-accordion__section-button" id="${id}-heading-${number}">${item.heading}</span>
      </${heading}>
      ${item.summary && html`<div class="govuk-accordion__section-summary govuk-body" id="${id}-summary-${number}">${item.summary}</div>`}
    </div>
    <div id="${id}-content-${number}" class="govuk-accordion__section-content">
      ${item.content instanceof Html ? item.content : item.content && html`<p class="govuk-body">${item.content}</p>`}
    </div>
  </div>`;
}

/** Sections that open and close; all open without script. */
export function accordion(options: AccordionOptions): Html {
  const words = translations({
    "hide-all-sections": options.hideAllSectionsText,
    "hide-section": options.hideSectionText,
    "hide-section-aria-label": options.hideSectionAriaLabelText,
    "show-all-sections": options.showAllSectionsText,
    "show-section": options.showSectionText,
    "show-section-aria-label": options.showSectionAriaLabelText,
  });
  const { rememberExpanded: remember } = options;
  return html`<div
    class="govuk-accordion${more(options.classes)}"
    data-module="govuk-accordion"
    id="${options.id}"
    ${attrs(words)}${attr("data-remember-expanded", remember === undefined ? undefined : String(remember))}${attrs(options.attributes)}
  >
    ${options.items.map((item, index) => item && section(options, item, index + 1))}
  </div>`;
}
