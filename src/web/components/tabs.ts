import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Content } from "../html/html.ts";
import { html, Html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

type Tab = {
  readonly label: string;
  readonly panel: Content;
} & Optional<{
  id: string;
  panelAttributes: Attributes;
  attributes: Attributes;
}>;

type TabsOptions = {
  readonly items: readonly (Tab | false | undefined)[];
} & Optional<{
  id: string;
  idPrefix: string;
  title: string;
  classes: string;
  attributes: Attributes;
}>;

const tabLink = (tab: Tab, id: string, index: number): Html =>
  html`<li
    class="govuk-tabs__list-item${index === 0 && " govuk-tabs__list-item--selected"}"
  >
    <a class="govuk-tabs__tab" href="#${id}" ${attrs(tab.attributes)}
      >${tab.label}</a
    >
  </li>`;

const tabPanel = (tab: Tab, id: string, index: number): Html =>
  html`<div
    class="govuk-tabs__panel${index > 0 && " govuk-tabs__panel--hidden"}"
    id="${id}"
    ${attrs(tab.panelAttributes)}
  >
    ${tab.panel instanceof Html ? tab.panel : tab.panel && html`<p class="govuk-body">${tab.panel}</p>`}
  </div>`;

/** Sections of which one shows at a time; one after another without script. */
export function tabs(options: TabsOptions): Html {
  const id = (tab: Tab, index: number): string =>
    tab.id || `${options.idPrefix ?? ""}-${index + 1}`;
  const links = options.items.map(
    (tab, index) => tab && tabLink(tab, id(tab, index), index),
  );
  const panels = options.items.map(
    (tab, index) => tab && tabPanel(tab, id(tab, index), index),
  );
  return html`<div${attr("id", options.id)} class="govuk-tabs${more(options.classes)}"${attrs(options.attributes)} data-module="govuk-tabs">
    <h2 class="govuk-tabs__title">${options.title ?? "Contents"}</h2>
    ${
      options.items.length > 0 &&
      html`<ul class="govuk-tabs__list">
          ${links}
        </ul>
        ${panels}`
    }
  </div>`;
}
