/** What is under way when a process is told to stop has this long to end. */
const usualPatienceMs = 15_000;

/**
 * A signal that aborts when this process is told to stop: SIGTERM, Ctrl-C, or the end of the process that started it.
 * A second Ctrl-C ends it at once.
 */
export function untilStopped(patienceMs = usualPatienceMs): AbortSignal {
  const stopping = new AbortController();
  const stop = (): void => {
    if (stopping.signal.aborted) process.exit(1);
    stopping.abort();
    // What hangs, such as a database that has gone, must not keep our port and folder.
    setTimeout(() => process.exit(1), patienceMs).unref();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (process.channel) process.once("disconnect", stop); // our parent is gone
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
