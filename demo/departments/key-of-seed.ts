import { createPrivateKey } from "node:crypto";
import type { SigningKey } from "#delivery/kit";

/** Makes the key of a seed: the same seed is the same key. */
export function signingKeyFromSeed(keyId: string, seed: Buffer): SigningKey {
  const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Head, seed.subarray(0, 32)]),
    format: "der",
    type: "pkcs8",
  });
  return { keyId, privateKey };
}
