/** The languages every page and sentence is written in. */
export const locales = ["en", "cy"] as const;
export type Locale = (typeof locales)[number];
/** One text in every language. */
export type Words = { readonly en: string; readonly cy: string };

export const byLocale = (words: Words, locale: Locale): string => words[locale];
