import type { JWK } from "jose";
import type { Level } from "../visitor.ts";

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
        readonly keyId: string | undefined;
      }
    | { readonly kind: "secret"; readonly secret: string };
  readonly scope: string;
  /** `one-login` asks with `vtr` and reads the signed core identity; `plain` reads the `acr` claim. */
  readonly dialect: "one-login" | "plain";
  /** For `plain`: which value of `acr` reaches which level. */
  readonly acr: ReadonlyMap<string, Level>;
};

/** A provider in our own process, in One Login's dialect: people see its issuer, we reach it at an address of our own. */
export type EmbeddedSettings = {
  readonly dialect: "embedded";
  readonly issuer: string;
  readonly reachedAt: () => string;
  readonly clientId: string;
  /** The key that we sign in with there, as it is just now. */
  readonly key: () => JWK;
};

/** Under which name accounts of a provider are kept: the embedded one's survive a change of address. */
export const issuerOf = (provider: ProviderSettings | undefined): string =>
  provider?.issuer.href.replace(/\/$/, "") ?? "embedded";
