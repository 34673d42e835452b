import type { Asker } from "./identify.ts";
import { hashToken, newToken } from "./secrets.ts";

/** Who made a row, as row-level security knows them: `account:ID`, `browser:HASH`, `mandate:ID` or `customer:ID`. */
export type Owner = string;

const lastsSeconds = 31_536_000;

/** Over HTTPS the name binds the cookie to this host and to encryption. */
const browserCookieName = (isSecure: boolean): string =>
  isSecure ? "__Host-joinery-browser" : "joinery-browser";

const ownerOfSecret = (secret: string): Owner =>
  `browser:${hashToken(secret).toString("hex")}`;

/** The owner that a browser is by its secret; undefined for a browser that was never given one. Only the hash is ever kept. */
export function browserOf({ cookies, isSecure }: Asker): Owner | undefined {
  const secret = cookies[browserCookieName(isSecure)];
  return secret !== undefined && /^[\w-]{43}$/.test(secret)
    ? ownerOfSecret(secret)
    : undefined;
}

export type KeptBrowser = {
  readonly browser: Owner;
  /** To be sent with the answer: the new secret, or nothing when the browser has one. */
  readonly cookies: readonly {
    readonly name: string;
    readonly value: string;
    readonly maxAgeSeconds: number;
  }[];
};

/** The browser's owner, with a new secret for a browser that has none. Call it only when something is to be kept for this browser. */
export function keepBrowser(asker: Asker): KeptBrowser {
  const browser = browserOf(asker);
  if (browser !== undefined) return { browser, cookies: [] };
  const value = newToken();
  const name = browserCookieName(asker.isSecure);
  return {
    browser: ownerOfSecret(value),
    cookies: [{ name, value, maxAgeSeconds: lastsSeconds }],
  };
}
