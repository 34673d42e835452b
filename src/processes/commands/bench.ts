import type { BenchReport } from "#bench/pages";
import type { Command } from "../command.ts";
import { WrongUse } from "../command.ts";

const benches: ReadonlyMap<string, () => Promise<BenchReport>> = new Map([
  ["notices", async () => (await import("#bench/notices")).benchNotices()],
  ["overload", async () => (await import("#bench/overload")).benchOverload()],
  ["pack", async () => (await import("#bench/pack")).benchPack()],
  ["pages", async () => (await import("#bench/pages")).benchPages()],
  ["people", async () => (await import("#bench/people")).benchPeople()],
]);

export const command: Command = {
  usage: `
Usage: joinery bench NAME [--json]
Measures ${[...benches.keys()].join(" or ")}: speed beside an anchor in the same run, or questions and words for the named people. Says whether the goals hold.
JSON is { bench, conditions, figures: [{ name, unit, median, min, max, goal, holds }] }; a goal of 0 is none.
Exit codes: 0 every goal holds, 1 one does not, 2 wrong use.`,
  async run({ args }) {
    const [name = "", ...options] = args;
    const measure = benches.get(name);
    if (!measure || options.some((option) => option !== "--json"))
      throw new WrongUse(
        `Write: joinery bench NAME [--json]; there are ${[...benches.keys()].join(", ")}.`,
      );
    const report = await measure();
    process.stdout.write(
      options.includes("--json")
        ? `${JSON.stringify(report, undefined, 2)}\n`
        : inWords(report),
    );
    return report.figures.every(({ holds }) => holds) ? 0 : 1;
  },
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
