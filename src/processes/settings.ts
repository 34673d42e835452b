import { join, resolve } from "node:path";
import { z } from "zod";
import type { SealingKey } from "#keys";
import { parseSealingKey } from "#keys";
import type { NotifySettings } from "#people";
import { WrongUse } from "./command.ts";

/** Everything that can be set from outside, read once. */
export type Settings = {
  readonly port: number;
  readonly host: string;
  /** Where people reach us; sign-in leads back there. `http://localhost:PORT` when absent. */
  readonly publicUrl?: string;
  /** Addresses of proxies whose word we take for who asks, e.g. those that end TLS; none unless told. */
  readonly trustedProxies: readonly string[];
  /** From one address in a minute; 0 is no limit. Raise it where many people share an address. */
  readonly requestsPerMinuteMax: number;
  /** The operator's PostgreSQL; the embedded one when absent. */
  readonly databaseUrl?: string;
  /** Connections to it that a process may have. */
  readonly connectionsMax: number;
  /** Absolute. */
  readonly dataDir: string;
  readonly logLevel: (typeof logLevels)[number];
  /** Where bodies' addresses and keys are listed; `npm start` sets it to the made-up departments. */
  readonly directoryUrl?: string;
  /** What opens the installation's keys, the next one too while it changes; empty: a file in DATA_DIR. */
  readonly sealingKeys: readonly SealingKey[];
  /** Ed25519 private key in PEM that a new installation seals its log with; one is made when absent. */
  readonly logSigningKey?: string;
  /** Folder or address that heads of the log go to. */
  readonly headsTo: string;
  /** Who sends messages to people; nobody when absent: a demonstration shows them on its outbox page. */
  readonly notify?: NotifySettings;
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

const template = z
  .uuid()
  .optional()
  .describe("a template's identifier at GOV.UK Notify: Templates, Copy to API");

const sealingKey = z
  .string()
  .transform((text, context) => {
    const key = parseSealingKey(text);
    if (key !== undefined) return key;
    context.addIssue({ code: "custom" });
    return z.NEVER;
  })
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
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("the address people open, e.g. https://joinery.example.gov.uk"),
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
  DATA_DIR: z.string().default("./data").describe("a folder that we may write"),
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
  LOG_SIGNING_KEY: z
    .string()
    .regex(/BEGIN PRIVATE KEY/)
    .optional()
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
  NOTIFY_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("the address of another Notify than GOV.UK's, for tests"),
  NOTIFY_TEMPLATE_EMAIL: template,
  NOTIFY_TEMPLATE_TEXT: template,
  NOTIFY_TEMPLATE_LETTER: template,
  OIDC_ISSUER: z.string().optional(),
});

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings; an empty variable counts as not set.
 * @throws WrongUse that names each wrong variable and how to write it, never its value: it may hold a password.
 */
export function readSettings(from: Environment): Settings {
  const given = Object.fromEntries(
    Object.entries(from).filter(([, value]) => value !== ""),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new WrongUse(explain(parsed.error));
  const { PORT, DATABASE_URL, LOG_SIGNING_KEY, ...rest } = parsed.data;
  const notify = notifyOf(parsed.data);
  return {
    port: PORT,
    host: rest.HOST,
    trustedProxies: rest.TRUSTED_PROXIES,
    requestsPerMinuteMax: rest.REQUESTS_PER_MINUTE,
    ...(rest.PUBLIC_URL !== undefined && {
      publicUrl: rest.PUBLIC_URL.replace(/\/$/, ""),
    }),
    ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
    connectionsMax: rest.DATABASE_CONNECTIONS,
    dataDir: resolve(rest.DATA_DIR),
    headsTo: rest.HEADS_TO ?? join(resolve(rest.DATA_DIR), "heads"),
    logLevel: rest.LOG_LEVEL,
    sealingKeys: [rest.SEALING_KEY, rest.SEALING_KEY_NEXT].filter(
      (key) => key !== undefined,
    ),
    ...(rest.DIRECTORY_URL !== undefined && {
      directoryUrl: rest.DIRECTORY_URL,
    }),
    ...(LOG_SIGNING_KEY !== undefined && {
      logSigningKey: LOG_SIGNING_KEY.replaceAll("\\n", "\n"),
    }),
    ...(notify !== undefined && { notify }),
  };
}

const recipe = "See docs/how-to/send-messages.md.";

/** All of Notify's settings or none; real people need all, since a code that never comes shuts them out. */
function notifyOf(
  given: z.output<typeof environment>,
): NotifySettings | undefined {
  const { NOTIFY_API_KEY: apiKey, NOTIFY_URL: url } = given;
  if (apiKey === undefined) {
    if (given.OIDC_ISSUER === undefined) return undefined;
    throw new WrongUse(
      `OIDC_ISSUER is set, so real people sign in, and without NOTIFY_API_KEY no code and no alert would reach them. Set it, with the three templates. ${recipe}`,
    );
  }
  const template = (
    name: `NOTIFY_TEMPLATE_${"EMAIL" | "TEXT" | "LETTER"}`,
  ): string => {
    const id = given[name];
    if (id !== undefined) return id;
    throw new WrongUse(
      `NOTIFY_API_KEY is set, so ${name} is needed too. ${recipe}`,
    );
  };
  return {
    apiKey,
    ...(url !== undefined && { url: url.replace(/\/$/, "") }),
    templates: {
      email: template("NOTIFY_TEMPLATE_EMAIL"),
      text: template("NOTIFY_TEMPLATE_TEXT"),
      letter: template("NOTIFY_TEMPLATE_LETTER"),
    },
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
