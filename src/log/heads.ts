import type { KeyObject } from "node:crypto";
import { createPublicKey } from "node:crypto";
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { LocalDate } from "#kernel";
import type { Batch } from "./batch.ts";
import { encodeParts, sha256 } from "./leaf.ts";
import type { SigningKey } from "./signing-key.ts";
import {
  fingerprintOf,
  formerFingerprint,
  isSigned,
  signHash,
} from "./signing-key.ts";

/** How the log stood on a day, signed and kept outside the database: whoever has it can tell whether anything before it was changed. */
export type Head = {
  readonly day: LocalDate;
  readonly batch: number;
  /** Entries sealed by then. */
  readonly entries: number;
  /** Hexadecimal hash of that batch. */
  readonly hash: string;
  readonly key: string;
  /** Base64url, over the other fields. */
  readonly signature: string;
};

const headHash = (head: Omit<Head, "signature">): Buffer =>
  sha256(
    Buffer.of(3),
    encodeParts([
      head.day,
      String(head.batch),
      String(head.entries),
      head.hash,
      head.key,
    ]),
  );

/** Publishes a day's head as `YYYY-MM-DD.json` with the public key beside it; a later one of the same day replaces it. */
export function publishHead(
  folder: string,
  options: {
    readonly key: SigningKey;
    readonly day: LocalDate;
    readonly batch: Batch;
  },
): Head {
  const { key, day, batch } = options;
  const draft = {
    day,
    batch: batch.number,
    entries: batch.last,
    hash: batch.hash.toString("hex"),
    key: key.fingerprint,
  };
  const head: Head = {
    ...draft,
    signature: signHash(key, headHash(draft)).toString("base64url"),
  };
  publishKeys(folder, [key.publicKey]);
  writeWhole(
    join(folder, `${day}.json`),
    `${JSON.stringify(head, undefined, 2)}\n`,
  );
  return head;
}

/** Lays public keys beside the heads, so that the folder alone verifies. */
export function publishKeys(folder: string, keys: readonly KeyObject[]): void {
  mkdirSync(folder, { recursive: true });
  for (const key of keys)
    writeWhole(
      join(folder, `${fingerprintOf(key)}.pem`),
      key.export({ type: "spki", format: "pem" }) as string,
    );
}

/** A reader never finds half a file. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

/** The heads of a folder by day, and the public keys by fingerprint, that of the first version too; both empty when nothing was published there. */
export function readHeads(folder: string): {
  readonly heads: readonly Head[];
  readonly keys: ReadonlyMap<string, KeyObject>;
} {
  const names = listFolder(folder);
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  return {
    heads: names
      .filter((name) => /^\d{4}-\d{2}-\d{2}\.json$/.test(name))
      .map((name) => JSON.parse(read(name)) as Head),
    keys: new Map(
      names
        .filter((name) => name.endsWith(".pem"))
        .map((name) => createPublicKey(read(name)))
        .flatMap((key) => [
          [fingerprintOf(key), key],
          [formerFingerprint(key), key],
        ]),
    ),
  };
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

export const isHeadSigned = (head: Head, publicKey: KeyObject): boolean =>
  isSigned(publicKey, headHash(head), Buffer.from(head.signature, "base64url"));
