import { DatabaseFault } from "./fault.ts";

/** How many may use something at once, and how many more may wait for it. */
export type Share = {
  readonly atOnce: number;
  readonly waiting: number;
};

/** Lets in as many as the share says, in the order they came. */
export type Gate = {
  /**
   * Gives the way out once in.
   * @throws DatabaseFault `database-busy` at once when too many wait or it took too long; `abandoned` when the signal ends first.
   */
  enter(signal?: AbortSignal): Promise<() => void>;
};

/** Longer than this nobody waits: the statements before it hang, and it is better to be told so. */
const waitMsMax = 5_000;

const busy = (why: string) =>
  new DatabaseFault(
    "database-busy",
    `${why} Nothing was changed; try again in a few seconds.`,
  );
export const abandoned = () =>
  new DatabaseFault(
    "abandoned",
    "Nobody waits for this any longer, so it was left.",
  );

export function openGate(share: Share): Gate {
  let inside = 0;
  const queue: (() => void)[] = [];
  const leave = (): void => {
    inside -= 1;
    queue.shift()?.();
  };
  const goIn = (): (() => void) => {
    inside += 1;
    return once(leave);
  };
  return {
    async enter(signal) {
      if (signal?.aborted) throw abandoned();
      if (inside < share.atOnce) return goIn();
      if (queue.length >= share.waiting)
        throw busy("Too many wait for the database.");
      return new Promise((resolve, reject) => {
        const admit = (): void => {
          stop();
          resolve(goIn());
        };
        const refuse = (fault: () => Error) => (): void => {
          stop();
          queue.splice(queue.indexOf(admit), 1);
          reject(fault());
        };
        const left = refuse(abandoned);
        const timer = setTimeout(
          refuse(() => busy("The database took too long.")),
          waitMsMax,
        );
        const stop = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", left);
        };
        signal?.addEventListener("abort", left);
        queue.push(admit);
      });
    },
  };
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}
