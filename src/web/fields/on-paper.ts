import type { Locale, Words } from "#kernel";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";

/** Lines to write on. */
export const lines = (count: number): Html =>
  html`${Array.from({ length: count }, () => html`<div class="joinery-line"></div>`)}`;

/** A line under what is written on it. */
export const lineFor = (what: string): Html =>
  html`<p class="govuk-hint">${what}</p>
    ${lines(1)}`;

/** Boxes to tick. */
export const ticks = (
  hint: Words,
  items: readonly (Words | string)[],
  locale: Locale,
): Html =>
  html`<p class="govuk-hint">${hint[locale]}</p>
    <ul class="govuk-list">
      ${items.map((item) => html`<li><span class="joinery-tick" aria-hidden="true"></span> ${typeof item === "string" ? item : item[locale]}</li>`)}
    </ul>`;
