import { existsSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A browser on this machine: the one that `CHROMIUM` names, the system's, or the one that comes with the tests. */
async function executable(): Promise<{
  path: string;
  flags: readonly string[];
}> {
  const named = process.env["CHROMIUM"];
  if (named) return { path: named, flags };
  if (existsSync("/usr/bin/chromium"))
    return { path: "/usr/bin/chromium", flags };
  const { default: packed } = await import("@sparticuz/chromium");
  return {
    path: await packed.executablePath(),
    flags: [...packed.args, ...flags],
  };
}

/** Starts a browser with a new profile; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { path, flags: args } = await executable();
  return chromium.launch({
    executablePath: path,
    args: [...args],
    chromiumSandbox: false,
  });
}

export type PageSettings = {
  /** In CSS pixels: 390 is a telephone, 1280 a desk, 320 the narrowest that WCAG 2.2 asks for. */
  readonly width?: 320 | 390 | 1280;
  readonly withScript?: boolean;
};

const complaints = new WeakMap<Page, string[]>();
const withoutScript = new WeakSet<Page>();

/** A page with cookies of its own. What its scripts, policy and requests complain of is kept for `checkPage`. */
export async function newPage(
  browser: Browser,
  { width = 1280, withScript = true }: PageSettings = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: width === 1280 ? 900 : 844 },
    javaScriptEnabled: withScript,
    locale: "en-GB",
    timezoneId: "Europe/London",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  if (!withScript) withoutScript.add(page);
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on("pageerror", (error) => heard.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text()))
      heard.push(`console: ${message.text()}`);
  });
  return page;
}

/** What a page's scripts and policy complained of since it was opened or last asked. */
export const complaintsOf = (page: Page): readonly string[] =>
  complaints.get(page)?.splice(0) ?? [];

/** Whether scripts run in a page; those of a checker do not either when they are off. */
export const hasScript = (page: Page): boolean => !withoutScript.has(page);
