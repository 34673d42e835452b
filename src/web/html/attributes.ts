import { escapeHtml, Html } from "./html.ts";

/** One attribute with its leading space; `true` writes the name alone, `false`, nothing and an empty text leave it out. */
export function attr(
  name: string,
  value: string | number | boolean | undefined,
): Html | undefined {
  if (value === undefined || value === false || value === "") return undefined;
  return new Html(
    value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`,
  );
}

/** Further classes after the component's own: a leading space and the classes, or nothing. */
export const more = (classes: string | undefined): string =>
  classes ? ` ${classes}` : "";
