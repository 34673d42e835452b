import { createPrivateKey } from "node:crypto";
import type { JsonWebKey } from "node:crypto";
import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { attempt, thumbprintOf } from "#kernel";
import type { HeldKey, KeyRing } from "#keys";
import { formerFingerprint } from "#log";
import { WrongUse } from "./command.ts";
import type { Settings } from "./settings.ts";

/** Where the first version kept a machine's own keys. */
const filesOf = (dataDir: string) =>
  ({
    log: join(dataDir, "log-signing-key.pem"),
    delivery: join(dataDir, "delivery-key.json"),
  }) as const;
type InFile = keyof ReturnType<typeof filesOf>;

/** The key that this machine holds from before, by setting or file; undefined when it holds none. */
export function findHeldKey(
  { dataDir, logSigningKey }: Settings,
  purpose: InFile,
): HeldKey | undefined {
  if (purpose === "log" && logSigningKey !== undefined)
    return fromPem(logSigningKey, "LOG_SIGNING_KEY");
  const file = filesOf(dataDir)[purpose];
  return existsSync(file) ? readKeyFile(file).held : undefined;
}

/** Reads a key file of the first version: the log's in PEM, delivery's as a JSON Web Key. @throws WrongUse when it is neither. */
export function readKeyFile(file: string): {
  readonly purpose: InFile;
  readonly held: HeldKey;
} {
  if (!existsSync(file)) throw new WrongUse(`There is no file ${file}.`);
  const text = readFileSync(file, "utf8");
  if (text.includes("PRIVATE KEY"))
    return { purpose: "log", held: fromPem(text, file) };
  const jwk = attempt(
    () => JSON.parse(text) as JsonWebKey & { readonly kid?: string },
  );
  if (jwk?.kty !== "OKP" || typeof jwk.d !== "string")
    throw new WrongUse(
      `${file} holds neither a private key in PEM nor a private JSON Web Key.`,
    );
  const { kid: formerName = "joinery", ...own } = jwk;
  return { purpose: "delivery", held: { jwk: own, formerName, where: file } };
}

function fromPem(pem: string, where: string): HeldKey {
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== "ed25519")
    throw new WrongUse(
      `${where} must hold an Ed25519 key: openssl genpkey -algorithm ed25519.`,
    );
  const formerName = formerFingerprint(privateKey);
  return { jwk: privateKey.export({ format: "jwk" }), formerName, where };
}

/** Marks key files whose keys are in the database now; they are no longer read. Gives the new names. */
export const setAsideKeyFiles = (
  dataDir: string,
  keys: KeyRing,
): readonly string[] =>
  Object.entries(filesOf(dataDir)).flatMap(([purpose, file]) => {
    if (!existsSync(file)) return [];
    const kid = thumbprintOf(readKeyFile(file).held.jwk);
    const isIn = keys.all(purpose as InFile).some((key) => key.kid === kid);
    return isIn ? (setAside(file) ?? []) : [];
  });

/** Gives a taken-in file its new name; undefined when another process did. */
export const setAside = (file: string): string | undefined =>
  attempt(() => {
    renameSync(file, `${file}.taken-in`);
    return `${file}.taken-in`;
  });
