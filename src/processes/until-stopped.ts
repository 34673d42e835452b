/**
 * A signal that aborts when this process is told to stop: SIGTERM, Ctrl-C, or the end of the process that started it.
 * A second Ctrl-C ends it at once.
 */
export function untilStopped(): AbortSignal {
  const stopping = new AbortController();
  const stop = (): void => {
    if (stopping.signal.aborted) process.exit(1);
    stopping.abort();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (process.channel) process.once("disconnect", () => stopping.abort()); // our parent is gone
  return stopping.signal;
}

/** Resolves when the signal aborts. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

/** Tells the process that started us, if any, that we are ready, and where. */
export const reportReady = (url?: string): void =>
  void process.send?.({ ready: true, url });
