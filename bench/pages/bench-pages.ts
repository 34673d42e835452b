import assert from "node:assert/strict";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { assetUrl } from "#web";
import { htmlTree } from "#web/testing";
import type { Autocannon } from "../peer.ts";
import { peer } from "../peer.ts";
import type { BenchPage } from "./pages.ts";
import { benchPages as pages, renderOurs } from "./pages.ts";
import { openRealPages } from "./real-pages.ts";

export type Figure = {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly goal: number;
  readonly holds: boolean;
};

export type BenchReport = {
  readonly bench: string;
  readonly conditions: Readonly<Record<string, string | number>>;
  readonly figures: readonly Figure[];
};

type Nunjucks = {
  readonly Environment: new (
    loader: unknown,
    options: object,
  ) => {
    getTemplate(
      name: string,
      eager: boolean,
    ): { render(context: object): string };
  };
  readonly FileSystemLoader: new (folders: readonly string[]) => unknown;
};

const rounds = 15;
const roundMs = 60;

function peerRenderers(): ReadonlyMap<string, () => string> {
  const { Environment, FileSystemLoader } = peer<Nunjucks>("nunjucks");
  const govuk = dirname(
    dirname(
      fileURLToPath(
        import.meta.resolve("govuk-frontend/dist/govuk/template.njk"),
      ),
    ),
  );
  const templates = join(import.meta.dirname, "templates");
  const environment = new Environment(
    new FileSystemLoader([templates, govuk]),
    { autoescape: true, trimBlocks: true, lstripBlocks: true },
  );
  const assets = {
    icon: assetUrl("icon.svg"),
    govuk: assetUrl("govuk-frontend.css"),
    joinery: assetUrl("joinery.css"),
    enable: assetUrl("enable-scripts.js"),
    start: assetUrl("joinery.js"),
  };
  return new Map(
    pages.map(({ name, title, data }) => {
      const template = environment.getTemplate(`${name}.njk`, true);
      return [name, () => template.render({ ...data, title, assets })];
    }),
  );
}

/** Milliseconds for one call, over as many calls as fit in a round. */
function msPerCall(call: () => string): number {
  const start = performance.now();
  let calls = 0;
  let lengths = 0;
  do {
    lengths += Buffer.byteLength(call());
    calls += 1;
  } while (performance.now() - start < roundMs);
  assert(lengths > 0);
  return (performance.now() - start) / calls;
}

const rounded = (value: number): number => Number(value.toPrecision(3));

function spread(values: readonly number[]) {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number): number =>
    rounded(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return { median: at(0.5), min: at(0), max: at(1) };
}

/** A comparison of speed is fair only when both give the same page. */
function assertSameHtml(name: string, ours: string, theirs: string): void {
  const [left, right] = [
    htmlTree(ours).split("\n"),
    htmlTree(theirs).split("\n"),
  ];
  const at = left.findIndex((line, index) => line !== right[index]);
  assert(
    at < 0 && left.length === right.length,
    `Page ${name} differs between the renderers: “${left[at]}” and “${right[at]}”.`,
  );
}

/** Ours and the peer's in turn, so that what slows the machine slows both; the ratio is taken within a round. */
function compare(page: BenchPage, theirs: () => string): Figure {
  const ours = (): string => renderOurs(page);
  assertSameHtml(page.name, ours(), theirs());
  for (let warmUp = 0; warmUp < 3; warmUp += 1)
    void [msPerCall(ours), msPerCall(theirs)];
  const ratios = Array.from(
    { length: rounds },
    () => msPerCall(theirs) / msPerCall(ours),
  );
  const figures = spread(ratios);
  const name = `${page.name}: nunjucks time / our time (${rounded(msPerCall(theirs))} ms / ${rounded(msPerCall(ours))} ms)`;
  return {
    name,
    unit: "ratio",
    ...figures,
    goal: 4,
    holds: figures.median >= 4,
  };
}

/** The 99th percentile of the real pages' answer times over HTTP at 10 connections, in three runs each. */
async function answerTimes(): Promise<readonly Figure[]> {
  const real = await openRealPages();
  try {
    const figures: Figure[] = [];
    for (const [name, url] of real.urls)
      figures.push(await answerTime(name, url, real.cookie));
    return figures;
  } finally {
    await real.stop();
  }
}

async function answerTime(
  page: string,
  url: string,
  cookie: string,
): Promise<Figure> {
  const autocannon = peer<Autocannon>("autocannon");
  const headers = { cookie };
  const load = { url, headers, connections: 10, workers: 1 };
  await autocannon({ ...load, duration: 3 }); // warms caches and plans
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const result = await autocannon({ ...load, duration: 3 });
    assert.equal(
      result.non2xx + result.errors,
      0,
      "Every answer must be a page.",
    );
    times.push(result.latency.p99);
  }
  const figures = spread(times);
  const name = `${page} of the running system, 10 connections: p99 at most`;
  return {
    name,
    unit: "ms",
    ...figures,
    goal: 50,
    holds: figures.median <= 50,
  };
}

/** Renders home, question and preview as the web room does and as nunjucks with GOV.UK's macros does, to the same HTML. */
export async function benchPages(): Promise<BenchReport> {
  const theirs = peerRenderers();
  const figures = pages.map((page) =>
    compare(
      page,
      theirs.get(page.name) ?? assert.fail(`No template renders ${page.name}.`),
    ),
  );
  const bytes = pages
    .map((page) => `${page.name} ${Buffer.byteLength(renderOurs(page))}`)
    .join(", ");
  const conditions = {
    node: process.version,
    processor: cpus()[0]?.model ?? "unknown",
    processors: cpus().length,
    rounds,
    roundMs,
    bytes,
  };
  return {
    bench: "pages",
    conditions,
    figures: [...figures, ...(await answerTimes())],
  };
}
