import type { Level } from "../visitor.ts";
import { levels } from "../visitor.ts";

/** How to reach an identity provider that is not ours. */
export type ProviderSettings = {
  readonly issuer: URL;
  readonly clientId: string;
  /** Signs in with a key (private_key_jwt) or with a secret. */
  readonly credentials:
    | {
        readonly kind: "key";
        readonly pem: string;
        readonly algorithm: string;
        readonly keyId?: string;
      }
    | { readonly kind: "secret"; readonly secret: string };
  readonly scope: string;
  /** `one-login` asks with `vtr` and reads the signed core identity; `plain` reads the `acr` claim. */
  readonly dialect: "one-login" | "plain";
  /** For `plain`: which value of `acr` reaches which level. */
  readonly acr: ReadonlyMap<string, Level>;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of a real provider, or nothing when `OIDC_ISSUER` is not set.
 * @throws Error that names the setting to mend.
 */
export function identitySettings(
  environment: Environment,
): ProviderSettings | undefined {
  const issuer = environment["OIDC_ISSUER"];
  if (!issuer) return undefined;
  if (!URL.canParse(issuer))
    throw new Error(`OIDC_ISSUER is not an address: ${issuer}`);
  const oneLogin = environment["OIDC_DIALECT"] === "one-login";
  return {
    issuer: new URL(issuer),
    clientId: needed(environment, "OIDC_CLIENT_ID"),
    credentials: credentialsOf(environment),
    scope:
      environment["OIDC_SCOPE"] ??
      (oneLogin ? "openid email" : "openid profile"),
    dialect: oneLogin ? "one-login" : "plain",
    acr: acrOf(environment["OIDC_ACR"] ?? ""),
  };
}

function needed(environment: Environment, name: string): string {
  const value = environment[name];
  if (value) return value;
  throw new Error(
    `OIDC_ISSUER is set, so ${name} is needed too; see docs/how-to/sign-in-with-a-real-provider.md.`,
  );
}

function credentialsOf(
  environment: Environment,
): ProviderSettings["credentials"] {
  const pem = environment["OIDC_PRIVATE_KEY"];
  if (!pem)
    return {
      kind: "secret",
      secret: needed(environment, "OIDC_CLIENT_SECRET"),
    };
  const keyId = environment["OIDC_KEY_ID"];
  return {
    kind: "key",
    pem: pem.replaceAll("\\n", "\n"),
    algorithm: environment["OIDC_KEY_ALGORITHM"] ?? "RS256",
    ...(keyId ? { keyId } : {}),
  };
}

/** `urn:loa:low=P1 urn:loa:high=P2` */
function acrOf(text: string): ReadonlyMap<string, Level> {
  const pairs = text.split(/\s+/).filter(Boolean);
  return new Map(
    pairs.map((pair): [string, Level] => {
      const [value = "", name = ""] = [
        pair.slice(0, pair.lastIndexOf("=")),
        pair.slice(pair.lastIndexOf("=") + 1),
      ];
      const level = levels.find((one) => one === name);
      if (!value || level === undefined)
        throw new Error(
          `OIDC_ACR: “${pair}” is not written as value=level, e.g. urn:loa:high=P2.`,
        );
      return [value, level];
    }),
  );
}
