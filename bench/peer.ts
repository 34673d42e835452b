import { createRequire } from "node:module";

/** A load generator: so many connections for so many seconds. */
export type Autocannon = (options: object) => Promise<{
  readonly latency: { readonly p50: number; readonly p99: number };
  readonly requests: { readonly total: number };
  readonly non2xx: number;
  readonly errors: number;
}>;

/** The peers are installed only for benches: `npm ci --prefix bench/peers`. */
export function peer<T>(name: string): T {
  try {
    return createRequire(new URL("peers/package.json", import.meta.url))(
      name,
    ) as T;
  } catch (cause) {
    throw new Error(
      `The bench needs ${name}; install the peers with: npm ci --prefix bench/peers`,
      { cause },
    );
  }
}
