import type { Database } from "#postgres";
import type { Clock } from "#kernel";
import type { SignInDeps } from "./sign-in.ts";
import type { ProviderSettings } from "./oidc/identity-settings.ts";
import {
  embeddedRelyingParty,
  realRelyingParty,
} from "./oidc/relying-party.ts";
import type {
  EmbeddedProvider,
  OfferedPerson,
} from "./provider/embedded-provider.ts";
import {
  clientId,
  openEmbeddedProvider,
} from "./provider/embedded-provider.ts";
import type { ProviderKeys } from "./provider/provider-keys.ts";

export type AccessOptions = {
  readonly database: Database;
  readonly clock: Clock;
  /** Where people reach us, e.g. `http://localhost:3000`; the identity provider sends them back there. */
  readonly publicUrl: string;
  /** Where this process reaches itself, e.g. `http://127.0.0.1:3000`; known only once it listens. */
  readonly internalUrl: () => string;
  /** A real provider; without one, the embedded provider offers the made-up people. */
  readonly provider?: ProviderSettings | undefined;
  /** The embedded provider's keys as they are just now. */
  readonly keys: () => ProviderKeys;
  readonly madeUpPeople: readonly OfferedPerson[];
  readonly onFault?: (error: unknown) => void;
};

export type Access = SignInDeps & {
  readonly publicUrl: string;
  readonly embedded?: EmbeddedProvider;
};

/** Where the embedded provider is mounted. */
export const providerPrefix = "/idp";
export const signInReturnPath = "/sign-in/return";

/** Opens sign-in with the real provider of the settings, or with the embedded one. */
export function openAccess(options: AccessOptions): Access {
  const { database, clock, publicUrl, provider } = options;
  const redirectUri = publicUrl + signInReturnPath;
  const common = { database, clock, publicUrl };
  if (provider)
    return { ...common, relyingParty: realRelyingParty(provider, redirectUri) };
  const issuer = publicUrl + providerPrefix;
  return {
    ...common,
    relyingParty: embeddedRelyingParty({
      issuer,
      internalUrl: () => options.internalUrl() + providerPrefix,
      clientId,
      key: () => options.keys().client,
      redirectUri,
    }),
    embedded: openEmbeddedProvider({
      database,
      issuer,
      redirectUri,
      keys: options.keys,
      people: options.madeUpPeople,
      ...(options.onFault ? { onFault: options.onFault } : {}),
    }),
  };
}
