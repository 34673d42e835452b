import type { ServerResponse } from "node:http";
import type { Route } from "./route.ts";

export type Audience = NonNullable<Route["audience"]>;

/** How many requests of each audience are worked on at once; whoever comes beyond is told at once to come again. */
export type AtOnceMax = Readonly<Record<Audience, number>>;

const usually: AtOnceMax = { person: 100, machine: 50 };
/** Long enough for the requests at hand to be answered, short enough that nobody minds. */
export const retryAfterSeconds = 5;

export type Slots = {
  /** Gives the way out; undefined when all are taken. */
  take(audience: Audience): (() => void) | undefined;
  /** For `GET /health`. */
  describe(): Readonly<Record<string, string>>;
};

export function openSlots(max: AtOnceMax = usually): Slots {
  const taken: Record<Audience, number> = { person: 0, machine: 0 };
  return {
    take(audience) {
      if (taken[audience] >= max[audience]) return undefined;
      taken[audience] += 1;
      let isIn = true;
      return () => {
        if (isIn) taken[audience] -= 1;
        isIn = false;
      };
    },
    describe: () => ({
      pages: `${taken.person} of ${max.person} at once`,
      machines: `${taken.machine} of ${max.machine} at once`,
    }),
  };
}

/** Ends when nobody waits any longer: the other side went away before it was answered, or its time was over. */
export function goneSignal(
  response: ServerResponse,
  timeOver?: AbortSignal,
): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  // The framework's signal ends as well once the body was read, but then without this code.
  timeOver?.addEventListener("abort", () => {
    if (timeOver.reason?.code === "FST_ERR_HANDLER_TIMEOUT") gone.abort();
  });
  return gone.signal;
}
