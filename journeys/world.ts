import { after, before } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { PageSettings } from "#web/testing";
import {
  checkPage,
  launchBrowser,
  newPage,
  takeScreenshot,
} from "#web/testing";
import type { Received, System } from "./system.ts";
import { startSystem } from "./system.ts";

/** The running system and a browser, shared by all journeys of one process. */
export type World = {
  /** The address of a path. */
  at(path: string): string;
  /** What each department really received. */
  received(): readonly Received[];
  /** Runs the steps in a page with cookies of its own, and closes it. */
  visit(
    settings: PageSettings,
    steps: (page: Page) => Promise<void>,
  ): Promise<void>;
  /** Checks the page at the width of a telephone and of a desk, once for each kind of page. */
  look(page: Page): Promise<void>;
};

/** Starts everything before the first test of the file and stops it after the last. */
export function useWorld(): World {
  let system: System;
  let browser: Browser;
  before(async () => {
    [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await system?.stop();
  });
  return {
    at: (path) => `${system.url}${path}`,
    received: () => system.received(),
    async visit(settings, steps) {
      const page = await newPage(browser, settings);
      page.setDefaultTimeout(30_000);
      try {
        await steps(page);
      } finally {
        await page.context().close();
      }
    },
    look: lookOnce(),
  };
}

function lookOnce(): World["look"] {
  const seen = new Set<string>();
  return async (page) => {
    const kind = await kindOf(page);
    if (seen.has(kind)) return;
    seen.add(kind);
    const size = page.viewportSize();
    for (const width of [390, 1280] as const) {
      await page.setViewportSize({ width, height: 844 });
      await checkPage(page);
      await keepPicture(page, kind);
    }
    if (size) await page.setViewportSize(size);
  };
}

/** Pages that one template makes: questions differ by their controls, others by their address without what varies in it. */
async function kindOf(page: Page): Promise<string> {
  const path = new URL(page.url()).pathname
    .replace(/[0-9a-f-]{36}/g, "id")
    .replace(/JN-[\w-]+/, "reference")
    .replace(/\/question\/.*/, "/question")
    .replace(/\/(choose|interaction)\/[^/]+$/, "/$1");
  const controls = await page
    .locator("main form")
    .locator("input:not([type=hidden]), select, textarea")
    .evaluateAll((all) => [
      ...new Set(all.map((one) => one.getAttribute("type") ?? one.tagName)),
    ]);
  const faults = await page.locator(".govuk-error-summary").count();
  return [path, ...controls, ...(faults > 0 ? ["wrong"] : [])].join(" ");
}

/** Keeps a picture when `SCREENSHOTS` names a folder. */
export async function keepPicture(page: Page, kind: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  const name = kind.replace(/\W+/g, "-").replace(/^-|-$/g, "") || "home";
  if (folder) await takeScreenshot(page, { folder, name });
}
