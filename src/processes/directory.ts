import { z } from "zod";
import type { Endpoint } from "#delivery";
import { publicJwkShape, registerEndpoints } from "#delivery";
import { pause } from "#kernel";
import type { Database } from "#postgres";

const shape = z.array(
  z.object({
    organisation: z.string(),
    url: z.url(),
    key: publicJwkShape,
  }),
);

/** Asks a directory where bodies receive and with which keys they sign, until it answers; then again every minute. */
export async function followDirectory(
  database: Database,
  url: string,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const endpoints = await fetchDirectory(url, signal);
    if (endpoints)
      await database.transaction({ kind: "process", name: "directory" }, (tx) =>
        registerEndpoints(tx, endpoints),
      );
    await pause(endpoints ? 60_000 : 500, signal);
  }
}

async function fetchDirectory(
  url: string,
  signal: AbortSignal,
): Promise<readonly Endpoint[] | undefined> {
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
    });
    const parsed = shape.safeParse(await answer.json());
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined; // it does not run yet
  }
}
