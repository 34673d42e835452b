import { decodeProtectedHeader, importJWK, jwtVerify } from "jose";
import type { JWK } from "jose";
import { z } from "zod";
import type { Level } from "../visitor.ts";
import { levelOfVector } from "./level.ts";

/** The claim of GOV.UK One Login's user information that holds who somebody is, signed. */
export const coreIdentityClaim =
  "https://vocab.account.gov.uk/v1/coreIdentityJWT";

const didDocument = z.object({
  assertionMethod: z.array(
    z.object({
      id: z.string(),
      publicKeyJwk: z.record(z.string(), z.unknown()),
    }),
  ),
});

type Expected = {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
};

/**
 * The level that a core identity proves: its signature is checked with the key its DID document publishes
 * (did:web of the identity service, e.g. `https://identity.account.gov.uk/.well-known/did.json`).
 * @throws when it is not genuine, not for us or about somebody else.
 */
export async function levelOfCoreIdentity(
  token: string,
  { issuer, audience, subject }: Expected,
  fetchDocument: (url: URL) => Promise<unknown> = fetchJson,
): Promise<Level> {
  const { kid = "" } = decodeProtectedHeader(token);
  const issuerHost = new URL(issuer).hostname.replace(/^oidc\./, "identity.");
  const key = await findKey(kid, issuerHost, fetchDocument);
  const { payload } = await jwtVerify(token, key, {
    audience,
    subject,
    issuer: `https://${issuerHost}/`,
    algorithms: ["ES256"],
  });
  return levelOfVector(String(payload["vot"] ?? ""));
}

async function findKey(
  kid: string,
  host: string,
  fetchDocument: (url: URL) => Promise<unknown>,
) {
  if (kid.split("#")[0] !== `did:web:${host}`)
    throw new Error(`The core identity was signed by ${kid}, not by ${host}.`);
  const document = didDocument.parse(
    await fetchDocument(new URL(`https://${host}/.well-known/did.json`)),
  );
  const method = document.assertionMethod.find(({ id }) => id === kid);
  if (method === undefined)
    throw new Error(
      `${host} publishes no key ${kid}; its keys may have changed, sign in again.`,
    );
  return importJWK(method.publicKeyJwk as JWK, "ES256");
}

const fetchLimitMs = 5_000;

async function fetchJson(url: URL): Promise<unknown> {
  const answer = await fetch(url, {
    signal: AbortSignal.timeout(fetchLimitMs),
  });
  if (!answer.ok) throw new Error(`${url.href} answered ${answer.status}.`);
  return answer.json();
}
