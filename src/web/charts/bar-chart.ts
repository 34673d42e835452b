import { scaleLinear } from "d3-scale";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { ChartData } from "./chart.ts";
import {
  chartFigure,
  chartText,
  drawing,
  keyOf,
  linesOf,
  percent,
  styleOf,
} from "./chart.ts";

const lineHeight = 20;
const barHeight = 22;
const gap = 14;
/** The longest bar leaves room for its value. */
const widthMax = 76;

type Row = {
  readonly category: string;
  readonly index: number;
  readonly top: number;
  readonly lines: readonly string[];
};

function rowsOf({ categories, series }: ChartData): readonly Row[] {
  let top = 0;
  return categories.map((category, index) => {
    const lines = linesOf(category, 38);
    const row = { category, index, top, lines };
    top += lines.length * lineHeight + series.length * (barHeight + 2) + gap;
    return row;
  });
}

function bars(
  data: ChartData,
  row: Row,
  width: (value: number) => number,
): Html {
  const { series, format } = data;
  const top = row.top + row.lines.length * lineHeight;
  return html`${series.map(({ values }, index) => {
    const value = values[row.index] ?? 0;
    const y = top + index * (barHeight + 2);
    const key = series.length > 1 ? `${keyOf(index)}: ` : "";
    return html`<rect
        x="0"
        y="${y}"
        width="${percent(width(value))}"
        height="${barHeight}"
        fill="${styleOf(index).colour}"
      />
      ${chartText({ x: percent(width(value)), y: y + 16, dx: 6 }, key + format(value))}`;
  })}`;
}

const labels = ({ lines, top }: Row): Html =>
  html`${lines.map((line, index) => chartText({ x: 0, y: top + 14 + index * lineHeight, isStrong: true }, line))}`;

/** Horizontal bars: how much there is of each category. Every bar carries its value. */
export function barChart(data: ChartData): Html {
  const rows = rowsOf(data);
  const most = Math.max(1, ...data.series.flatMap(({ values }) => values));
  const width = scaleLinear([0, most], [0, widthMax]).clamp(true);
  const last = rows.at(-1);
  const height = last
    ? last.top +
      last.lines.length * lineHeight +
      data.series.length * (barHeight + 2)
    : 0;
  return chartFigure(
    data,
    drawing(
      data,
      height,
      html`${rows.map((row) => html`${labels(row)}${bars(data, row, width)}`)}`,
    ),
  );
}
