import { createPrivateKey } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { importPKCS8 } from "jose";
import type { JWK } from "jose";
import * as client from "openid-client";
import { isStorableText, storableText } from "#kernel";
import type { Level } from "../visitor.ts";
import { coreIdentityClaim, levelOfCoreIdentity } from "./core-identity.ts";
import type { ProviderSettings } from "./identity-settings.ts";
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

type Dialect = {
  readonly configuration: () => Promise<client.Configuration>;
  readonly redirectUri: string;
  readonly scope: string;
  readonly parameters: (level: Level) => Readonly<Record<string, string>>;
  readonly read: (
    configuration: client.Configuration,
    tokens: Awaited<ReturnType<typeof client.authorizationCodeGrant>>,
  ) => Promise<SignedIn>;
};

function relyingParty(dialect: Dialect): RelyingParty {
  return {
    async begin({ level, locale }, { maxAgeSeconds }) {
      const secrets = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(await dialect.configuration(), {
        redirect_uri: dialect.redirectUri,
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
      return storable(await dialect.read(configuration, tokens));
    },
    async signOutUrl(idToken, afterwards) {
      const configuration = await dialect.configuration();
      if (!configuration.serverMetadata().end_session_endpoint || !idToken)
        return undefined;
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

const authenticatedAt = (
  claims: client.IDToken | undefined,
): Date | undefined =>
  claims?.auth_time === undefined
    ? undefined
    : new Date(claims.auth_time * 1000);

type Configured = Promise<client.Configuration>;

/** Signs in at the embedded provider: people see its public address, we reach it at `internalUrl`. */
export function embeddedRelyingParty(options: {
  readonly issuer: string;
  readonly internalUrl: () => string;
  readonly clientId: string;
  readonly key: () => JWK;
  readonly redirectUri: string;
}): RelyingParty {
  const withKey = async (jwk: JWK) => {
    const server = {
      issuer: options.issuer,
      authorization_endpoint: `${options.issuer}/auth`,
      token_endpoint: `${options.internalUrl()}/token`,
      jwks_uri: `${options.internalUrl()}/jwks`,
      authorization_response_iss_parameter_supported: true,
    };
    const key = await webCryptoKey(
      createPrivateKey({ key: jwk, format: "jwk" }),
      "ES256",
    );
    const made = new client.Configuration(
      server,
      options.clientId,
      { id_token_signed_response_alg: "ES256" },
      client.PrivateKeyJwt({ key, kid: jwk.kid ?? "" }),
    );
    client.allowInsecureRequests(made);
    return made;
  };
  let made: { readonly jwk: JWK; readonly value: Configured } | undefined;
  const configuration = (): Configured => {
    const jwk = options.key();
    if (made?.jwk !== jwk) made = { jwk, value: withKey(jwk) };
    return made.value;
  };
  return relyingParty({
    configuration,
    redirectUri: options.redirectUri,
    scope: "openid profile",
    parameters: (level) => ({ vtr: vectorAsking(level), prompt: "login" }),
    async read(_configuration, tokens) {
      const claims = tokens.claims();
      const level = levelOfVector(textOf(claims?.["vot"], ""));
      const subject = claims?.sub ?? "";
      return {
        issuer: "embedded",
        subject,
        name: textOf(claims?.["name"], subject),
        level,
        authenticatedAt: authenticatedAt(claims),
      };
    },
  });
}

/** Signs in at a real provider; its metadata is fetched when first needed, and again after a fault. */
export function realRelyingParty(
  settings: ProviderSettings,
  redirectUri: string,
): RelyingParty {
  const oneLogin = settings.dialect === "one-login";
  const highestAcr = [...settings.acr].toSorted((a, b) =>
    a[1].localeCompare(b[1]),
  );
  return relyingParty({
    configuration: once(() => discover(settings)),
    redirectUri,
    scope: settings.scope,
    parameters: (level) => {
      if (oneLogin) return oneLoginParameters(level);
      const acr = highestAcr.find(([, reaches]) => reaches >= level)?.[0];
      return acr === undefined ? {} : { acr_values: acr };
    },
    async read(configuration, tokens) {
      const claims = tokens.claims();
      const subject = claims?.sub ?? "";
      const level = oneLogin
        ? await oneLoginLevel(configuration, tokens.access_token, subject)
        : (settings.acr.get(textOf(claims?.["acr"], "")) ?? "P0");
      return {
        issuer: settings.issuer.href.replace(/\/$/, ""),
        subject,
        name: textOf(claims?.["name"], textOf(claims?.["email"], "")),
        level,
        authenticatedAt: authenticatedAt(claims),
        ...(tokens.id_token === undefined ? {} : { idToken: tokens.id_token }),
      };
    },
  });
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
  configuration: client.Configuration,
  accessToken: string,
  subject: string,
): Promise<Level> {
  const information = await client.fetchUserInfo(
    configuration,
    accessToken,
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

const webCryptoKey = (key: KeyObject, algorithm: string) =>
  importPKCS8(
    key.export({ type: "pkcs8", format: "pem" }).toString(),
    algorithm,
  );

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
