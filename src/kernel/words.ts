import welsh from "../../words/cy.json" with { type: "json" };

/** The languages every page and sentence is written in. */
const locales = ["en", "cy"] as const;
export type Locale = (typeof locales)[number];
/** One text in every language. */
export type Words = {
  readonly en: string;
  readonly cy: string;
  /** With the parts that only some readers read. */
  readonly written?: Words;
};

/** Parts that only some readers read. */
const parts = /\{([^{}|]*)\|([^{}|]*)(?:\|([^{}|]*))?\}/g;

/** What stands in the place of a part, by its name and the texts after it. */
export type Part = (name: string, first: string, other?: string) => string;

export const hasParts = ({ en, cy }: Words): boolean =>
  [en, cy].some((text) => text.search(parts) >= 0);

export const fillIn = ({ en, cy }: Words, part: Part): Words => {
  const fill = (_: string, name: string, first: string, other?: string) =>
    part(name, first, other);
  return { en: en.replace(parts, fill), cy: cy.replace(parts, fill) };
};

/** A part as anybody reads it, of whom nothing is known. */
export const partForAnybody: Part = (_, first, other) => {
  if (other === undefined) return first;
  return first && other ? `${other} / ${first}` : other;
};

const translated: Readonly<Record<string, string>> = welsh;

/**
 * What a page says: the English stands where it is said, the Welsh in
 * `words/cy.json` under it. Where one English text has two meanings, `about`
 * tells them apart: `say("Yes", "you may")` is translated under
 * `Yes (you may)`. `tidy` finds what is not translated.
 */
export function say(english: string, about?: string): Words {
  const key = about === undefined ? english : `${english} (${about})`;
  return { en: english, cy: translated[key] ?? english };
}

type Texts =
  string | Words | readonly Texts[] | { readonly [name: string]: Texts };
type Said<T> = T extends string
  ? Words
  : T extends Words
    ? T
    : { readonly [K in keyof T]: Said<T[K]> };

/** Says each text of a record or a list. */
export const sayEach = <const T extends Texts>(texts: T): Said<T> =>
  eachOf(texts) as Said<T>;

const eachOf = (texts: Texts): unknown => {
  if (typeof texts === "string") return say(texts);
  if (Array.isArray(texts)) return texts.map(eachOf);
  if ("en" in texts && "cy" in texts) return texts;
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, eachOf(text)]),
  );
};
