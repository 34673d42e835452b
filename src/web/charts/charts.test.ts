import assert from "node:assert/strict";
import test from "node:test";
import { parseFragment } from "parse5";
import { barChart, stackedBarChart } from "./bar-charts.ts";
import type { ChartData } from "./chart.ts";
import { csvText } from "./csv.ts";
import type { FlowMap } from "./flow-map.ts";
import { figuresOf, flowMap } from "./flow-map.ts";
import { reachMap } from "./reach-map.ts";

const data: ChartData = {
  id: "c",
  title: "Contacts",
  categoryName: "Organisation",
  categories: ["Council & county", "Pensions"],
  series: [
    { name: "Today", values: [3, 7919] },
    { name: "Later", values: [0, 1] },
  ],
  format: String,
  locale: "en",
};

for (const [name, draw] of Object.entries({
  barChart,
  stackedBarChart,
})) {
  test(`a ${name} stands with a table of every figure it draws`, () => {
    const markup = draw(data).toString();
    for (const figure of ["Council &amp; county", "7919", "Today", "Later"])
      assert.match(markup, new RegExp(figure));
    assert.match(markup, /<table/);
    assert.doesNotMatch(markup, / style=|NaN|undefined/);
    assert(parseFragment(markup).childNodes.length > 0);
  });
}

test("a chart of nothing is still a chart", () => {
  const empty = {
    ...data,
    categories: [],
    series: [{ name: "Today", values: [] }],
  };
  for (const draw of [barChart, stackedBarChart])
    assert.doesNotMatch(draw(empty).toString(), /NaN|Infinity|undefined/);
});

test("a chart refuses more series than people can tell apart, and series that lack values", () => {
  const five = Array.from({ length: 5 }, () => ({ name: "s", values: [1, 2] }));
  assert.throws(() => barChart({ ...data, series: five }), /one to four/);
  assert.throws(
    () => barChart({ ...data, series: [{ name: "Today", values: [1] }] }),
    /a value for each of 2/,
  );
});

const map: FlowMap = {
  id: "m",
  title: "Who and how",
  categoryName: "Organisation and channel",
  rows: ["Council", "Pensions"],
  columns: ["Phone", "Post"],
  ways: [
    {
      name: "Today",
      counts: [
        [2, 0],
        [0, 1],
      ],
    },
    {
      name: "Later",
      counts: [
        [0, 0],
        [0, 1],
      ],
    },
  ],
  format: String,
  locale: "en",
};

test("the map’s table has a line for each organisation and channel that meet", () => {
  assert.match(flowMap(map).toString(), />2 → 0</);
  const { categories, series } = figuresOf(map);
  assert.deepEqual(categories, ["Council: Phone", "Pensions: Post"]);
  assert.deepEqual(series, [
    { name: "Today", values: [2, 1] },
    { name: "Later", values: [0, 1] },
  ]);
});

test("a map of who is reached draws a line for each reason, one through the middle, and says both in its table", () => {
  const reach = reachMap({
    ...map,
    ways: [map.ways[0]!, map.ways[1]!],
    through: { name: "One place", count: 1, passesOn: [true, false] },
    headings: ["Today: 3", "Later: 2"],
  }).toString();
  const lines = /stroke-width="[\d.]+"\s+stroke-dasharray/g;
  const drawn = reach.slice(reach.indexOf("joinery-chart__ways"));
  assert.equal(drawn.match(lines)?.length, 5);
  assert.match(
    reach.replaceAll(/<[^>]*>|\s+/g, " ").replaceAll(/ +/g, " "),
    /One place 0 1 Council: Phone 2 0 Pensions: Post 1 1/,
  );
});

test("a file of figures opens in a spreadsheet without running anything", () => {
  assert.equal(
    csvText([["=1+1", 'say "a, b"', -2]]),
    '\ufeff\'=1+1,"say ""a, b""",-2\r\n',
  );
});
