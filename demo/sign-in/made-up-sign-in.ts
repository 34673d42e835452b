import { signInReturnPath } from "#access";
import type { EmbeddedSettings, Visitor } from "#access";
import { routesOf } from "#access/pages";
import type { Clock } from "#kernel";
import type { Database } from "#postgres";
import type { Route, ServerOptions, Site } from "#web";
import { choosePersonPage } from "./choose-person-page.ts";
import type { OfferedPerson } from "./embedded-provider.ts";
import { clientId, openEmbeddedProvider } from "./embedded-provider.ts";
import type { ProviderKeys } from "./provider-keys.ts";

const prefix = "/idp";

/** What a web server needs so that made-up people sign in: how to reach their provider, its page, and where it is mounted. */
export type MadeUpSignIn = {
  readonly provider: EmbeddedSettings;
  readonly routes: readonly Route<Visitor>[];
  readonly mounts: NonNullable<ServerOptions<Visitor>["mounts"]>;
};

export function openMadeUpSignIn(options: {
  readonly database: Database;
  readonly clock: Clock;
  readonly site: Site;
  /** Where people reach the server, e.g. `http://localhost:3000`. */
  readonly publicUrl: string;
  /** Where this process reaches itself, e.g. `http://127.0.0.1:3000`. */
  readonly internalUrl: string;
  /** The provider's keys as they are just now. */
  readonly keys: () => ProviderKeys;
  readonly people: readonly OfferedPerson[];
  /** Told about faults inside the provider; gets no personal data. */
  readonly onFault?: (error: unknown) => void;
}): MadeUpSignIn {
  const { database, clock, site, keys } = options;
  const issuer = options.publicUrl + prefix;
  const redirectUri = options.publicUrl + signInReturnPath;
  const provider = openEmbeddedProvider({ ...options, issuer, redirectUri });
  return {
    provider: {
      dialect: "embedded",
      issuer,
      reachedAt: () => options.internalUrl + prefix,
      clientId,
      key: () => keys().client,
    },
    routes: routesOf({ database, clock, site, provider }, [choosePersonPage]),
    mounts: [{ prefix, handle: provider.handle }],
  };
}
