import type { TableCell } from "../components/table.ts";
import { table } from "../components/table.ts";
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

/** A table under its caption whose rows have names: each column has its heading, each row begins with its own. */
export const captionedTable = ({
  caption,
  size = "m",
  head,
  rows,
}: {
  readonly caption: string;
  readonly size?: "s" | "m";
  readonly head?: readonly (string | TableCell)[];
  readonly rows: readonly (readonly TableCell[])[];
}): Html =>
  scrolling(
    caption,
    table({
      caption,
      captionClasses: `govuk-table__caption--${size}`,
      firstCellIsHeader: true,
      head: head?.map((one) => (typeof one === "string" ? { text: one } : one)),
      rows,
    }),
  );
