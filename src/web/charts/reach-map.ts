import { scaleSqrt } from "d3-scale";
import { say } from "#kernel";
import type { Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { ChartData } from "./chart.ts";
import { chartFigure, chartText, linesOf, palette } from "./chart.ts";
import { figuresOf } from "./flow-map.ts";
import type { FlowMap } from "./flow-map.ts";

/** How one person reaches organisations (rows) for some reasons (columns, at most three): before, and after through one place. */
export type ReachMap = FlowMap & {
  /** Where one contact does for many, after: how many contacts go there, and for which rows it passes them on. */
  readonly through: {
    readonly name: string;
    readonly count: number;
    readonly passesOn: readonly boolean[];
  };
  /** What is written above each way. */
  readonly headings: readonly [string, string];
};

const passedOn = say("Told for them");

/** Teal is kept for the one place in the middle. */
const reasons = [palette[0], palette[2], palette[3]] as const;
const dashes = ["", "9 4", "2 4"] as const;
const through = palette[1].colour;
const passedOnColour = "#767b80";
/** The name of an organisation that nobody turns to any more. */
const untouched = "#505a5f";

const lineHeight = 18;
const rowGap = 14;
const nameLength = 21;
const widthOf = scaleSqrt([0, 30], [1.5, 14]);

type Row = {
  readonly lines: readonly string[];
  readonly top: number;
  readonly middle: number;
};

function rowsOf({ rows }: ReachMap): readonly Row[] {
  let top = 0;
  return rows.map((name) => {
    const lines = linesOf(name, nameLength);
    const height = lines.length * lineHeight;
    const row = { lines, top, middle: top + height / 2 };
    top += height + rowGap;
    return row;
  });
}

const sum = (counts: readonly number[]): number =>
  counts.reduce((total, count) => total + count, 0);

type Line = {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly colour: string;
  readonly width: number;
  readonly dash?: string;
};

/** A curve that leaves and arrives level. Its place is stretched to any width; its stroke is not. */
function curve({ from, to, colour, width, dash }: Line): Html {
  const bend = (from[0] + to[0]) / 2;
  return html`<path
    d="M${from[0]} ${from[1]} C${bend} ${from[1]} ${bend} ${to[1]} ${to[0]} ${to[1]}"
    fill="none"
    stroke="${colour}"
    stroke-width="${Number(width.toFixed(1))}"
    stroke-dasharray="${dash || "none"}"
    vector-effect="non-scaling-stroke"
  />`;
}

/** The lines from the person to one organisation, a line for each reason, beside one another. */
function directLines(
  counts: readonly number[],
  person: number,
  row: Row,
): readonly Html[] {
  const used = counts.flatMap((count, reason) =>
    count > 0 ? [{ count, reason }] : [],
  );
  return used.map(({ count, reason }, at) => {
    const y = row.middle + (at - (used.length - 1) / 2) * 7;
    const style = reasons[reason] ?? reasons[0];
    return curve({
      from: [0, person],
      to: [100, y],
      colour: style.colour,
      width: widthOf(count),
      dash: dashes[reason] ?? "",
    });
  });
}

const hub = { from: 40, to: 60, height: 92 } as const;

function hubLines(map: ReachMap, rows: readonly Row[], person: number): Html {
  const told = toldRows(map, rows);
  const y = hubAt(map, rows);
  return html`${told.map((row) =>
    curve({
      from: [hub.to, y],
      to: [100, row.middle],
      colour: passedOnColour,
      width: 1,
    }),
  )}
  ${
    map.through.count > 0 &&
    curve({
      from: [0, person],
      to: [hub.from, y],
      colour: through,
      width: widthOf(map.through.count),
    })
  }`;
}

const heightOf = (rows: readonly Row[]): number => {
  const last = rows.at(-1);
  return Math.max(
    hub.height + 40,
    last ? last.top + last.lines.length * lineHeight : 0,
  );
};
const personAt = (rows: readonly Row[]): number => heightOf(rows) / 2;
const toldRows = ({ through }: ReachMap, rows: readonly Row[]) =>
  rows.filter((_, row) => through.passesOn[row]);

/** In the middle of those it tells. */
function hubAt(map: ReachMap, rows: readonly Row[]): number {
  const told = toldRows(map, rows).map(({ middle }) => middle);
  const middle = ((told[0] ?? 0) + (told.at(-1) ?? 0)) / 2;
  return Math.max(hub.height / 2, middle);
}

/** The place in the middle, its name upright so that it stays narrow. */
const hubBox = ({ through: { name } }: ReachMap, y: number): Html =>
  html`<svg x="12%" y="${y - hub.height / 2}" overflow="visible">
    <rect x="13" width="26" height="${hub.height}" rx="4" fill="${through}" />
    <text
      transform="translate(31 ${hub.height / 2}) rotate(-90)"
      text-anchor="middle"
      font-weight="700"
    >
      ${name}
    </text>
  </svg>`;

const figure = (y: number): Html =>
  html`<circle cx="12" cy="${y - 15}" r="7" />
    <path d="M0 ${y + 14} v-6 a12 12 0 0 1 24 0 v6 z" />`;

function names(
  map: ReachMap,
  rows: readonly Row[],
  counts: readonly (readonly number[])[],
): Html {
  return html`${rows.map(({ lines, top, middle }, row) => {
    const total = sum(counts[row] ?? []);
    return html`${lines.map((line, at) =>
      chartText(
        {
          x: "30%",
          y: top + 14 + at * lineHeight,
          dx: 8,
          ...(total === 0 ? { fill: untouched } : {}),
        },
        line,
      ),
    )}
    ${chartText(
      {
        x: "100%",
        y: middle + 5,
        anchor: "end",
        ...(total === 0 ? { fill: untouched } : { isStrong: true }),
      },
      map.format(total),
    )}`;
  })}`;
}

function way(map: ReachMap, at: 0 | 1): Html {
  const rows = rowsOf(map);
  const height = heightOf(rows);
  const person = personAt(rows);
  const { counts } = map.ways[at];
  const heading = map.headings[at];
  return html`<div>
    <p class="govuk-body govuk-!-font-weight-bold">${heading}</p>
    <svg
      class="joinery-chart__drawing"
      width="100%"
      height="${height}"
      role="img"
      aria-label="${heading}"
      focusable="false"
    >
      <svg
        x="26"
        width="24%"
        height="${height}"
        viewBox="0 0 100 ${height}"
        preserveAspectRatio="none"
        overflow="visible"
      >
        ${at === 1 && hubLines(map, rows, person)}
        ${rows.map((row, index) => directLines(counts[index] ?? [], person, row))}
      </svg>
      ${at === 1 && hubBox(map, hubAt(map, rows))} ${figure(person)}
      ${names(map, rows, counts)}
    </svg>
  </div>`;
}

const sample = (line: Omit<Line, "from" | "to">, text: string): Html =>
  html`<li>
    <svg width="34" height="14" focusable="false">
      ${curve({ ...line, from: [0, 7], to: [34, 7] })}
    </svg>
    ${text}
  </li>`;

const legend = (map: ReachMap): Html =>
  html`<ul class="joinery-chart__legend" aria-hidden="true">
    ${map.columns.map((name, reason) =>
      sample(
        {
          colour: (reasons[reason] ?? reasons[0]).colour,
          width: 5,
          dash: dashes[reason] ?? "",
        },
        name,
      ),
    )}
    ${sample({ colour: passedOnColour, width: 1 }, passedOn[map.locale])}
  </ul>`;

/** Two drawings side by side, the same organisations in the same places: the thicker a line, the more contacts. */
export function reachMap(map: ReachMap): Html {
  const figures = figuresOf(map);
  const [before, after] = figures.series;
  const data: ChartData = {
    ...figures,
    categories: [map.through.name, ...figures.categories],
    series: [
      { name: map.ways[0].name, values: [0, ...(before?.values ?? [])] },
      {
        name: map.ways[1].name,
        values: [map.through.count, ...(after?.values ?? [])],
      },
    ],
  };
  return chartFigure(
    data,
    html`<div class="joinery-chart__ways">${way(map, 0)} ${way(map, 1)}</div>`,
    legend(map),
  );
}
