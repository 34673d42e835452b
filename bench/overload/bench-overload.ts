/** Far more people than two cores can serve: who is answered, who is told at once to come again, and whether departments still get through. */
import { cpus } from "node:os";
import { Agent, request } from "node:http";
import type { BenchReport, Figure } from "../pages/bench-pages.ts";
import { openRealPages } from "../pages/real-pages.ts";

const people = 500;
const seconds = 20;
const pauseMs = 100;

type Answer = {
  readonly status: number;
  readonly ms: number;
  readonly retryAfter: string | undefined;
};

const agent = new Agent({ keepAlive: true, maxSockets: people + 10 });

const ask = (url: string, cookie: string, method = "GET"): Promise<Answer> =>
  new Promise((resolve) => {
    const startedAt = performance.now();
    const end = (status: number, retryAfter?: string) =>
      resolve({ status, ms: performance.now() - startedAt, retryAfter });
    const asking = request(url, { method, agent, headers: { cookie } });
    asking.on("error", () => end(0));
    asking.on("response", (answer) => {
      answer.resume();
      answer.on("end", () =>
        end(answer.statusCode ?? 0, answer.headers["retry-after"]),
      );
      answer.on("error", () => end(0));
    });
    asking.end();
  });

/** Asks again and again until the time is over; whoever is told to come again does so impatiently. */
async function keepAsking(
  until: number,
  work: () => Promise<Answer>,
  answers: Answer[],
): Promise<void> {
  while (performance.now() < until) {
    answers.push(await work());
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

export async function benchOverload(): Promise<BenchReport> {
  const real = await openRealPages();
  try {
    const pages: Answer[] = [];
    const machines: Answer[] = [];
    const health: Answer[] = [];
    const urls = [...real.urls.values()];
    const [home = ""] = urls;
    const until = performance.now() + seconds * 1_000;
    await Promise.all([
      ...Array.from({ length: people }, (_, person) =>
        keepAsking(
          until,
          () => ask(urls[person % urls.length] ?? home, real.cookie),
          pages,
        ),
      ),
      keepAsking(
        until,
        () => ask(new URL("/receipts", home).href, "", "POST"),
        machines,
      ),
      keepAsking(until, () => ask(new URL("/health", home).href, ""), health),
    ]);
    return reportOf({ pages, machines, health });
  } finally {
    agent.destroy();
    await real.stop();
  }
}

function reportOf(found: {
  readonly pages: readonly Answer[];
  readonly machines: readonly Answer[];
  readonly health: readonly Answer[];
}): BenchReport {
  const { pages, machines, health } = found;
  const answered = (status: number) =>
    pages.filter((answer) => answer.status === status);
  const refused = answered(503);
  const broken = pages.filter(({ status }) => status !== 200 && status !== 503);
  const unheard = machines.filter(
    ({ status }) => status >= 500 || status === 0,
  );
  const unwell = health.filter(({ status }) => status !== 200);
  const silent = refused.filter(({ retryAfter }) => retryAfter === undefined);
  return {
    bench: "overload",
    conditions: {
      people,
      seconds,
      cores: cpus().length,
      model: cpus()[0]?.model ?? "unknown",
      node: process.version,
    },
    figures: [
      count(
        "pages answered a second",
        answered(200).length / seconds,
        undefined,
      ),
      count("pages put off a second", refused.length / seconds, undefined),
      count("answers neither a page nor “come again”", broken.length, 0),
      count("put off without saying when to come again", silent.length, 0),
      times("a page answered, ms", answered(200)),
      times("put off, ms", refused),
      times("a department's call, ms", machines),
      count("departments' calls not answered", unheard.length, 0),
      count("health not told, or not well", unwell.length, 0),
    ],
  };
}

/** A figure that must not be above its bound; none has no goal. */
function count(name: string, value: number, most: number | undefined): Figure {
  const rounded = Math.round(value * 10) / 10;
  return {
    name,
    unit: "",
    median: rounded,
    min: rounded,
    max: rounded,
    goal: 0,
    holds: most === undefined || value <= most,
  };
}

/** Median, least and 99th percentile. */
function times(name: string, answers: readonly Answer[]): Figure {
  const sorted = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return {
    name,
    unit: "ms (max is p99)",
    median: at(0.5),
    min: at(0),
    max: at(0.99),
    goal: 0,
    holds: true,
  };
}
