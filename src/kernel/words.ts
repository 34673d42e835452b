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
