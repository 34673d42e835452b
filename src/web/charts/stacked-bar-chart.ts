import { stack } from "d3-shape";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { ChartData } from "./chart.ts";
import { chartText, keyOf, percent, styleOf } from "./chart.ts";
import { labelledRows, widthMax } from "./labelled-rows.ts";

const barHeight = 30;
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
      height="${barHeight}"
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
  return labelledRows(data, { height: barHeight, gap: 16 }, (category, y) => {
    const total = totals[category] ?? 0;
    return html`${stacks[category]?.map((each) => segment(data, each, { y, scale }))}
    ${chartText({ x: percent(total * scale), y: y + 20, dx: 6 }, data.format(total))}`;
  });
}
