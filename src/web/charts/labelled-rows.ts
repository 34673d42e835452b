import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { ChartData } from "./chart.ts";
import { chartFigure, chartText, drawing, linesOf } from "./chart.ts";

const lineHeight = 20;

/** How much of the drawing the longest bar takes, in per cent: it leaves room for its value. */
export const widthMax = 76;

/** A chart of rows: each category under its name, drawn from a height `y` on. */
export function labelledRows(
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
