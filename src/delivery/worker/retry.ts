import { backOffMs } from "#kernel";
import type { BackOff } from "#kernel";

/** How often a delivery is tried before a person must decide, and how long to wait between tries. */
export type RetryPolicy = BackOff & { readonly attemptsMax: number };

/** About eleven hours of trying: a night's outage mends itself, a longer one reaches a person the next morning. */
export const usualRetries: RetryPolicy = {
  attemptsMax: 30,
  firstMs: 1_000,
  longestMs: 30 * 60_000,
};

/**
 * The wait before the next try: doubling from the first, at most the longest, and between half and all of that,
 * so that the tries of many lanes do not come back together.
 * @param chance between 0 and 1
 */
export function retryDelayMs(
  policy: RetryPolicy,
  attempts: number,
  chance: number,
  askedMs = 0,
): number {
  const wait = backOffMs(policy, attempts) * (0.5 + chance / 2);
  return Math.round(Math.max(wait, Math.min(askedMs, policy.longestMs)));
}
