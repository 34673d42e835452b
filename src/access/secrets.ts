import {
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** A random secret for a cookie or a code in a link: 256 bits. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** The field that shows a form came from one of our pages. */
export const csrfFieldName = "form-token";

/** What the database keeps of a secret: enough to know it again, of no use to a thief. */
export const hashToken = (token: string): Buffer =>
  createHash("sha256").update(token).digest();

/**
 * The token every form of a session carries. It is made from the cookie's secret, which no other site can read, so it
 * needs no storing and lasts exactly as long as the session. `subject` is whom the session acts for or serves: a form
 * opened for one person is never taken for another.
 */
export const csrfTokenFor = (sessionToken: string, subject = ""): string =>
  createHmac("sha256", sessionToken)
    .update(`form ${subject}`)
    .digest("base64url");

/** Compares without telling by the time it takes how much was right. */
export const sameSecret = (left: string, right: string): boolean =>
  timingSafeEqual(hashToken(left), hashToken(right));

const readable = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
/** A code for reading aloud, e.g. `7K2M-Q4TX`: 39 bits, for short-lived use with limited tries. */
export function newReadableCode(): string {
  const letters = Array.from(
    randomBytes(8),
    (byte) => readable[byte % readable.length],
  ).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** A code as typed: lower case, spaces and dashes do not matter. */
export const normaliseCode = (typed: string): string =>
  typed.toUpperCase().replace(/[^0-9A-Z]/g, "");

/** The hash of a code that a person reads and types. */
export const hashReadableCode = (typed: string): Buffer =>
  hashToken(normaliseCode(typed));
