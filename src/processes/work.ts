import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Loop } from "./wiring.ts";

const pauseMinMs = 200;
const pauseMaxMs = 10_000;
const calmMs = 30_000;

/** Runs every loop until the signal and waits for all to end. One that throws is logged and started again after a growing pause. */
export async function work(
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
  for (let pauseMs = pauseMinMs; !signal.aborted;) {
    const startedAt = performance.now();
    try {
      await loop.run(signal);
    } catch (err) {
      if (signal.aborted) return;
      logger.error({ err, loop: loop.name }, "a loop stopped; starting again");
    }
    const wasCalm = performance.now() - startedAt > calmMs;
    pauseMs = wasCalm ? pauseMinMs : Math.min(pauseMs * 2, pauseMaxMs);
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
}
