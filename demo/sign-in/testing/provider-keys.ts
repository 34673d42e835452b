import { generateKeyPairSync } from "node:crypto";
import type { JWK } from "jose";
import type { ProviderKeys } from "../provider-keys.ts";

/** New keys that nobody else knows. */
export function newProviderKeys(): ProviderKeys {
  const newKey = (kid: string): JWK => ({
    ...(generateKeyPairSync("ec", {
      namedCurve: "P-256",
    }).privateKey.export({ format: "jwk" }) as JWK),
    kid,
    use: "sig",
    alg: "ES256",
  });
  return {
    provider: newKey("provider"),
    client: newKey("client"),
    cookies: ["a secret"],
  };
}
