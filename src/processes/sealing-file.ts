import {
  existsSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { SealingKey } from "#keys";
import { newSealingKey, parseSealingKey } from "#keys";
import { findRunningEmbedded } from "#postgres";
import { WrongUse } from "./command.ts";
import type { Settings } from "./settings.ts";

const fileOf = (dataDir: string): string => join(dataDir, "sealing-key");
/** Where a new sealing key lies until the database is sealed by it. */
const nextOf = (dataDir: string): string => `${fileOf(dataDir)}.next`;

/** True when the database is our own, beside whose files a sealing key may lie. */
function isEmbedded({ databaseUrl, dataDir }: Settings): boolean {
  const running = findRunningEmbedded(dataDir);
  return (
    databaseUrl === undefined ||
    databaseUrl === running?.appUrl ||
    databaseUrl === running?.ownerUrl
  );
}

/** The sealing keys of the settings, else of the data folder; while they are changed there are two. @throws WrongUse when there can be none. */
export function findSealingKeys(settings: Settings): readonly SealingKey[] {
  const { dataDir, sealingKeys } = settings;
  if (sealingKeys.length > 0)
    return sealingKeys.map((text) => parsedAs(text, "The setting SEALING_KEY"));
  if (!isEmbedded(settings))
    throw new WrongUse(
      "DATABASE_URL is set, so SEALING_KEY is needed too: it opens the installation's keys, which are in the database. Make one once with openssl rand -base64 32, keep it safe apart from the database, and give every process the same.",
    );
  return [fileOf(dataDir), nextOf(dataDir)].filter(existsSync).map(readFile);
}

const readFile = (file: string): SealingKey =>
  parsedAs(readFileSync(file, "utf8"), file);

function parsedAs(text: string, where: string): SealingKey {
  const key = parseSealingKey(text);
  if (key !== undefined) return key;
  throw new WrongUse(
    `${where} does not hold a sealing key (32 bytes in base64). Put back the copy that you kept.`,
  );
}

/** Makes the data folder's sealing key and gives its file; undefined when another process was first. */
export function makeSealingFile(dataDir: string): string | undefined {
  const [file, draft] = [fileOf(dataDir), `${fileOf(dataDir)}.${process.pid}`];
  writeKey(draft, newSealingKey());
  try {
    linkSync(draft, file); // whole or not at all, and never over another
    return file;
  } catch {
    return undefined;
  } finally {
    rmSync(draft);
  }
}

const writeKey = (file: string, { bytes }: SealingKey): void =>
  writeFileSync(file, `${bytes.toString("base64")}\n`, { mode: 0o600 });

/** Lays a new sealing key beside the old one: whenever the change is cut short, one of the two opens the keys. */
export function makeNextSealingFile(dataDir: string): SealingKey {
  const next = newSealingKey();
  writeKey(nextOf(dataDir), next);
  return next;
}

/** Once the database is sealed by the new key, that is the key. */
export function settleSealingFile(dataDir: string, fingerprint: string): void {
  const next = nextOf(dataDir);
  if (existsSync(next) && readFile(next).fingerprint === fingerprint)
    renameSync(next, fileOf(dataDir));
}
