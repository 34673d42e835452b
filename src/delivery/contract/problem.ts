import type { ReadFault } from "./event.ts";

/** What can be wrong with a message between us and a body; both sides answer in these words (RFC 9457). */
const problems = {
  "event-malformed": {
    status: 400,
    title: "The message is not a CloudEvent of this contract.",
    mend: "Send a CloudEvents 1.0 JSON object with the attributes docs/contract/openapi.yaml lists.",
  },
  "receipt-malformed": {
    status: 400,
    title: "The message is not a receipt of this contract.",
    mend: "Send the JSON object that docs/contract/openapi.yaml describes under Receipt.",
  },
  "contacts-malformed": {
    status: 400,
    title: "The message is not a list of returned contacts.",
    mend: "Send the JSON object that docs/contract/openapi.yaml describes under ReturnedContacts.",
  },
  "text-unstorable": {
    status: 422,
    title: "The message holds something that no database takes.",
    mend: "Send UTF-8 without NUL and without half surrogate pairs, and numbers that a double holds.",
  },
  "shape-refused": {
    status: 422,
    title: "The message is nested too deep, or uses a name that is not taken.",
    mend: "Nest at most 24 deep; give no name __proto__, nor one with NUL or half a surrogate pair.",
  },
  "name-repeated": {
    status: 422,
    title: "The message gives one name twice.",
    mend: "Give each name of an object once: of two, nobody can tell which is meant.",
  },
  "contacts-untrue": {
    status: 422,
    title:
      "A contact is about an event that we do not know, or of a day to come.",
    mend: "Send the `lifeevent` as it stood in the event that was received, and the day of the contact in the United Kingdom.",
  },
  "key-missing": {
    status: 400,
    title: "The Idempotency-Key header is missing or is not the event's id.",
    mend: 'Send the event\'s id as a quoted string: Idempotency-Key: "<id>".',
  },
  "signature-missing": {
    status: 401,
    title: "The request is not signed.",
    mend: "Send Signature-Input and Signature headers (RFC 9421, Ed25519).",
  },
  "signature-malformed": {
    status: 401,
    title: "The signature headers cannot be read.",
    mend: "Write Signature-Input and Signature as structured-field dictionaries with the same label.",
  },
  "signature-covers-too-little": {
    status: 401,
    title: "The signature leaves out a part that must be signed.",
    mend: "Cover @method, @authority, @path, content-type, content-digest, @query when the address has one and idempotency-key when it is sent.",
  },
  "signature-stale": {
    status: 401,
    title:
      "The signature was not made within the last five minutes, or has expired.",
    mend: "Sign each try anew with the current time in `created`; set the clock by a time server.",
  },
  "signature-repeated": {
    status: 401,
    title: "This signature was used before.",
    mend: "Sign each try anew, with a new `nonce`.",
  },
  "signature-key-unknown": {
    status: 401,
    title: "The key that signed is not one we know.",
    mend: "Use an Ed25519 key that the other side has registered, and its key id in `keyid`.",
  },
  "keys-unavailable": {
    status: 503,
    title:
      "We could not read your public keys, so we could not verify the request.",
    mend: "Make sure that /.well-known/jwks.json answers, and send the request again later.",
  },
  "signature-wrong": {
    status: 401,
    title: "The signature does not match the request.",
    mend: "Sign the request as it is sent, with the authority that the receiver publishes: authority, path, query and headers must not change on the way.",
  },
  "digest-wrong": {
    status: 401,
    title: "The Content-Digest is not the digest of the body.",
    mend: "Compute the SHA-256 digest over the bytes that are sent.",
  },
  "body-unknown": {
    status: 403,
    title: "The sender is not a body this message may come from.",
    mend: "Sign with the key of the body that received the event.",
  },
  "delivery-unknown": {
    status: 404,
    title: "No event with this id was delivered to the sender.",
    mend: "Put the `id` of the event that was received into `delivery`.",
  },
  "organisation-unknown": {
    status: 404,
    title: "No such organisation receives here.",
    mend: "Check the organisation's identifier in the address.",
  },
  "lane-regression": {
    status: 409,
    title: "A later event of this lane was already received.",
    mend: "Send a lane's events in the order of `lanenumber`; never go back.",
  },
  oversize: {
    status: 413,
    title: "The message is too large.",
    mend: "Keep the body within 64 KiB.",
  },
  "key-reused": {
    status: 422,
    title: "The same key was used before with another body.",
    mend: "Use a new id for a new message; repeat a message byte for byte.",
  },
  "field-outside-flow": {
    status: 422,
    title: "The event carries a field that the signed flow does not allow.",
    mend: "Send only the fields of the signed flow version, or have a new version signed.",
  },
} as const;

export type ProblemCode = keyof typeof problems;

/** A problem as RFC 9457 writes it, with what, where and how to mend it. */
export type Problem = {
  readonly type: string;
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly mend: string;
};

/** @param detail which part of which message; identifiers only, never personal data */
export function problemOf(code: ProblemCode, detail?: string): Problem {
  const type = `urn:joinery:problem:${code}`;
  return {
    type,
    code,
    ...problems[code],
    ...(detail === undefined ? {} : { detail }),
  };
}

/** @param malformed what to say of a message that does not have the form */
export const problemOfReading = (
  { kind }: ReadFault,
  malformed: ProblemCode,
): ProblemCode =>
  ({
    malformed,
    unstorable: "text-unstorable",
    misshapen: "shape-refused",
    repeated: "name-repeated",
  })[kind] as ProblemCode;

/** Bodies of messages between us and a body are small; more than this is a mistake or an attack. */
export const bodyBytesMax = 64 * 1024;
