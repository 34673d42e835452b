import type { Locale, Words } from "#kernel";
import type { TableCell } from "../components/table.ts";
import { table } from "../components/table.ts";
import type { Content } from "../html/html.ts";
import { html, Html } from "../html/html.ts";
import { formatNumber } from "../words/format.ts";

type DataTable = {
  /** Names the table for those who hear it; its caption too where `captionSize` says how large. */
  readonly label: string;
  readonly captionSize?: "s" | "m" | "hidden";
  readonly head?: readonly (Words | Content)[];
  readonly rows: readonly (readonly Content[])[];
  readonly locale: Locale;
  /** Writes a number with its unit. */
  readonly format?: (value: number) => string;
};

/** A column of things: its head, and what stands in it of each. */
export type Column<T> = readonly [Words | Content, (one: T) => Content];

/** A table of things, a row for each. */
export const tableOf = <T>(
  things: readonly T[],
  columns: readonly Column<T>[],
  table: Omit<DataTable, "head" | "rows">,
): Html =>
  dataTable({
    ...table,
    head: columns.map(([head]) => head),
    rows: things.map((one) => columns.map(([, cell]) => cell(one))),
  });

/** Rows and columns that scroll by themselves and by keyboard, so that the page never does. A number stands at the right of its cell. */
export function dataTable(options: DataTable): Html {
  const { label, captionSize, head, rows, locale } = options;
  const { format = formatNumber } = options;
  const cellOf = (content: Content): TableCell =>
    typeof content === "number"
      ? { text: format(content), format: "numeric" }
      : { text: content };
  const headOf = (content: Words | Content, column: number): TableCell => ({
    ...cellOf(rows[0]?.[column] ?? ""),
    text:
      typeof content === "object" && !(content instanceof Html)
        ? content[locale]
        : content,
  });
  const shown = table({
    ...(captionSize && {
      caption: label,
      captionClasses:
        captionSize === "hidden"
          ? "govuk-visually-hidden"
          : `govuk-table__caption--${captionSize}`,
      firstCellIsHeader: true,
    }),
    head: head?.map(headOf),
    rows: rows.map((row) => row.map(cellOf)),
  });
  return html`<div
    class="joinery-scroll"
    tabindex="0"
    role="region"
    aria-label="${label}"
  >
    ${shown}
  </div>`;
}
