import type { Catalogue } from "#catalogue";
import type { Locale } from "#kernel";

/** What a fact is called, e.g. “date of birth”. */
export const conceptLabel = (
  { concepts }: Catalogue,
  name: string,
  locale: Locale,
): string => concepts.get(name)?.label[locale] ?? name;

/** Fills the holes of a sentence. */
export const filled = (
  text: string,
  holes: Readonly<Record<string, string>>,
): string =>
  text.replace(/\{(\w+)\}/g, (_all, name: string) => holes[name] ?? "");
