import { importJWK, importPKCS8 } from "jose";
import type { JWK } from "jose";
import * as client from "openid-client";
import { isStorableText, storableText } from "#kernel";
import type { Level } from "../visitor.ts";
import { coreIdentityClaim, levelOfCoreIdentity } from "./core-identity.ts";
import type { EmbeddedSettings, ProviderSettings } from "./provider.ts";
import { issuerOf } from "./provider.ts";
import { levelOfVector, vectorAsking } from "./level.ts";

/** What the provider says of somebody who signed in. */
export type SignedIn = {
  /** `embedded` for the provider that comes with Joinery, so that it survives a change of address. */
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly level: Level;
  /** When they showed the provider who they are. */
  readonly authenticatedAt?: Date | undefined;
  readonly idToken?: string;
};

/** What must be remembered between leaving for the provider and coming back. */
type SignInSecrets = {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
};

export type RelyingParty = {
  /** The address that starts a sign-in at the provider. */
  begin(
    wish: { readonly level: Level; readonly locale: string },
    /** How long ago they may have shown the provider who they are; 0 asks them to do it now. */
    limit: { readonly maxAgeSeconds: number },
  ): Promise<SignInSecrets & { readonly url: URL }>;
  /** @throws when the provider's answer is not genuine or not for this sign-in. */
  finish(returned: URL, secrets: SignInSecrets): Promise<SignedIn>;
  /** Where to go to sign out at the provider too, when it offers that. */
  signOutUrl(
    idToken: string | undefined,
    afterwards: URL,
  ): Promise<URL | undefined>;
};

type Tokens = Awaited<ReturnType<typeof client.authorizationCodeGrant>>;

/** In what providers differ. */
type Dialect = {
  /** Under which name accounts are kept. */
  readonly issuer: string;
  readonly configuration: () => Configured;
  readonly scope: string;
  readonly parameters: (level: Level) => Readonly<Record<string, string>>;
  readonly levelOf: (
    tokens: Tokens,
    configuration: client.Configuration,
  ) => Level | Promise<Level>;
};
type Configured = Promise<client.Configuration>;

/** Signs in with a provider, which sends people back to `redirectUri`. */
export const openRelyingParty = (
  provider: ProviderSettings | EmbeddedSettings,
  redirectUri: string,
): RelyingParty =>
  relyingParty(
    provider.dialect === "embedded"
      ? embeddedDialect(provider)
      : dialectOf(provider),
    redirectUri,
  );

function relyingParty(dialect: Dialect, redirectUri: string): RelyingParty {
  return {
    async begin({ level, locale }, { maxAgeSeconds }) {
      const secrets = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(await dialect.configuration(), {
        redirect_uri: redirectUri,
        scope: dialect.scope,
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(
          secrets.codeVerifier,
        ),
        code_challenge_method: "S256",
        ui_locales: locale,
        max_age: String(maxAgeSeconds),
        ...dialect.parameters(level),
      });
      return { ...secrets, url };
    },
    async finish(returned, { state, nonce, codeVerifier }) {
      const configuration = await dialect.configuration();
      const tokens = await client.authorizationCodeGrant(
        configuration,
        returned,
        {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        },
      );
      return storable({
        ...said(dialect.issuer, tokens),
        level: await dialect.levelOf(tokens, configuration),
        ...(canSignOut(configuration) && { idToken: tokens.id_token }),
      });
    },
    async signOutUrl(idToken, afterwards) {
      const configuration = await dialect.configuration();
      if (!canSignOut(configuration) || !idToken) return undefined;
      return client.buildEndSessionUrl(configuration, {
        id_token_hint: idToken,
        post_logout_redirect_uri: afterwards.href,
      });
    },
  };
}

/** A name is kept as far as a store takes it. Whoever somebody is must be exact. @throws when no store takes the subject. */
export function storable(signedIn: SignedIn): SignedIn {
  if (isStorableText(signedIn.subject))
    return { ...signedIn, name: storableText(signedIn.name) };
  throw new Error("The provider's subject holds text that no store takes.");
}

const textOf = (value: unknown, otherwise: string): string =>
  typeof value === "string" && value !== "" ? value : otherwise;

const canSignOut = (configuration: client.Configuration): boolean =>
  configuration.serverMetadata().end_session_endpoint !== undefined;

function said(issuer: string, tokens: Tokens) {
  const claims = tokens.claims();
  const at = claims?.auth_time;
  return {
    issuer,
    subject: claims?.sub ?? "",
    name: textOf(claims?.["name"], textOf(claims?.["email"], "")),
    authenticatedAt: at === undefined ? undefined : new Date(at * 1000),
  };
}

/** The provider in our own process: people see its issuer, we reach it elsewhere. It may change its key of ours while we run. */
function embeddedDialect(provider: EmbeddedSettings): Dialect {
  let made: { readonly jwk: JWK; readonly value: Configured } | undefined;
  return {
    issuer: issuerOf(undefined),
    configuration: () => {
      const jwk = provider.key();
      if (made?.jwk !== jwk) made = { jwk, value: configured(provider, jwk) };
      return made.value;
    },
    scope: "openid profile",
    parameters: (level) => ({ vtr: vectorAsking(level), prompt: "login" }),
    levelOf: (tokens) => levelOfVector(textOf(tokens.claims()?.["vot"], "")),
  };
}

async function configured(
  { issuer, clientId, reachedAt }: EmbeddedSettings,
  jwk: JWK,
): Configured {
  const made = new client.Configuration(
    {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${reachedAt()}/token`,
      jwks_uri: `${reachedAt()}/jwks`,
      authorization_response_iss_parameter_supported: true,
    },
    clientId,
    { id_token_signed_response_alg: "ES256" },
    client.PrivateKeyJwt({
      key: (await importJWK(jwk, "ES256")) as client.CryptoKey,
      kid: jwk.kid ?? "",
    }),
  );
  client.allowInsecureRequests(made);
  return made;
}

/** A real provider; its metadata is fetched when first needed, and again after a fault. */
function dialectOf(settings: ProviderSettings): Dialect {
  const common = {
    issuer: issuerOf(settings),
    configuration: once(() => discover(settings)),
    scope: settings.scope,
  };
  if (settings.dialect === "one-login")
    return {
      ...common,
      parameters: oneLoginParameters,
      levelOf: oneLoginLevel,
    };
  const lowestFirst = [...settings.acr].toSorted(([, a], [, b]) =>
    a.localeCompare(b),
  );
  return {
    ...common,
    parameters: (level) => {
      const acr = lowestFirst.find(([, reaches]) => reaches >= level)?.[0];
      return acr === undefined ? {} : { acr_values: acr };
    },
    levelOf: (tokens) =>
      settings.acr.get(textOf(tokens.claims()?.["acr"], "")) ?? "P0",
  };
}

function oneLoginParameters(level: Level): Readonly<Record<string, string>> {
  const vtr = { vtr: vectorAsking(level) };
  return level === "P0"
    ? vtr
    : {
        ...vtr,
        claims: JSON.stringify({ userinfo: { [coreIdentityClaim]: null } }),
      };
}

async function oneLoginLevel(
  tokens: Tokens,
  configuration: client.Configuration,
): Promise<Level> {
  const subject = tokens.claims()?.sub ?? "";
  const information = await client.fetchUserInfo(
    configuration,
    tokens.access_token,
    subject,
  );
  const identity = information[coreIdentityClaim];
  if (typeof identity !== "string") return "P0";
  return levelOfCoreIdentity(identity, {
    issuer: configuration.serverMetadata().issuer,
    audience: configuration.clientMetadata().client_id,
    subject,
  });
}

async function discover(
  settings: ProviderSettings,
): Promise<client.Configuration> {
  const { issuer, clientId, credentials } = settings;
  const isLocal =
    issuer.protocol === "http:" &&
    ["localhost", "127.0.0.1"].includes(issuer.hostname);
  const authentication =
    credentials.kind === "secret"
      ? client.ClientSecretPost(credentials.secret)
      : client.PrivateKeyJwt({
          key: await importPKCS8(credentials.pem, credentials.algorithm),
          ...(credentials.keyId ? { kid: credentials.keyId } : {}),
        });
  return client.discovery(issuer, clientId, undefined, authentication, {
    execute: isLocal ? [client.allowInsecureRequests] : [],
  });
}

/** Makes a thing when first asked; a failure is not remembered. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
