import type { Content, Html, Optional } from "../html/html.ts";
import { more, html } from "../html/html.ts";

export type TableCell = Optional<{ text: Content; format: "numeric" }>;

type TableOptions = {
  readonly rows: readonly (readonly TableCell[])[];
} & Optional<{
  caption: string;
  captionClasses: string;
  head: readonly TableCell[];
  firstCellIsHeader: boolean;
}>;

const headCell = ({ text, format }: TableCell): Html =>
  html`<th
    scope="col"
    class="govuk-table__header${format && ` govuk-table__header--${format}`}"
  >
    ${text}
  </th>`;

const rowHeader = ({ text }: TableCell): Html =>
  html`<th scope="row" class="govuk-table__header">${text}</th>`;

const bodyCell = ({ text, format }: TableCell): Html =>
  html`<td
    class="govuk-table__cell${format && ` govuk-table__cell--${format}`}"
  >
    ${text}
  </td>`;

const bodyRow = (
  cells: readonly TableCell[],
  firstCellIsHeader: boolean | undefined,
): Html =>
  html`<tr class="govuk-table__row">
    ${cells.map((cell, index) => (firstCellIsHeader && index === 0 ? rowHeader(cell) : bodyCell(cell)))}
  </tr>`;

/** Rows and columns; every table has a caption, and `firstCellIsHeader` when its rows have names. */
export const table = (options: TableOptions): Html =>
  html`<table class="govuk-table">
    ${
      options.caption &&
      html`<caption class="govuk-table__caption${more(options.captionClasses)}">
        ${options.caption}
      </caption>`
    }
    ${
      options.head &&
      html`<thead class="govuk-table__head">
        <tr class="govuk-table__row">
          ${options.head.map(headCell)}
        </tr>
      </thead>`
    }
    <tbody class="govuk-table__body">
      ${options.rows.map((row) => bodyRow(row, options.firstCellIsHeader))}
    </tbody>
  </table>`;
