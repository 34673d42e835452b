import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Database } from "#postgres";
import { registerEndpoints } from "./endpoint.ts";
import { deliveryContext } from "./worker/run-delivery.ts";

const directory = z.object({
  bodies: z
    .array(
      z.object({
        organisation: z.string().min(1),
        url: z.string().regex(/^https?:\/\//),
        key: z.object({
          kty: z.literal("OKP"),
          crv: z.literal("Ed25519"),
          kid: z.string(),
          x: z.string(),
        }),
      }),
    )
    .max(5_000),
});

const pauseMs = 30_000;
const retryMs = 500;
const timeoutMs = 5_000;

/**
 * Keeps bodies' addresses and keys as a directory lists them: `{ bodies: [{ organisation, url, key }] }`.
 * Only for a directory the operator trusts: who answers there decides where notices go.
 */
export async function followDirectory(
  deps: { readonly database: Database; readonly url: URL },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const found = await readDirectory(deps.url);
    if (found)
      await deps.database.transaction(deliveryContext, (tx) =>
        registerEndpoints(tx, found.bodies),
      );
    await sleep(found ? pauseMs : retryMs, undefined, { signal }).catch(
      () => {},
    );
  }
}

/** Undefined while nobody answers there, or not with a directory. */
async function readDirectory(url: URL) {
  const content: unknown = await fetch(url, {
    signal: AbortSignal.timeout(timeoutMs),
  })
    .then((answer) => answer.json())
    .catch(() => undefined);
  return directory.safeParse(content).data;
}
