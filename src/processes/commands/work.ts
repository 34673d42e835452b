import type { Logger } from "pino";
import { pause, restarts } from "#kernel";
import type { Command } from "../command.ts";
import { form } from "../command.ts";
import { openParts } from "../open-parts.ts";
import { reportReady, untilStopped } from "../until-stopped.ts";
import type { Loop } from "../wiring.ts";
import { wireLoops } from "../wiring.ts";

export const command: Command = {
  usage: `
Usage: joinery work
Seals the log, follows it, delivers, sends messages to people and keeps time, on the database of DATABASE_URL or of the Joinery that runs on DATA_DIR.
Keeps no state: run as many as you like; what one holds when it dies another takes up. SIGTERM finishes what is under way.
Exit codes: 0 stopped when told to, 1 it failed, 2 wrong use.`,
  run: form({}, async ({ settings }) => {
    const stopping = untilStopped();
    const parts = await openParts(settings, "work");
    const loops = wireLoops(parts);
    parts.logger.info({ loops: loops.map(({ name }) => name) }, "working");
    reportReady();
    await work(loops, parts.logger, stopping);
    await parts.close();
    return parts.keys.isLost ? 2 : 0;
  }),
};

const backOff = { firstMs: 200, longestMs: 10_000 };

/** Runs every loop until the signal and waits for all to end. One that throws is logged and started again after a growing pause. */
async function work(
  loops: readonly Loop[],
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(loops.map((loop) => keepRunning(loop, logger, signal)));
}

async function keepRunning(
  loop: Loop,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  const again = restarts(backOff);
  while (!signal.aborted) {
    try {
      await loop.run(signal);
    } catch (err) {
      if (signal.aborted) return;
      logger.error({ err, loop: loop.name }, "a loop stopped; starting again");
    }
    await pause(again(), signal);
  }
}
