import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { AxeResults, NodeResult, Result } from "axe-core";
import type { Page } from "playwright-core";
import { complaintsOf, hasScript } from "./browser.ts";

const tags = [
  "wcag2a",
  "wcag2aa",
  "wcag21a",
  "wcag21aa",
  "wcag22aa",
  "best-practice",
];

/** Rules that are left out, and why. */
const leftOut = {
  // GOV.UK's layout has the phase banner and the back link outside landmarks, reached by the skip link's neighbours.
  region: { enabled: false },
  // Experimental; it misreads the punctuation that GOV.UK's accordion puts between heading and “Show”.
  "label-content-name-mismatch": { enabled: false },
};

/** GOV.UK's script says on a radio whether it shows more; ARIA does not list that there, but screen readers tell it. */
const isKnown = (rule: string, { html }: NodeResult): boolean =>
  rule === "aria-allowed-attr" &&
  /govuk-radios__input.*aria-expanded/.test(html);

const withoutKnown = (result: Result): Result => ({
  ...result,
  nodes: result.nodes.filter((node) => !isKnown(result.id, node)),
});

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
    `axe.run(document, ${JSON.stringify({ runOnly: tags, rules: leftOut })})`,
  );
  return results.violations
    .map(withoutKnown)
    .filter(({ nodes }) => nodes.length > 0)
    .map(violationText);
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

/** Words of a pack that were not filled in for whoever reads them, folded away or not. */
export const unfilledOn = async (page: Page): Promise<readonly string[]> =>
  (await page.locator("main").allTextContents()).flatMap(
    (text) => text.match(/\{[^{}]*\|[^{}]*\}/g) ?? [],
  );

/**
 * Fails when a page breaks WCAG 2.2 AA, scrolls sideways, shows words that are not filled in, or its scripts or content policy complain.
 * With script off only the width is checked: the checker is a script itself.
 */
export async function checkPage(page: Page): Promise<void> {
  const faults = [
    ...complaintsOf(page),
    ...(await overflowOf(page)),
    ...(await unfilledOn(page)),
    ...(hasScript(page) ? await violationsOf(page) : []),
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
