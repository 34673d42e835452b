import { setTimeout as sleep } from "node:timers/promises";
import { unavailable } from "./fault.ts";

/** Knows whether the database answers at all, so that nobody waits for one that stands still. */
export type Breaker = {
  readonly isOpen: boolean;
  /** Waits for what the database was asked. @throws DatabaseFault `database-unavailable` at once while, and as soon as, it does not answer. */
  during<T>(ask: () => Promise<T>): Promise<T>;
};

/** What takes longer makes us look whether the database answers anybody; a statement that is only slow goes on. */
const suspectMs = 2_000;
const probePauseMs = 500;

/** `probe` says by a way of its own, within its time, whether the database answers; it is asked until it does. */
export function openBreaker(probe: () => Promise<boolean>): Breaker {
  const waiting = new Set<(fault: Error) => void>();
  let isOpen = false;
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    while (!(await probe())) {
      isOpen = true;
      for (const refuse of waiting) refuse(unavailable());
      await sleep(probePauseMs, undefined, { ref: false });
    }
    isOpen = isLooking = false;
  };
  return {
    get isOpen() {
      return isOpen;
    },
    async during(ask) {
      if (isOpen) throw unavailable();
      const opened = Promise.withResolvers<never>();
      const timer = setTimeout(() => void look(), suspectMs);
      waiting.add(opened.reject);
      try {
        return await Promise.race([ask(), opened.promise]);
      } finally {
        clearTimeout(timer);
        waiting.delete(opened.reject);
      }
    },
  };
}
