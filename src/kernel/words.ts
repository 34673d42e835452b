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
