import type { Catalogue } from "#catalogue";
import type { Locale } from "#kernel";

/** What a fact is called, e.g. “date of birth”. */
export const conceptLabel = (
  { concepts }: Catalogue,
  name: string,
  locale: Locale,
): string => concepts.get(name)?.label[locale] ?? name;
