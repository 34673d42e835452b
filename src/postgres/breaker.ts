import { setTimeout as sleep } from "node:timers/promises";
import { unavailable } from "./fault.ts";

/** Knows whether the database answers at all, so that nobody waits for one that stands still. */
export type Breaker = {
  readonly isOpen: boolean;
  /**
   * Waits for what the database was asked; what comes shows that it answers, unless told that it shows nothing.
   * @throws DatabaseFault `database-unavailable` at once while, and as soon as, it does not answer.
   */
  during<T>(ask: () => Promise<T>, isProof?: boolean): Promise<T>;
};

/** What takes longer while nothing else is answered makes us look whether the database answers anybody; a statement that is only slow goes on. */
const suspectMs = 500;
/** What is not answered so long after that is not waited for; with the time before it, nobody waits two seconds. */
const lookMs = 1_400;
const probePauseMs = 500;

/** `probe` says by a way of its own, within its time, whether the database answers; it is asked until it does. */
export function openBreaker(probe: () => Promise<boolean>): Breaker {
  const waiting = new Set<(fault: Error) => void>();
  let isOpen = false;
  let isLooking = false;
  let answeredAt = -Infinity;
  const isQuiet = (): boolean => performance.now() - answeredAt >= suspectMs;
  const open = (): void => {
    if (!isLooking || !isQuiet()) return;
    isOpen = true;
    for (const refuse of waiting) refuse(unavailable());
  };
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    // A turn later, so that what came while this process was busy is seen first.
    const timer = setTimeout(() => setImmediate(open), lookMs);
    while (!(await probe())) {
      open();
      await sleep(probePauseMs, undefined, { ref: false });
    }
    clearTimeout(timer);
    isOpen = isLooking = false;
  };
  return {
    get isOpen() {
      return isOpen;
    },
    async during(ask, isProof = true) {
      if (isOpen) throw unavailable();
      const opened = Promise.withResolvers<never>();
      const timer = setTimeout(
        () => (isQuiet() ? void look() : timer.refresh()),
        suspectMs,
      );
      waiting.add(opened.reject);
      try {
        const answer = await Promise.race([ask(), opened.promise]);
        if (isProof) answeredAt = performance.now();
        return answer;
      } finally {
        clearTimeout(timer);
        waiting.delete(opened.reject);
      }
    },
  };
}
