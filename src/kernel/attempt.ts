/** What cannot be done, whatever stands in its way, is undefined. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
