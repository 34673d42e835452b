import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { AxeResults, Result } from "axe-core";
import type { Page } from "playwright-core";
import { complaintsOf } from "./browser.ts";

const tags = [
  "wcag2a",
  "wcag2aa",
  "wcag21a",
  "wcag21aa",
  "wcag22aa",
  "best-practice",
];

const violationText = ({ id, help, helpUrl, nodes }: Result): string =>
  [
    `${id}: ${help} (${helpUrl})`,
    ...nodes.map(
      ({ target, html }) => `    ${target.join(" ")}  ${html.slice(0, 160)}`,
    ),
  ].join("\n");

/** Violations of WCAG 2.2 AA, as sentences with the elements; empty when there are none. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const results: AxeResults = await page.evaluate(
    `axe.run(document, ${JSON.stringify({ runOnly: tags })})`,
  );
  return results.violations.map(violationText);
}

/** A page that must be scrolled sideways loses its readers on a telephone (WCAG 2.2, 1.4.10). */
async function overflowOf(page: Page): Promise<readonly string[]> {
  const [content, view]: [number, number] = await page.evaluate(
    "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
  );
  return content > view
    ? [
        `The page is ${content} px wide in a window of ${view} px; it must not scroll sideways.`,
      ]
    : [];
}

/**
 * Fails when a page breaks WCAG 2.2 AA, scrolls sideways, or its scripts or content policy complain.
 * With script off only the width is checked: the checker is a script itself.
 */
export async function checkPage(page: Page): Promise<void> {
  const hasScript = await page.evaluate("true").catch(() => false);
  const faults = [
    ...complaintsOf(page),
    ...(hasScript
      ? [...(await overflowOf(page)), ...(await violationsOf(page))]
      : []),
  ];
  assert.equal(
    faults.join("\n"),
    "",
    `${page.url()} (“${await page.title()}”) has faults:\n${faults.join("\n")}`,
  );
}

/** A picture of the whole page at its width, for people to look at. */
export async function takeScreenshot(
  page: Page,
  at: { readonly folder: string; readonly name: string },
): Promise<string> {
  mkdirSync(at.folder, { recursive: true });
  const path = join(
    at.folder,
    `${at.name}-${page.viewportSize()?.width ?? "page"}.png`,
  );
  await page.screenshot({ path, fullPage: true });
  return path;
}
