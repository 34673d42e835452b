import { z } from "zod";
import { publicJwkShape, verifyingKey } from "../signature/signing-key.ts";
import type { VerifyingKey } from "../signature/signing-key.ts";

/** The sender's public keys, read from its `/.well-known/jwks.json` and kept. */
export type SenderKeys = {
  /** Undefined too for a key that was retired, once its `exp` has passed: it signs no requests any more. One that the sender no longer lists is not known. */
  findKey(keyId: string): VerifyingKey | undefined;
  /** False until the keys were read once: then nothing can be verified, and nothing is refused for good. */
  readonly areKnown: boolean;
  /**
   * Reads the keys again when this one is not known, or they were last read a minute ago: the sender may have revoked one. At most once a second,
   * all who ask meanwhile waiting for the same answer; keeps what is known when the sender does not answer.
   */
  refresh(keyId?: string): Promise<void>;
};

const jwks = z.object({
  keys: z.array(publicJwkShape.extend({ exp: z.number().optional() })),
});
const pauseMs = 1_000;
const goodForMs = 60_000;
const timeoutMs = 3_000;

export function openSenderKeys(
  url: URL,
  elapsedMs = () => performance.now(),
): SenderKeys {
  let keys: ReadonlyMap<string, VerifyingKey & { exp: number }> = new Map();
  let readAt = -Infinity;
  let reading: Promise<void> | undefined;
  const read = async (): Promise<void> => {
    const found = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
      .then((answer) => answer.json())
      .catch(() => undefined);
    const parsed = jwks.safeParse(found);
    if (parsed.success)
      keys = new Map(
        parsed.data.keys.map(({ exp = Infinity, ...key }) => [
          key.kid,
          { ...verifyingKey(key), exp },
        ]),
      );
  };
  const findKey = (keyId: string) => {
    const key = keys.get(keyId);
    return key !== undefined && key.exp * 1000 > Date.now() ? key : undefined;
  };
  return {
    findKey,
    get areKnown() {
      return keys.size > 0;
    },
    async refresh(keyId = "") {
      const wait = findKey(keyId) === undefined ? pauseMs : goodForMs;
      if (reading === undefined && elapsedMs() - readAt >= wait) {
        readAt = elapsedMs();
        reading = read().finally(() => {
          reading = undefined;
        });
      }
      await reading;
    },
  };
}
