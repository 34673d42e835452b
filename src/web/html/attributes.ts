import { escapeHtml, Html } from "./html.ts";

/** Further attributes of an element: `true` writes the name alone; `false` and nothing leave it out. */
export type Attributes = Readonly<
  Record<string, string | number | boolean | undefined>
>;

type AttributeValue = string | number | boolean | undefined;

function attributeMarkup(name: string, value: AttributeValue): string {
  if (value === undefined || value === false) return "";
  return value === true
    ? ` ${name}`
    : ` ${name}="${escapeHtml(String(value))}"`;
}

/** One attribute with its leading space, or nothing when it has no value or an empty one. */
export function attr(name: string, value: AttributeValue): Html | undefined {
  return value === undefined || value === false || value === ""
    ? undefined
    : new Html(attributeMarkup(name, value));
}

/** All attributes of a record, each with its leading space. */
export function attrs(attributes: Attributes | undefined): Html | undefined {
  if (attributes === undefined) return undefined;
  let markup = "";
  for (const name in attributes)
    markup += attributeMarkup(name, attributes[name]);
  return new Html(markup);
}

/** Further classes after the component's own: a leading space and the classes, or nothing. */
export const more = (classes: string | undefined): string =>
  classes ? ` ${classes}` : "";
