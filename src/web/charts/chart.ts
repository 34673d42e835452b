import assert from "node:assert/strict";
import type { Locale } from "#kernel";
import { sayEach } from "#kernel";
import { details } from "../components/prose.ts";
import type { Optional, Html } from "../html/html.ts";
import { attr, html } from "../html/html.ts";
import { dataTable } from "../layout/data-table.ts";

/** One measure over all categories, in the order of the categories. */
export type Series = {
  readonly name: string;
  readonly values: readonly number[];
};

/** What a chart and its table show. At most four series: people cannot tell more apart. */
export type ChartData = {
  /** Unique on its page. */
  readonly id: string;
  /** Says what the chart shows, as a sentence a person could repeat. */
  readonly title: string;
  /** What the categories are, to head their column, e.g. “Organisation”. */
  readonly categoryName: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly locale: Locale;
  /** Writes a value with its unit, e.g. `formatMoney`. */
  readonly format: (value: number) => string;
} & Optional<{
  /** Where the figures come from and what they leave out. */
  note: string;
  /** A route that answers with `csvFile`. */
  csvHref: string;
}>;

/** The Government Analysis Function's palette for categories, in its order; `ink` is readable on it. */
export const palette = [
  { colour: "#12436D", ink: "#ffffff" },
  { colour: "#28A197", ink: "#0b0c0c" },
  { colour: "#801650", ink: "#ffffff" },
  { colour: "#F46A25", ink: "#0b0c0c" },
] as const;

const words = sayEach({
  showTable: "Show the figures as a table",
  csv: "Download the figures (CSV)",
});

/** The key of a series, so that it can be told without its colour. */
export const keyOf = (index: number): string => String.fromCharCode(65 + index);

export const styleOf = (index: number) => palette[index] ?? palette[0];

function assertDrawable({ title, series, categories }: ChartData): void {
  assert(
    series.length >= 1 && series.length <= palette.length,
    `Chart “${title}” has ${series.length} series; draw one to four.`,
  );
  for (const { name, values } of series)
    assert(
      values.length === categories.length,
      `Chart “${title}”: series “${name}” needs a value for each of ${categories.length} categories.`,
    );
}

const figuresOf = ({
  title,
  categoryName,
  categories,
  series,
  format,
  locale,
}: ChartData): Html =>
  dataTable({
    label: title,
    captionSize: "hidden",
    head: [categoryName, ...series.map(({ name }) => name)],
    rows: categories.map((category, row) => [
      category,
      ...series.map(({ values }) => values[row] ?? 0),
    ]),
    format,
    locale,
  });

/** What the colours and keys of the series mean; a single series is named by the title. */
function legend({ series }: ChartData): Html | undefined {
  if (series.length < 2) return undefined;
  return html`<ul class="joinery-chart__legend" aria-hidden="true">
    ${series.map(
      ({ name }, index) =>
        html`<li>
          <svg width="22" height="22" focusable="false">
            <rect width="22" height="22" fill="${styleOf(index).colour}" />
            <text
              x="11"
              y="16"
              text-anchor="middle"
              fill="${styleOf(index).ink}"
            >
              ${keyOf(index)}
            </text>
          </svg>
          ${name}
        </li>`,
    )}
  </ul>`;
}

/** A drawing with its title, legend, note, table and file: no chart goes without. What is drawn by other signs than the series brings its own legend. */
export function chartFigure(
  data: ChartData,
  drawing: Html,
  ownLegend?: Html,
): Html {
  assertDrawable(data);
  const { id, title, note, csvHref, locale } = data;
  return html`<figure class="joinery-chart" aria-labelledby="${id}-title">
    <figcaption class="govuk-heading-s" id="${id}-title">${title}</figcaption>
    ${ownLegend ?? legend(data)} ${drawing}
    ${note && html`<p class="govuk-body-s">${note}</p>`}
    ${details({ summaryText: words.showTable[locale], text: figuresOf(data) })}
    ${csvHref && html`<p class="govuk-body-s"><a class="govuk-link" href="${csvHref}">${words.csv[locale]}</a></p>`}
  </figure>`;
}

/** The drawing itself: as wide as its place, its text always at reading size. People who cannot see it have the table. */
export const drawing = (
  { id }: ChartData,
  height: number,
  content: Html,
): Html =>
  html`<svg
    class="joinery-chart__drawing"
    width="100%"
    height="${height}"
    role="img"
    aria-labelledby="${id}-title"
    focusable="false"
  >
    ${content}
  </svg>`;

/** A text in a drawing; `x` is in per cent or pixels. */
export const chartText = (
  at: { readonly x: string | number; readonly y: number } & Optional<{
    dx: number;
    anchor: "middle" | "end";
    fill: string;
    isStrong: boolean;
  }>,
  text: string,
): Html =>
  html`<text
    x="${at.x}"
    y="${at.y}"
    ${attr("dx", at.dx)}${attr("text-anchor", at.anchor)}${attr("fill", at.fill)}${at.isStrong && html` font-weight="700"`}
    >${text}</text
  >`;

/** Per cent with as few digits as a screen can show. */
export const percent = (share: number): string =>
  `${Number(share.toFixed(2))}%`;

/** Breaks a label into lines, because text in a drawing does not. */
export function linesOf(label: string, lengthMax: number): readonly string[] {
  const lines: string[] = [""];
  for (const word of label.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + 1 + word.length > lengthMax)
      lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}
