export { launchBrowser, newPage } from "./browser.ts";
export type { PageSettings } from "./browser.ts";
export { checkPage, takeScreenshot, unfilledOn } from "./check-page.ts";
export { htmlTree } from "./html-tree.ts";
