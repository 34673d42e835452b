import { hash, timingSafeEqual } from "node:crypto";
import { parseByteDictionary } from "./signature-header.ts";

/** The value of `Content-Digest` (RFC 9530) for a body. */
export const contentDigest = (body: Buffer | string): string =>
  `sha-256=:${hash("sha256", body, "base64")}:`;

/** True when the header holds a SHA-256 or SHA-512 digest and every one of those it holds is the body's. */
export function digestMatches(header: string, body: Buffer | string): boolean {
  const digests = parseByteDictionary(header);
  const known = (["sha-256", "sha-512"] as const).filter((name) =>
    digests?.has(name),
  );
  return (
    known.length > 0 &&
    known.every((name) => {
      const given = digests?.get(name) ?? Buffer.alloc(0);
      const own = hash(name.replace("-", ""), body, "buffer");
      return given.length === own.length && timingSafeEqual(given, own);
    })
  );
}
