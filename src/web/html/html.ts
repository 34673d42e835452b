/**
 * Markup that is already safe to send. Only `html` and `raw` make one, so text parsed from outside can never pass for
 * markup: that is why this is a class and not a shape.
 */
export class Html {
  readonly #markup: string;
  constructor(markup: string) {
    this.#markup = markup;
  }
  toString(): string {
    return this.#markup;
  }
}

/** What may stand in a slot of a template: text is escaped, nothing and booleans render nothing, lists are joined. */
export type Slot =
  Html | string | number | boolean | undefined | null | readonly Slot[];

/** Text for a person, or markup made by `html`. */
export type Content = string | number | Html;

const special = /[&<>"']/;
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Makes text safe in element content and in quoted attribute values. */
export function escapeHtml(text: string): string {
  return special.test(text)
    ? text.replace(/[&<>"']/g, (character) => entities[character] ?? "")
    : text;
}

function renderSlot(slot: Slot): string {
  if (typeof slot === "string") return escapeHtml(slot);
  if (slot instanceof Html) return slot.toString();
  if (typeof slot === "number") return String(slot);
  return Array.isArray(slot) ? renderList(slot) : "";
}

function renderList(slots: readonly Slot[]): string {
  let markup = "";
  for (const slot of slots) markup += renderSlot(slot);
  return markup;
}

const compiled = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The constant parts without their indentation, worked out once for each template in the source. */
function compile(strings: TemplateStringsArray): readonly string[] {
  const parts = strings.map((part) => part.replace(/\s*\n\s*/g, "\n"));
  compiled.set(strings, parts);
  return parts;
}

/**
 * The template of every page: html`<p>${name}</p>` escapes what stands in its slots.
 * Line breaks in the source, with the indentation around them, become one line break.
 */
export function html(
  strings: TemplateStringsArray,
  ...slots: readonly Slot[]
): Html {
  const parts = compiled.get(strings) ?? compile(strings);
  let markup = parts[0] ?? "";
  for (let index = 0; index < slots.length; index += 1) {
    markup += renderSlot(slots[index]) + (parts[index + 1] ?? "");
  }
  return new Html(markup);
}

/** Trusts markup as it stands. For constants of ours only, never for anything a person or a pack wrote. */
export const raw = (markup: string): Html => new Html(markup);

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

/** Options that may be left out or handed over as `undefined`, so that pages can pass on what they may not have. */
export type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };
