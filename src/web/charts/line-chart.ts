import { scaleLinear } from "d3-scale";
import {
  line,
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
} from "d3-shape";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { ChartData } from "./chart.ts";
import {
  chartFigure,
  chartText,
  drawing,
  keyOf,
  percent,
  styleOf,
} from "./chart.ts";

const plot = { left: 18, right: 88, top: 14, height: 220 };
const marks = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond];
const dashes = ["", "8 4", "2 4", "10 3 2 3"];

type Scales = {
  readonly x: (category: number) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
};

function scalesOf({ categories, series }: ChartData): Scales {
  const values = series.flatMap((each) => each.values);
  const y = scaleLinear(
    [Math.min(0, ...values), Math.max(1, ...values)],
    [plot.top + plot.height, plot.top],
  ).nice(4);
  const x = scaleLinear(
    [0, Math.max(1, categories.length - 1)],
    [plot.left, plot.right],
  );
  return { x, y, ticks: y.ticks(4) };
}

const grid = ({ format }: ChartData, { y, ticks }: Scales): Html =>
  html`${ticks.map((tick) => html`<line x1="${percent(plot.left)}" x2="${percent(plot.right)}" y1="${y(tick)}" y2="${y(tick)}" stroke="#b1b4b6" />${chartText({ x: percent(plot.left), y: y(tick) + 5, dx: -6, anchor: "end" }, format(tick))}`)}`;

/** The first and last category stand under the line, and those between while there is room at 320 px. */
function axis({ categories }: ChartData, { x }: Scales): Html {
  const last = categories.length - 1;
  const middle = categories.length > 4 ? Math.round(last / 2) : -1;
  const y = plot.top + plot.height + 24;
  return html`${categories.map((category, index) => ([0, middle, last].includes(index) || (categories.length <= 4 && index > 0)) && chartText({ x: percent(x(index)), y, anchor: "middle" }, category))}`;
}

/** The line stretches with its place while its width stays; the marks tell the series apart without colour. */
function seriesLine(
  { series }: ChartData,
  index: number,
  { x, y }: Scales,
): Html {
  const values = series[index]?.values ?? [];
  const { colour } = styleOf(index);
  const path =
    line<number>(
      (_, at) => x(at),
      (value) => y(value),
    )([...values]) ?? "";
  const mark = symbol(marks[index] ?? symbolCircle, 70)() ?? "";
  const points = values.map(
    (value, at) =>
      html`<svg x="${percent(x(at))}" y="${y(value)}" overflow="visible">
        <path d="${mark}" fill="${colour}" />
      </svg>`,
  );
  const end = chartText(
    {
      x: percent(x(values.length - 1)),
      y: y(values.at(-1) ?? 0) + 5,
      dx: 10,
      fill: "#0b0c0c",
      isStrong: true,
    },
    series.length > 1 ? keyOf(index) : "",
  );
  return html`<svg
      viewBox="0 0 100 ${plot.top + plot.height + 30}"
      preserveAspectRatio="none"
      width="100%"
      height="${plot.top + plot.height + 30}"
    >
      <path
        d="${path}"
        fill="none"
        stroke="${colour}"
        stroke-width="3"
        vector-effect="non-scaling-stroke"
        stroke-dasharray="${dashes[index] ?? ""}"
      /></svg
    >${points}${end}`;
}

/** Lines over time: categories are moments in order. */
export function lineChart(data: ChartData): Html {
  const scales = scalesOf(data);
  const lines = data.series.map((_, index) => seriesLine(data, index, scales));
  return chartFigure(
    data,
    drawing(
      data,
      plot.top + plot.height + 30,
      html`${grid(data, scales)}${axis(data, scales)}${lines}`,
    ),
  );
}
