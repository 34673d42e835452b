import type { KeyObject } from "node:crypto";
import { createPublicKey } from "node:crypto";
import { z } from "zod";
import { attempt } from "#kernel";
import type { Batch } from "./batch.ts";
import { encodeParts, sha256 } from "./leaf.ts";
import type { SigningKey } from "./signing-key.ts";
import {
  fingerprintOf,
  formerFingerprint,
  isSigned,
  signHash,
} from "./signing-key.ts";

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const shape = z.object({
  /** From 1, without gaps, in each place that heads go to. */
  number: z.number().int().positive(),
  batch: z.number().int().positive(),
  /** Entries sealed by then. */
  entries: z.number().int(),
  /** Of that batch. */
  hash: hex,
  /** Hash of the head before it in the same place; zeros for the first. */
  previous: hex,
  at: z.iso.datetime(),
  key: z.string(),
  /** The public key, as in a JSON Web Key. */
  x: z.string().refine((x) => attempt(() => keyOfHead({ x }))),
  /** Base64url, over the other fields. */
  signature: z.string(),
});

/** How the log stood at a batch, signed, and chained to the head before it: kept outside the database, where it only grows. */
export type Head = Readonly<z.infer<typeof shape>>;

/** A head of the first version, a file a day; nothing chains it. */
const dailyShape = z.object({
  day: z.string(),
  batch: z.number(),
  entries: z.number(),
  hash: hex,
  key: z.string(),
  signature: z.string(),
});
export type DailyHead = Readonly<z.infer<typeof dailyShape>>;

/** What a place outside the database holds. */
export type Published = {
  readonly heads: readonly Head[];
  readonly daily?: readonly DailyHead[];
  /** The public keys that stand there, by each name they are called in signatures. */
  readonly keys: ReadonlyMap<string, KeyObject>;
  /** What stands there and cannot be read, in words. */
  readonly faults?: readonly string[];
};

const firstPrevious = "0".repeat(64);

/** What the next head carries on. */
const headHash = (head: Omit<Head, "signature">): Buffer =>
  sha256(
    Buffer.of(4),
    encodeParts([
      String(head.number),
      String(head.batch),
      String(head.entries),
      head.hash,
      head.previous,
      head.at,
      head.key,
      head.x,
    ]),
  );

export function nextHead(
  key: SigningKey,
  batch: Batch,
  last: Head | undefined,
): Head {
  const draft = {
    number: (last?.number ?? 0) + 1,
    batch: batch.number,
    entries: batch.last,
    hash: batch.hash.toString("hex"),
    previous: last ? headHash(last).toString("hex") : firstPrevious,
    at: batch.sealedAt.toISOString(),
    key: key.fingerprint,
    x: String(key.publicKey.export({ format: "jwk" }).x),
  };
  const signature = signHash(key, headHash(draft)).toString("base64url");
  return { ...draft, signature };
}

/** Reads lines of JSON, noting those that are no heads; a last line without its end is what a writer was killed over and no head yet. */
export const parseHeads = (
  text: string,
  place: string,
  faults: string[],
): readonly Head[] =>
  text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .flatMap((line, index) => {
      const head = attempt(() => shape.parse(JSON.parse(line)));
      if (head === undefined && line !== "")
        faults.push(`Line ${index + 1} of ${place} is no head.`);
      return head ?? [];
    });

export const parseDailyHead = (text: string): DailyHead =>
  dailyShape.parse(JSON.parse(text));

export const keyOfHead = ({ x }: { readonly x: string }): KeyObject =>
  createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x },
    format: "jwk",
  });

/** The RFC 7638 thumbprint, and the fingerprint by which the first version called a key. */
export const namesOfKey = (
  key: KeyObject,
): { readonly thumbprint: string; readonly fingerprint: string } => ({
  thumbprint: fingerprintOf(key),
  fingerprint: formerFingerprint(key),
});

export const keysByName = (
  keys: readonly KeyObject[],
): ReadonlyMap<string, KeyObject> =>
  new Map(
    keys.flatMap((key) =>
      Object.values(namesOfKey(key)).map((name) => [name, key] as const),
    ),
  );

/** What is wrong with a head where it stands, beside what the log says; undefined when it follows the one before and its key signed it. */
export function findHeadFault(
  head: Head,
  before: Head | undefined,
): string | undefined {
  const previous = before ? headHash(before).toString("hex") : firstPrevious;
  const key = keyOfHead(head);
  if (head.number !== (before?.number ?? 0) + 1)
    return `Head ${(before?.number ?? 0) + 1} is missing: head ${head.number} stands in its place.`;
  if (head.previous !== previous || head.batch <= (before?.batch ?? 0))
    return `Head ${head.number} does not carry on the head before it.`;
  const names: readonly string[] = Object.values(namesOfKey(key));
  return names.includes(head.key) &&
    isSigned(key, headHash(head), Buffer.from(head.signature, "base64url"))
    ? undefined
    : `Head ${head.number} was changed: its signature is not that of the key it names.`;
}

export const isDailyHeadSigned = (head: DailyHead, key: KeyObject): boolean =>
  isSigned(
    key,
    sha256(
      Buffer.of(3),
      encodeParts([
        head.day,
        String(head.batch),
        String(head.entries),
        head.hash,
        head.key,
      ]),
    ),
    Buffer.from(head.signature, "base64url"),
  );
