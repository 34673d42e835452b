import { setTimeout as sleep } from "node:timers/promises";

/** How long to wait between tries. */
export type BackOff = { readonly firstMs: number; readonly longestMs: number };

/** The wait after so many tries: doubles from the first to the longest. */
export const backOffMs = (
  { firstMs, longestMs }: BackOff,
  tries: number,
): number => Math.min(firstMs * 2 ** Math.min(tries - 1, 30), longestMs);

/** Waits so long, or until the signal. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => {});

const calmMs = 30_000;

/** Gives the wait before what has ended is begun again: longer while it keeps ending, the first again once it had gone on for a while. */
export function restarts(backOff: BackOff): () => number {
  let tries = 0;
  let begunAt = performance.now();
  return () => {
    const now = performance.now();
    tries = now - begunAt > calmMs ? 1 : tries + 1;
    const ms = backOffMs(backOff, tries);
    begunAt = now + ms;
    return ms;
  };
}
