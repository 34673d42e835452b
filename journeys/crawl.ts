import type { Page } from "playwright-core";

/** Leads out of the session or to something that is no page. */
const isLeftOut = (path: string): boolean =>
  /^\/(sign-out|health|assets)|\.(csv|json|jws|pdf|xml)$|\/(live|finish)$/.test(
    path,
  );

/** One address for all pages that differ only by whom or what they are about. */
const kindOf = (path: string): string =>
  path
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id")
    .replace(/JN-[\w-]+/, "reference")
    .replace(/^\/facts\/[\w.]+/, "/facts/one");

/** Some pages and every page that links lead to from them, those one of each kind, in the order they were found; pages known already are passed over. */
export async function crawl(
  page: Page,
  url: string,
  from: readonly string[],
  isKnown: (path: string) => boolean = () => false,
): Promise<readonly string[]> {
  const waiting = [...from];
  const found = new Map<string, string>();
  const keyOf = (path: string) => (from.includes(path) ? path : kindOf(path));
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    if (found.has(keyOf(path)) || isLeftOut(path) || isKnown(path)) continue;
    const reply = await page.goto(url + path);
    if (!/text\/html/.test(reply?.headers()["content-type"] ?? "")) continue;
    found.set(keyOf(path), path);
    const shown = pathOf(page.url());
    if (!found.has(keyOf(shown))) waiting.push(shown);
    waiting.push(...(await linksOn(page, url)));
  }
  return [...found.values()];
}

const pathOf = (address: string): string => new URL(address).pathname;

async function linksOn(page: Page, url: string): Promise<readonly string[]> {
  const links: string[] = await page
    .locator("a[href]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  return links
    .map((href) => new URL(href, page.url()))
    .filter(({ origin }) => origin === new URL(url).origin)
    .map(({ pathname }) => pathname);
}
