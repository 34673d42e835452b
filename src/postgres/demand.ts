import { AsyncLocalStorage } from "node:async_hooks";

/** For whom the work at hand is done: whose share of the connections it uses, and when nobody waits for it any longer. */
export type Demand = {
  /** One of the shares that the database was opened with. */
  readonly share: string;
  readonly signal?: AbortSignal;
};

const current = new AsyncLocalStorage<Demand>();

/**
 * Does work on somebody's demand: its transactions use that share alone, do not begin, leave the statement that runs and start no further one once the
 * signal has ended, and find out at once when the database is away. A commit that has begun is never left. Without a demand a transaction waits patiently.
 */
export const onDemand = <T>(demand: Demand, work: () => T): T =>
  current.run(demand, work);

export const demandNow = (): Demand | undefined => current.getStore();
