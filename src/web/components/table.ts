import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Optional } from "./optional.ts";

export type TableCell = Optional<{
  text: Content;
  format: "numeric";
  colspan: number;
  rowspan: number;
  classes: string;
  attributes: Attributes;
}>;

type TableOptions = {
  readonly rows: readonly (readonly TableCell[] | false | undefined)[];
} & Optional<{
  caption: string;
  captionClasses: string;
  head: readonly TableCell[];
  firstCellIsHeader: boolean;
  classes: string;
  attributes: Attributes;
}>;

const span = ({ colspan, rowspan, attributes }: TableCell): Html =>
  html`${attr("colspan", colspan)}${attr("rowspan", rowspan)}${attrs(attributes)}`;

const headCell = (cell: TableCell): Html =>
  html`<th
    scope="col"
    class="govuk-table__header${cell.format && ` govuk-table__header--${cell.format}`}${more(cell.classes)}"
    ${span(cell)}
  >
    ${cell.text}
  </th>`;

const rowHeader = (cell: TableCell): Html =>
  html`<th
    scope="row"
    class="govuk-table__header${more(cell.classes)}"
    ${span(cell)}
  >
    ${cell.text}
  </th>`;

const bodyCell = (cell: TableCell): Html =>
  html`<td
    class="govuk-table__cell${cell.format && ` govuk-table__cell--${cell.format}`}${more(cell.classes)}"
    ${span(cell)}
  >
    ${cell.text}
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
  html`<table
    class="govuk-table${more(options.classes)}"
    ${attrs(options.attributes)}
  >
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
      ${options.rows.map((row) => row && bodyRow(row, options.firstCellIsHeader))}
    </tbody>
  </table>`;
