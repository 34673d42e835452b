import type { Attributes } from "../html/attributes.ts";

/** A text that a script puts in later: one, or one for each plural rule of the language. */
export type ScriptText = string | Readonly<Record<string, string>>;

/** The `data-i18n` attributes that hand a component's words to its script. */
export function translations(
  texts: Readonly<Record<string, ScriptText | undefined>>,
): Attributes {
  const attributes: Record<string, string> = {};
  for (const [key, text] of Object.entries(texts)) {
    if (typeof text === "string") attributes[`data-i18n.${key}`] = text;
    else
      for (const [rule, words] of Object.entries(text ?? {}))
        attributes[`data-i18n.${key}.${rule}`] = words;
  }
  return attributes;
}
