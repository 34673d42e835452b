import { scaleSqrt } from "d3-scale";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { ChartData } from "./chart.ts";
import {
  chartFigure,
  chartText,
  drawing,
  linesOf,
  percent,
  styleOf,
} from "./chart.ts";

type Way = {
  readonly name: string;
  /** `counts[row][column]`. */
  readonly counts: readonly (readonly number[])[];
};

/** Who meets whom and how: rows (organisations) by columns (channels), for two ways of working beside one another. */
export type FlowMap = Omit<ChartData, "categories" | "series"> & {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly ways: readonly [Way, Way];
};

const lineHeight = 20;
const circleMax = 19;
const cellHeight = circleMax * 2 + 36;

type Scale = (count: number) => number;

/** The same figures as a chart, a row for each cell that has any, so that table and file say all that the map shows. */
export function figuresOf({
  rows,
  columns,
  ways,
  ...rest
}: FlowMap): ChartData {
  const cells = rows.flatMap((row, r) =>
    columns.map((column, c) => ({
      name: `${row}: ${column}`,
      counts: ways.map(({ counts }) => counts[r]?.[c] ?? 0),
    })),
  );
  const used = cells.filter(({ counts }) => counts.some((count) => count > 0));
  return {
    ...rest,
    categories: used.map(({ name }) => name),
    series: ways.map(({ name }, way) => ({
      name,
      values: used.map(({ counts }) => counts[way] ?? 0),
    })),
  };
}

/** Today is a ring, the new way a disc inside it: the difference is what falls away. */
function cell(
  map: FlowMap,
  at: { readonly row: number; readonly column: number; readonly y: number },
  radius: Scale,
): Html | undefined {
  const counts = map.ways.map((way) => way.counts[at.row]?.[at.column] ?? 0);
  if (counts.every((count) => count === 0)) return undefined;
  const x = percent(((at.column + 0.5) * 100) / map.columns.length);
  const [ring = 0, disc = 0] = counts;
  return html`<circle
      cx="${x}"
      cy="${at.y}"
      r="${radius(ring)}"
      fill="none"
      stroke="${styleOf(0).colour}"
      stroke-width="3"
    />
    ${disc > 0 && html`<circle cx="${x}" cy="${at.y}" r="${radius(disc)}" fill="${styleOf(1).colour}" />`}
    ${chartText({ x, y: at.y + circleMax + 18, anchor: "middle" }, counts.map(map.format).join(" → "))}`;
}

function columnHeads({ columns }: FlowMap): {
  readonly content: Html;
  readonly height: number;
} {
  const lengthMax = Math.max(6, Math.floor(36 / columns.length));
  const heads = columns.map((column) => linesOf(column, lengthMax));
  const content = html`${heads.map((lines, index) =>
    lines.map((line, at) =>
      chartText(
        {
          x: percent(((index + 0.5) * 100) / columns.length),
          y: 14 + at * lineHeight,
          anchor: "middle",
          isStrong: true,
        },
        line,
      ),
    ),
  )}`;
  return {
    content,
    height: Math.max(...heads.map((lines) => lines.length)) * lineHeight + 8,
  };
}

/** Circles by size, a row for each organisation under its name, so that it reads on a telephone as on a wall. */
export function flowMap(map: FlowMap): Html {
  const data = figuresOf(map);
  const most = Math.max(1, ...map.ways.flatMap(({ counts }) => counts.flat()));
  const radius = scaleSqrt([0, most], [0, circleMax]);
  const heads = columnHeads(map);
  let top = heads.height;
  const rows = map.rows.map((name, row) => {
    const lines = linesOf(name, 40);
    const y = top + lines.length * lineHeight + circleMax + 10;
    const content = html`<line
        x1="0"
        x2="100%"
        y1="${top}"
        y2="${top}"
        stroke="#b1b4b6"
      />
      ${lines.map((line, at) => chartText({ x: 0, y: top + 18 + at * lineHeight }, line))}
      ${map.columns.map((_, column) => cell(map, { row, column, y }, radius))}`;
    top += lines.length * lineHeight + cellHeight + 8;
    return content;
  });
  return chartFigure(data, drawing(data, top, html`${heads.content}${rows}`));
}
