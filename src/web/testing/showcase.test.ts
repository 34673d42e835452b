import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { Server } from "../index.ts";
import { createServer } from "../index.ts";
import type { PageSettings } from "./index.ts";
import { checkPage, launchBrowser, newPage, takeScreenshot } from "./index.ts";
import { showcaseRoutes, showcaseSite } from "./showcase.ts";

let browser: Browser;
let server: Server;
let address: string;

before(async () => {
  server = await createServer({
    site: showcaseSite,
    routes: showcaseRoutes.map((one) => ({ ...one, whose: "nobody" })),
    hooks: { identify: async () => ({}) },
  });
  ({ url: address } = await server.listen({ port: 0 }));
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  await server.close();
});

/** Opens a page, runs the steps, and keeps a picture when `SCREENSHOTS` names a folder. */
async function visit(
  path: string,
  settings: PageSettings,
  steps: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await newPage(browser, settings);
  await page.goto(address + path);
  const folder = process.env["SCREENSHOTS"];
  const name = `${path.replace(/\W+/g, "-")}${settings.withScript === false ? "-no-script" : ""}`;
  if (folder) await takeScreenshot(page, { folder, name: `showcase${name}` });
  await steps(page);
  await page.context().close();
}

for (const width of [320, 1280] as const) {
  for (const path of ["/", "/form?lang=cy", "/charts"]) {
    test(`${path} can be used by everyone at ${width} px`, () =>
      visit(path, { width }, checkPage));
  }
}

test("a page that is not there can be used by everyone", () =>
  visit("/nothing-here", { width: 390 }, checkPage));

test("a form with errors can be used by everyone, and its summary leads to the control to mend", () =>
  visit("/form", { width: 390 }, async (page) => {
    await page.fill("#born-day", "27");
    await page.fill("#born-year", "1948");
    await page.getByRole("button", { name: "Continue" }).click();
    await checkPage(page);
    assert.match(await page.title(), /^Error: /);
    await page
      .getByRole("link", { name: "Date of birth must include a month" })
      .click();
    assert.equal(
      await page.evaluate("document.activeElement.id"),
      "born-month",
    );
    assert.equal(await page.inputValue("#born-day"), "27");
  }));

test("pages work without script, and what would open later is open", () =>
  visit("/form", { width: 390, withScript: false }, async (page) => {
    await checkPage(page);
    assert.equal(await page.isVisible("#pay"), true);
    await page.getByRole("button", { name: "Continue" }).click();
    assert.match(await page.title(), /^Error: /);
  }));

test("a live part of a page is brought up to date", () =>
  visit("/", { width: 390 }, async (page) => {
    await page.waitForSelector("#live");
    await checkPage(page);
  }));

test("what a person opened and reads stays open, focused and in its place when the part around it is brought up to date", () =>
  visit("/", { width: 390 }, async (page) => {
    const more = page.locator("#live-more");
    await more.locator("summary").focus();
    await page.keyboard.press("Enter");
    const before = await more.boundingBox();
    await page.waitForSelector("#live");
    assert.equal(await more.getAttribute("open"), "");
    assert.equal(
      await page.evaluate("document.activeElement.parentNode.id"),
      "live-more",
    );
    assert.equal((await more.boundingBox())?.y, before?.y);
  }));

test("the language chosen on one page is kept on the next", () =>
  visit("/", { width: 390 }, async (page) => {
    await page.getByRole("link", { name: "Cymraeg" }).click();
    await page.goto(`${address}/form`);
    assert.equal(await page.getAttribute("html", "lang"), "cy");
  }));
