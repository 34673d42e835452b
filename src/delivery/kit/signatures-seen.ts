import { goodForSeconds } from "../signature/sign-request.ts";
import { parseByteDictionary } from "../signature/signature-header.ts";
import type { SignedMessage } from "../signature/signed-message.ts";

/**
 * Remembers signatures for as long as they are good. For questions that have no idempotency key, such as look-ups: a copy of one is not
 * answered again. Several processes need one memory for all.
 */
export function openSignaturesSeen(): (
  request: SignedMessage,
  now: Date,
) => boolean {
  const seen = new Map<string, number>();
  return ({ headers }, now) => {
    for (const [signature, until] of seen)
      if (until < now.getTime()) seen.delete(signature);
      else break;
    const all = parseByteDictionary(headers["signature"] ?? "")?.values() ?? [];
    const names = Array.from(all, (bytes) => bytes.toString("base64"));
    const isKnown = names.some((name) => seen.has(name));
    // A clock that is ahead makes signatures that are good for twice as long.
    const until = now.getTime() + 2 * goodForSeconds * 1000;
    for (const name of names) seen.set(name, until);
    return isKnown;
  };
}
