import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Level, ProviderSettings } from "#access";
import type { NotifySettings } from "#people";
import { WrongUse } from "./command.ts";

/** Everything that can be set from outside, read once. */
export type Settings = {
  readonly port: number;
  readonly host: string;
  /** Where people reach us; sign-in leads back there. `http://localhost:PORT` when absent. */
  readonly publicUrl: string | undefined;
  /** Addresses of proxies whose word we take for who asks, e.g. those that end TLS; none unless told. */
  readonly trustedProxies: readonly string[];
  /** From one address in a minute; 0 is no limit. Raise it where many people share an address. */
  readonly requestsPerMinuteMax: number;
  /** The operator's PostgreSQL; the embedded one when absent. */
  readonly databaseUrl: string | undefined;
  /** Connections to it that a process may have. */
  readonly connectionsMax: number;
  /** Absolute. */
  readonly dataDir: string;
  readonly logLevel: (typeof logLevels)[number];
  /** Where bodies' addresses and keys are listed; `npm start` sets it to the made-up departments. */
  readonly directoryUrl: string | undefined;
  /** What opens the installation's keys, the next one too while it changes; empty: a file in DATA_DIR. */
  readonly sealingKeys: readonly string[];
  /** Ed25519 private key in PEM that a new installation seals its log with; one is made when absent. */
  readonly logSigningKey: string | undefined;
  /** Folder or address that heads of the log go to. */
  readonly headsTo: string;
  /** Who sends messages to people; nobody when absent: a demonstration shows them on its outbox page. */
  readonly notify: NotifySettings | undefined;
  /** Who signs people in; the made-up people's provider when absent. */
  readonly identity: ProviderSettings | undefined;
  /** The folder of the pack, absolute. */
  readonly packDir: string;
};

const logLevels = [
  "trace",
  "debug",
  "info",
  "warn",
  "error",
  "fatal",
  "silent",
] as const;

const ukPack = fileURLToPath(new URL("../../packs/uk", import.meta.url));

const template = z
  .uuid()
  .optional()
  .describe("a template's identifier at GOV.UK Notify: Templates, Copy to API");

const webAddress = z
  .url({ protocol: /^https?$/ })
  .transform((url) => url.replace(/\/$/, ""))
  .optional();

const pem = z
  .string()
  .transform((text) => text.replaceAll("\\n", "\n"))
  .optional();

const sealingKey = z
  .string()
  .trim()
  .regex(/^([0-9a-f]{64}|[\w+/-]{43}=?)$/i)
  .optional()
  .describe("32 random bytes in base64: openssl rand -base64 32");

const environment = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .describe("a port number from 0 (any free one) to 65535"),
  HOST: z
    .string()
    .default("127.0.0.1")
    .describe("the address to listen on, e.g. 0.0.0.0 for every network"),
  PUBLIC_URL: webAddress.describe(
    "the address people open, e.g. https://joinery.example.gov.uk",
  ),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((text) => text.split(",").map((part) => part.trim()))
    .transform((parts) => parts.filter((part) => part !== ""))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .describe("addresses or ranges with commas between, e.g. 10.0.0.0/8"),
  REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(0)
    .default(600)
    .describe("a whole number of requests from one address; 0 is no limit"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional()
    .describe("postgresql://user:password@host:5432/database"),
  DATABASE_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(4)
    .max(100)
    .default(10)
    .describe("how many connections a process may have, from 4 to 100"),
  DATA_DIR: z
    .string()
    .default("./data")
    .transform((path) => resolve(path))
    .describe("a folder that we may write"),
  PACK_DIR: z
    .string()
    .default(ukPack)
    .transform((path) => resolve(path))
    .describe("the folder of a pack"),
  LOG_LEVEL: z
    .enum(logLevels)
    .default("info")
    .describe(`one of ${logLevels.join(", ")}`),
  DIRECTORY_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("where bodies' addresses and keys are listed as JSON"),
  SEALING_KEY: sealingKey,
  SEALING_KEY_NEXT: sealingKey,
  LOG_SIGNING_KEY: pem
    .refine((text) => text?.includes("BEGIN PRIVATE KEY") ?? true)
    .describe(
      "an Ed25519 private key in PEM: openssl genpkey -algorithm ed25519",
    ),
  HEADS_TO: z
    .string()
    .optional()
    .describe("a folder, or an address that begins with https://"),
  NOTIFY_API_KEY: z
    .string()
    .regex(/-[\da-f-]{36}-[\da-f-]{36}$/i)
    .optional()
    .describe("a whole key of GOV.UK Notify: its name and two identifiers"),
  NOTIFY_URL: webAddress.describe(
    "the address of another Notify than GOV.UK's, for tests",
  ),
  NOTIFY_TEMPLATE_EMAIL: template,
  NOTIFY_TEMPLATE_TEXT: template,
  NOTIFY_TEMPLATE_LETTER: template,
  OIDC_ISSUER: z
    .url()
    .optional()
    .describe("the address of an OpenID Connect provider"),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_PRIVATE_KEY: pem,
  OIDC_KEY_ALGORITHM: z.string().default("RS256"),
  OIDC_KEY_ID: z.string().optional(),
  OIDC_DIALECT: z.string().default("plain"),
  OIDC_SCOPE: z.string().optional(),
  OIDC_ACR: z
    .string()
    .default("")
    .transform((text) => text.split(/\s+/).filter(Boolean))
    .pipe(z.array(z.string().regex(/.=P[0-3]$/)))
    .describe(
      "values of “acr”, each with its level, e.g. urn:loa:low=P1 urn:loa:high=P2",
    ),
});

type Environment = Readonly<Record<string, string | undefined>>;
type Given = z.output<typeof environment>;

/**
 * Reads the settings; an empty variable counts as not set.
 * @throws WrongUse that names each wrong variable and how to write it, never its value: it may hold a password.
 */
export function readSettings(from: Environment): Settings {
  const set = Object.entries(from).filter(([, value]) => value !== "");
  const parsed = environment.safeParse(Object.fromEntries(set));
  if (!parsed.success) throw new WrongUse(explain(parsed.error));
  const given = parsed.data;
  return {
    port: given.PORT,
    host: given.HOST,
    trustedProxies: given.TRUSTED_PROXIES,
    requestsPerMinuteMax: given.REQUESTS_PER_MINUTE,
    publicUrl: given.PUBLIC_URL,
    databaseUrl: given.DATABASE_URL,
    connectionsMax: given.DATABASE_CONNECTIONS,
    dataDir: given.DATA_DIR,
    packDir: given.PACK_DIR,
    headsTo: given.HEADS_TO ?? join(given.DATA_DIR, "heads"),
    logLevel: given.LOG_LEVEL,
    sealingKeys: [given.SEALING_KEY, given.SEALING_KEY_NEXT].filter(
      (key) => key !== undefined,
    ),
    directoryUrl: given.DIRECTORY_URL,
    logSigningKey: given.LOG_SIGNING_KEY,
    notify: notifyOf(given),
    identity: identityOf(given),
  };
}

/** A setting that another one brings with it. @throws WrongUse when it is missing. */
function needed(
  given: Given,
  name: keyof Given & `${string}_${string}`,
  because: keyof Given,
  recipe: string,
): string {
  const value = given[name];
  if (typeof value === "string") return value;
  throw new WrongUse(
    `${because} is set, so ${name} is needed too. See docs/how-to/${recipe}.md.`,
  );
}

/** All of Notify's settings or none; real people need all, since a code that never comes shuts them out. */
function notifyOf(given: Given): NotifySettings | undefined {
  const { NOTIFY_API_KEY: apiKey, NOTIFY_URL: url } = given;
  if (apiKey === undefined) {
    if (given.OIDC_ISSUER === undefined) return undefined;
    throw new WrongUse(
      "OIDC_ISSUER is set, so real people sign in, and without NOTIFY_API_KEY no code and no alert would reach them. Set it, with the three templates. See docs/how-to/send-messages.md.",
    );
  }
  const template = (way: "EMAIL" | "TEXT" | "LETTER"): string =>
    needed(given, `NOTIFY_TEMPLATE_${way}`, "NOTIFY_API_KEY", "send-messages");
  return {
    apiKey,
    ...(url !== undefined && { url }),
    templates: {
      email: template("EMAIL"),
      text: template("TEXT"),
      letter: template("LETTER"),
    },
  };
}

function identityOf(given: Given): ProviderSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_PRIVATE_KEY: pem } = given;
  if (issuer === undefined) return undefined;
  const need = (name: "OIDC_CLIENT_ID" | "OIDC_CLIENT_SECRET"): string =>
    needed(given, name, "OIDC_ISSUER", "sign-in-with-a-real-provider");
  const isOneLogin = given.OIDC_DIALECT === "one-login";
  return {
    issuer: new URL(issuer),
    clientId: need("OIDC_CLIENT_ID"),
    credentials:
      pem === undefined
        ? { kind: "secret", secret: need("OIDC_CLIENT_SECRET") }
        : {
            kind: "key",
            pem,
            algorithm: given.OIDC_KEY_ALGORITHM,
            keyId: given.OIDC_KEY_ID,
          },
    scope: given.OIDC_SCOPE ?? (isOneLogin ? "openid email" : "openid profile"),
    dialect: isOneLogin ? "one-login" : "plain",
    acr: new Map(
      given.OIDC_ACR.map((pair) => [
        pair.slice(0, -3),
        pair.slice(-2) as Level,
      ]),
    ),
  };
}

function explain(error: z.ZodError): string {
  const names = new Set(error.issues.map(({ path }) => String(path[0])));
  return Array.from(names, (name) => {
    const wanted =
      environment.shape[name as keyof typeof environment.shape].description;
    return `The environment variable ${name} must be ${wanted ?? "set"}. Mend it or unset it.`;
  }).join("\n");
}

/** Where people reach us. */
export const publicAddress = ({ publicUrl, port }: Settings): string =>
  publicUrl ?? `http://localhost:${port}`;

/** Where two people who are signed in publish what a command drafted. */
export const publishingPage = (settings: Settings): string =>
  `${publicAddress(settings)}/workbench/publishing`;
