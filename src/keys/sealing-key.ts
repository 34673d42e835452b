import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
} from "node:crypto";

/** What seals the installation's keys: 256 bits that only the settings know. */
export type SealingKey = {
  readonly bytes: Buffer;
  /** Names it without telling it. */
  readonly fingerprint: string;
};

/** A sealing key as settings write it, in base64 or hexadecimal; undefined when it is not 32 bytes. */
export function parseSealingKey(text: string): SealingKey | undefined {
  const written = text.trim();
  const bytes = /^[0-9a-f]{64}$/i.test(written)
    ? Buffer.from(written, "hex")
    : /^[\w+/-]{43}=?$/.test(written)
      ? Buffer.from(written, "base64")
      : Buffer.alloc(0);
  return bytes.length === 32 ? sealingKeyOf(bytes) : undefined;
}

export const newSealingKey = (): SealingKey => sealingKeyOf(randomBytes(32));

function sealingKeyOf(bytes: Buffer): SealingKey {
  const named = createHash("sha256")
    .update("joinery sealing key")
    .update(bytes);
  return { bytes, fingerprint: named.digest("hex").slice(0, 16) };
}

const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts under a fresh nonce. `context` is not stored but must be the same to open it: a sealed text cannot pass for another. */
export function seal(key: SealingKey, text: string, context: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key.bytes, nonce);
  sealing.setAAD(Buffer.from(context));
  const sealed = Buffer.concat([sealing.update(text, "utf8"), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed]);
}

/** @throws Error when another key sealed it, or it was changed, or it was sealed as something else. */
export function unseal(
  key: SealingKey,
  sealed: Uint8Array,
  context: string,
): string {
  const at = nonceBytes + tagBytes;
  const opening = createDecipheriv(
    cipher,
    key.bytes,
    sealed.subarray(0, nonceBytes),
    { authTagLength: tagBytes },
  );
  opening.setAAD(Buffer.from(context));
  opening.setAuthTag(sealed.subarray(nonceBytes, at));
  return Buffer.concat([
    opening.update(sealed.subarray(at)),
    opening.final(),
  ]).toString("utf8");
}
