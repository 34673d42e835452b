import type { IncomingMessage, ServerResponse } from "node:http";
import Provider from "oidc-provider";
import type { Interaction } from "oidc-provider";
import type { Words } from "#kernel";
import type { Database } from "#postgres";
import type { Level } from "#access";
import { levelAsked } from "./level-asked.ts";
import type { ProviderKeys } from "./provider-keys.ts";
import { providerStore } from "./provider-store.ts";

/** A made-up person whom the embedded provider offers: nobody types a password. */
export type OfferedPerson = {
  readonly subject: string;
  readonly name: string;
  /** Who they are, in a line. */
  readonly story: Words;
  /** Under which heading they are offered. */
  readonly group: "customer" | "staff" | "caseworker";
  /** The surest level they can reach; P2 unless told. */
  readonly level?: Level;
};

export type EmbeddedProvider = {
  readonly issuer: string;
  /** Answers everything under the issuer's path. */
  handle(
    request: IncomingMessage & { originalUrl?: string },
    response: ServerResponse,
  ): void;
  readonly people: readonly OfferedPerson[];
  findInteraction(uid: string): Promise<Interaction | undefined>;
  /** Finishes an interaction as one person and gives the address to go on to. */
  choose(interaction: Interaction, person: OfferedPerson): Promise<string>;
};

export const clientId = "joinery";
/** Where people choose who to be; the provider's cookie is bound to this path. */
export const choosePath = "/choose-a-person";

type Options = {
  readonly database: Database;
  readonly issuer: string;
  readonly redirectUri: string;
  readonly keys: () => ProviderKeys;
  readonly people: readonly OfferedPerson[];
  /** Told about faults inside the provider; gets no personal data. */
  readonly onFault?: (error: unknown) => void;
};

/** An OpenID Connect provider for demonstrations, in the dialect of GOV.UK One Login: private_key_jwt, vtr and vot. */
export function openEmbeddedProvider(options: Options): EmbeddedProvider {
  const provider = openProvider(options);
  return {
    issuer: options.issuer,
    handle: (request, response) => provider().handle(request, response),
    people: options.people,
    findInteraction: (uid) => provider().Interaction.find(uid),
    choose: (interaction, person) => finish(interaction, person),
  };
}

/** The provider with the keys of just now; what it remembers is in the database, so another with new keys goes on. */
function openProvider(options: Options) {
  let made: { readonly names: string; readonly value: Opened } | undefined;
  return (): Opened => {
    const keys = options.keys();
    const names = [keys.provider.kid, keys.client.kid, ...keys.cookies].join();
    if (made?.names !== names)
      made = { names, value: providerWith(options, keys) };
    return made.value;
  };
}

type Opened = Pick<Provider, "Interaction"> & {
  readonly handle: EmbeddedProvider["handle"];
};

function providerWith(options: Options, keys: ProviderKeys): Opened {
  const provider = new Provider(options.issuer, configurationOf(options, keys));
  provider.on("server_error", (_context, error) => options.onFault?.(error));
  return { Interaction: provider.Interaction, handle: provider.callback() };
}

async function finish(
  interaction: Interaction,
  person: OfferedPerson,
): Promise<string> {
  const level = lower(
    person.level ?? "P2",
    levelAsked(interaction.params["vtr"]),
  );
  interaction.result = {
    login: { accountId: person.subject, acr: level, remember: false },
  };
  await interaction.persist();
  return interaction.returnTo;
}

const lower = (left: Level, right: Level): Level =>
  left < right ? left : right;

function configurationOf(
  options: Options,
  keys: ProviderKeys,
): Readonly<Record<string, unknown>> {
  return {
    adapter: providerStore(options.database),
    jwks: { keys: [keys.provider] },
    cookies: cookiesOf(keys.cookies),
    clients: [clientOf(options, keys)],
    claims: { openid: ["sub", "vot", "vtm"], profile: ["name"] },
    conformIdTokenClaims: false,
    extraParams: ["vtr"],
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    findAccount: (_context: unknown, id: string, source?: { acr?: string }) =>
      accountOf(options, id, source?.acr ?? "P0"),
    loadExistingGrant: grantEverything,
    interactions: {
      url: (_context: unknown, interaction: Interaction) =>
        `${choosePath}/${interaction.uid}`,
    },
    pkce: { required: () => true },
    renderError,
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      Grant: 3_600,
      IdToken: 3_600,
      Interaction: 3_600,
      Session: 3_600,
    },
  };
}

const cookiesOf = (keys: readonly string[]) => ({
  keys,
  long: { signed: true, httpOnly: true, sameSite: "lax" },
  short: { signed: true, httpOnly: true, sameSite: "lax" },
});

const clientOf = ({ redirectUri }: Options, keys: ProviderKeys) => ({
  client_id: clientId,
  redirect_uris: [redirectUri],
  response_types: ["code"],
  grant_types: ["authorization_code"],
  token_endpoint_auth_method: "private_key_jwt",
  token_endpoint_auth_signing_alg: "ES256",
  id_token_signed_response_alg: "ES256",
  jwks: { keys: [publicPart(keys.client)] },
});

const publicPart = ({ d: _private, ...key }: ProviderKeys["client"]) => key;

function accountOf({ people }: Options, subject: string, level: string) {
  const person = people.find((one) => one.subject === subject);
  if (person === undefined) return undefined;
  const claims = { sub: subject, vot: `Cl.Cm.${level}`, name: person.name };
  return { accountId: subject, claims: () => claims };
}

type GrantContext = {
  readonly oidc: {
    readonly provider: Provider;
    readonly client: { readonly clientId: string };
    readonly session: { readonly accountId: string };
  };
};

/** Joinery is the provider's only client and asks for a name at most: there is nothing to consent to. */
async function grantEverything({ oidc }: GrantContext) {
  const grant = new oidc.provider.Grant({
    accountId: oidc.session.accountId,
    clientId: oidc.client.clientId,
  });
  grant.addOIDCScope("openid profile");
  await grant.save();
  return grant;
}

type ErrorContext = { type: string; body: string };

/** A person only comes here with an address that was changed by hand or is an hour old. */
function renderError(context: ErrorContext, out: { readonly error: string }) {
  context.type = "text/plain";
  context.body = `Signing in did not work (${out.error}). Go back to the service and sign in again.\nNi weithiodd mewngofnodi. Ewch yn ôl i’r gwasanaeth a mewngofnodwch eto.\n`;
}
