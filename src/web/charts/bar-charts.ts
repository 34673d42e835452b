import { scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { ChartData } from "./chart.ts";
import {
  chartFigure,
  chartText,
  drawing,
  linesOf,
  keyOf,
  percent,
  styleOf,
} from "./chart.ts";

const lineHeight = 20;

/** How much of the drawing the longest bar takes, in per cent: it leaves room for its value. */
const widthMax = 76;

/** A chart of rows: each category under its name, drawn from a height `y` on. */
function labelledRows(
  data: ChartData,
  { height, gap }: { readonly height: number; readonly gap: number },
  draw: (category: number, y: number) => Html,
): Html {
  let top = 0;
  const rows = data.categories.map((name, category) => {
    const lines = linesOf(name, 38);
    const label = lines.map((line, at) =>
      chartText({ x: 0, y: top + 14 + at * lineHeight, isStrong: true }, line),
    );
    const y = top + lines.length * lineHeight;
    top = y + height + gap;
    return html`${label}${draw(category, y)}`;
  });
  return chartFigure(
    data,
    drawing(data, Math.max(0, top - gap), html`${rows}`),
  );
}

const barHeight = 22;
const step = barHeight + 2;

/** Horizontal bars: how much there is of each category. Every bar carries its value. */
export function barChart(data: ChartData): Html {
  const { series, format } = data;
  const most = Math.max(1, ...series.flatMap(({ values }) => values));
  const width = scaleLinear([0, most], [0, widthMax]).clamp(true);
  const size = { height: series.length * step, gap: 14 };
  return labelledRows(data, size, (category, top) => {
    const bars = series.map(({ values }, index) => {
      const value = values[category] ?? 0;
      const y = top + index * step;
      const key = series.length > 1 ? `${keyOf(index)}: ` : "";
      return html`<rect
          x="0"
          y="${y}"
          width="${percent(width(value))}"
          height="${barHeight}"
          fill="${styleOf(index).colour}"
        />
        ${chartText({ x: percent(width(value)), y: y + 16, dx: 6 }, key + format(value))}`;
    });
    return html`${bars}`;
  });
}

const stackHeight = 30;
/** Shares of the drawing that a key, and a key with a value, need at 320 px. */
const keyShare = 6;
const valueShare = 17;

type Segment = {
  readonly from: number;
  readonly to: number;
  readonly series: number;
  readonly value: number;
};

/** Where each category's segments begin and end, in the unit of the values. */
function segmentsOf({
  categories,
  series,
}: ChartData): readonly (readonly Segment[])[] {
  const keys = series.map((_, index) => index);
  const layers = stack<number, number>()
    .keys(keys)
    .value((category, key) => series[key]?.values[category] ?? 0)(
    categories.map((_, index) => index),
  );
  return categories.map((_, category) =>
    layers.map((layer) => {
      const [from = 0, to = 0] = layer[category] ?? [];
      return { from, to, series: layer.key, value: to - from };
    }),
  );
}

function segment(
  data: ChartData,
  { from, to, series, value }: Segment,
  at: { readonly y: number; readonly scale: number },
): Html {
  const { colour, ink } = styleOf(series);
  const share = (to - from) * at.scale;
  const text =
    share >= valueShare
      ? `${keyOf(series)}: ${data.format(value)}`
      : keyOf(series);
  return html`<rect
      x="${percent(from * at.scale)}"
      y="${at.y}"
      width="${percent(share)}"
      height="${stackHeight}"
      fill="${colour}"
      stroke="#ffffff"
      stroke-width="1"
    />
    ${share >= keyShare && chartText({ x: percent(from * at.scale), y: at.y + 20, dx: 6, fill: ink }, text)}`;
}

/** Horizontal bars of parts: how a whole is made up, category by category. Each bar carries its total. */
export function stackedBarChart(data: ChartData): Html {
  const stacks = segmentsOf(data);
  const totals = stacks.map((segments) => segments.at(-1)?.to ?? 0);
  const scale = widthMax / Math.max(1, ...totals);
  return labelledRows(data, { height: stackHeight, gap: 16 }, (category, y) => {
    const total = totals[category] ?? 0;
    return html`${stacks[category]?.map((each) => segment(data, each, { y, scale }))}
    ${chartText({ x: percent(total * scale), y: y + 20, dx: 6 }, data.format(total))}`;
  });
}
