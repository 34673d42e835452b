import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";

/** Something wide, such as a table, that scrolls by itself and by keyboard, so that the page never does. */
export const scrolling = (label: string, content: Content): Html =>
  html`<div
    class="joinery-scroll"
    tabindex="0"
    role="region"
    aria-label="${label}"
  >
    ${content}
  </div>`;
