import { scaleLinear } from "d3-scale";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { ChartData } from "./chart.ts";
import { chartText, keyOf, percent, styleOf } from "./chart.ts";
import { labelledRows, widthMax } from "./labelled-rows.ts";

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
