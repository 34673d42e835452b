import { createHash } from "node:crypto";

/** As much of a JSON Web Key as its name is made from. */
type NamedJwk = {
  readonly kty?: string | undefined;
  readonly [member: string]: unknown;
};

/** The members that RFC 7638 takes for each kind of key, in its order; a private part never counts. */
const members: Readonly<Record<string, readonly string[]>> = {
  OKP: ["crv", "kty", "x"],
  EC: ["crv", "kty", "x", "y"],
  RSA: ["e", "kty", "n"],
  oct: ["k", "kty"],
};

/**
 * The name of a key: the SHA-256 thumbprint of RFC 7638 in base64url. The private and the public half have the same.
 * @throws Error when the key lacks a member of its kind.
 */
export function thumbprintOf(jwk: NamedJwk): string {
  const names = members[jwk.kty ?? ""] ?? [];
  const named = names.map((name) => [name, jwk[name]]);
  if (
    names.length === 0 ||
    named.some(([, value]) => typeof value !== "string")
  )
    throw new Error("This is no JSON Web Key of a kind that has a thumbprint.");
  return createHash("sha256")
    .update(JSON.stringify(Object.fromEntries(named)))
    .digest("base64url");
}
