import type { Catalogue } from "#catalogue";
import type { Locale } from "#kernel";

/** An organisation's name, councils (`council:<gss>`) included; its id when the catalogue does not know it. */
export function organisationName(
  { organisations, councils }: Catalogue,
  id: string,
  locale: Locale,
): string {
  const council = id.startsWith("council:")
    ? councils.find(({ gss }) => id === `council:${gss}`)
    : undefined;
  return council?.name ?? organisations.get(id)?.name[locale] ?? id;
}

/** What a fact is called, e.g. “date of birth”. */
export const conceptLabel = (
  { concepts }: Catalogue,
  name: string,
  locale: Locale,
): string => concepts.get(name)?.label[locale] ?? name;

/** Begins a sentence. */
export const capitalised = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1);

/** Fills the holes of a sentence. */
export const filled = (
  text: string,
  holes: Readonly<Record<string, string>>,
): string =>
  text.replace(/\{(\w+)\}/g, (_all, name: string) => holes[name] ?? "");
