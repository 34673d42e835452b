import type { Locale } from "#kernel";

/** The same address in another language; the server remembers the choice in a cookie. */
export function withLanguage(url: string, locale: Locale): string {
  const [path = "/", query = ""] = url.split("?");
  const parameters = new URLSearchParams(query);
  parameters.set("lang", locale);
  return `${path}?${parameters.toString()}`;
}

/** The language of a request: chosen in the address, chosen before, wished for by the browser, or English. */
export function localeOf(
  chosen: string | undefined,
  remembered: string | undefined,
  acceptLanguage: string | undefined,
): Locale {
  for (const wish of [chosen, remembered])
    if (wish === "en" || wish === "cy") return wish;
  return /^\s*cy\b/i.test(acceptLanguage ?? "") ? "cy" : "en";
}
