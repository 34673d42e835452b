import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { follow } from "./traveller.ts";

/** Reads the newest code from the telephones of the made-up people and enters it. */
export async function enterCode(page: Page, url: string): Promise<void> {
  const outbox = await page.request.get(`${url}/outbox`);
  // A reference looks like a code behind its first letters, and messages with one come in between.
  const code = /(?<![A-Z0-9-])[A-Z0-9]{4}-[A-Z0-9]{4}\b/.exec(
    (await outbox.text()).replace(/<[^>]*>/g, " "),
  )?.[0];
  assert(code, "No code is in the outbox.");
  await page.fill("[name=code]", code);
  await follow(page, page.locator("main form button").first());
}
