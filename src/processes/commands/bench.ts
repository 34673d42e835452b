import type { LoadOptions } from "#bench/load";
import type { BenchReport } from "#bench/pages";
import type { Command } from "../command.ts";
import { form } from "../command.ts";

const options = {
  json: { type: "boolean" },
  servers: { type: "string" },
  beside: { type: "string" },
  calm: { type: "string" },
  crowd: { type: "string" },
} as const;

type Bench = (options: LoadOptions) => Promise<BenchReport>;

const benches: ReadonlyMap<string, Bench> = new Map<string, Bench>([
  ["load", async (of) => (await import("#bench/load")).benchLoad(of)],
  ["notices", async () => (await import("#bench/notices")).benchNotices()],
  ["overload", async () => (await import("#bench/overload")).benchOverload()],
  ["pack", async () => (await import("#bench/pack")).benchPack()],
  ["pages", async () => (await import("#bench/pages")).benchPages()],
  ["people", async () => (await import("#bench/people")).benchPeople()],
]);

export const command: Command = {
  usage: `
Usage: joinery bench NAME [--json]
       joinery bench load [--servers N] [--beside FOLDER] [--calm N] [--crowd N] [--json]
Measures ${[...benches.keys()].join(" or ")}: speed beside an anchor in the same run, or questions and words for the named people. Says whether the goals hold.
load: whole tellings by 300 and then 1,150 people (--calm, --crowd) at --servers processes (1) and one of the checkout in --beside.
JSON is { bench, conditions, figures: [{ name, unit, median, min, max, goal, holds }] }; a goal of 0 is none.
Exit codes: 0 every goal holds, 1 one does not, 2 wrong use.`,
  run: new Map(
    [...benches].map(([name, measure]) => [
      name,
      form({ options }, async ({ values: { json, ...load } }) => {
        if (name !== "load" && Object.keys(load).length > 0) return undefined;
        const report = await measure(load);
        const code = report.figures.every(({ holds }) => holds) ? 0 : 1;
        const text = JSON.stringify(report, undefined, 2);
        return { said: json ? text : inWords(report), code };
      }),
    ]),
  ),
};

function inWords({ bench, conditions, figures }: BenchReport): string {
  const where = Object.entries(conditions).map(
    ([name, value]) => `  ${name}: ${value}`,
  );
  const lines = figures.map(({ name, unit, median, min, max, goal, holds }) => {
    const wanted =
      goal === 0 ? "" : `, goal ${goal}: ${holds ? "holds" : "DOES NOT HOLD"}`;
    return `  ${name}: ${median} ${unit} (${min} to ${max})${wanted}`;
  });
  return [bench, ...where, ...lines, ""].join("\n");
}
