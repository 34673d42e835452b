/** The pages people open, answered by the whole running system: sign-in, database, facts, decisions and all. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { launchBrowser, newPage } from "#web/testing";
import { afterDeath } from "../../journeys/answers.ts";
import { everyDeath } from "../../journeys/deaths.ts";
import { startSystem } from "../../journeys/system.ts";
import {
  answerAll,
  fillInDeath,
  signIn,
  start,
} from "../../journeys/traveller.ts";

export type RealPages = {
  /** Address of each page, by its name. */
  readonly urls: ReadonlyMap<string, string>;
  /** What the browser that was signed in sends with each request. */
  readonly cookie: string;
  stop(): Promise<void>;
};

/** Starts everything, signs in as Margaret Hill and answers until the preview of a bereavement stands. */
export async function openRealPages(): Promise<RealPages> {
  const system = await startSystem();
  try {
    const browser = await launchBrowser();
    const page = await newPage(browser);
    await signIn(page, system.url, "Margaret Hill");
    await fillInDeath(page, system.url, everyDeath.george);
    await start(page);
    const question = page.url();
    await answerAll(page, afterDeath);
    const urls = new Map([
      ["home", `${system.url}/`],
      ["question", question],
      ["preview", page.url()],
    ]);
    const cookie = await cookieOf(page);
    await browser.close();
    return { urls, cookie, stop: () => system.stop() };
  } catch (error) {
    await system.stop();
    throw error;
  }
}

async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  assert(cookies.length > 0, "Whoever signed in has a cookie.");
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
