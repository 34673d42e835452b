/** How long an author waits: for the command to start, for a whole check, and for the answer to a changed rule while it watches. */
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { BenchReport, Figure } from "../pages/bench-pages.ts";

const root = join(import.meta.dirname, "../..");
const joinery = join(root, "src/processes/joinery.ts");
const rounds = 7;
/** The rules that are changed: a short file and a long one. */
const changed = ["carers-allowance", "pension-credit"];

/** Nothing but the pack is asked, not a database that happens to run. */
function environment(folder: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...others } = process.env;
  return { ...others, DATA_DIR: join(folder, "no-data") };
}

function msOf(folder: string, words: readonly string[]): number {
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, [joinery, ...words], {
    env: environment(folder),
  });
  if (status !== 0)
    throw new Error(`joinery ${words.join(" ")} ended with ${status}`);
  return performance.now() - startedAt;
}

/** From the moment a rule is saved to the end of the answer. */
async function answersTo(
  folder: string,
  pack: string,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const watching = spawn(
    process.execPath,
    [joinery, "pack", "check", "--watch", pack],
    {
      env: environment(folder),
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const lines = createInterface(watching.stdout)[Symbol.asyncIterator]();
  const until = async (said: RegExp): Promise<void> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error("the check ended");
      if (said.test(value)) return;
    }
  };
  await until(/^Watching /);
  const found = new Map<string, number[]>();
  for (let round = 0; round < rounds + warmUp; round++)
    for (const service of changed) {
      const path = join(pack, `services/${service}/rules.yaml`);
      const text = readFileSync(path, "utf8");
      const startedAt = performance.now();
      writeFileSync(path, `${text}# ${round}\n`);
      await until(/^Checked in /);
      const ms = performance.now() - startedAt;
      if (round >= warmUp)
        found.set(service, [...(found.get(service) ?? []), ms]);
    }
  watching.kill();
  return found;
}

/** The first answers are given by code that runs for the first time. */
const warmUp = 3;

export async function benchPack(): Promise<BenchReport> {
  const folder = mkdtempSync(join(tmpdir(), "bench-pack-"));
  const pack = join(folder, "uk");
  cpSync(join(root, "packs/uk"), pack, { recursive: true });
  const load = loadavg()[0] ?? 0;
  const many = (words: readonly string[]) =>
    Array.from({ length: rounds }, () => msOf(folder, words));
  const start = many(["pack", "check", "--help"]);
  const whole = many(["pack", "check", pack]);
  const answers = await answersTo(folder, pack);
  rmSync(folder, { recursive: true });
  return {
    bench: "pack",
    conditions: {
      rounds,
      cores: cpus().length,
      model: cpus()[0]?.model ?? "unknown",
      load: Math.round(load * 10) / 10,
      node: process.version,
    },
    figures: [
      figure("start", start, 700),
      figure("whole check", whole, 3_000),
      ...[...answers].map(([service, ms]) =>
        figure(`answer to a changed rule of ${service}, watching`, ms, 100),
      ),
    ],
  };
}

function figure(name: string, times: readonly number[], goal: number): Figure {
  const sorted = times.map(Math.round).toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return {
    name,
    unit: "ms",
    median,
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
    goal,
    holds: median <= goal,
  };
}
