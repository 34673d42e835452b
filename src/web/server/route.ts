import type { Locale } from "#kernel";
import type { Optional } from "../html/html.ts";
import type { Fields } from "./fields.ts";
import type { Reply } from "./reply.ts";

/** A request before anybody knows who asks. */
export type BareRequest = {
  readonly requestId: string;
  /** `GET` for a HEAD too: both are answered alike. */
  readonly method: string;
  readonly path: string;
  /** Path and query, as `renderPage` wants it. */
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Fields;
  /** The fields of a submitted form; empty for any other body. */
  readonly form: Fields;
  /** The form or the address held what no store takes: NUL, or bytes that are not UTF-8. It is refused; nothing is made of it. */
  readonly hasUnstorable: boolean;
  /** The body as it came, for signatures and JSON. */
  readonly bytes: Buffer;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly headers: Readonly<
    Record<string, string | readonly string[] | undefined>
  >;
  readonly locale: Locale;
  readonly isSecure: boolean;
  /** Where it comes from, as the proxies that are trusted say. Never kept as it is. */
  readonly address: string;
  /** Ends when the person goes away or the time for an answer is over. */
  readonly signal: AbortSignal;
};

/** A request with its visitor, as the server's `identify` hook found them. */
export type PageRequest<Visitor = unknown> = BareRequest & {
  readonly visitor: Visitor;
};

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * Whose rows a route reads or changes. `nobody`: no row about a person. `visitor`: by who asks, their own. `owner`: what the visitor, or whom
 * they act for, told. `subject`: the affairs of the one customer they see. `found`: customers for whom staff look before they serve anybody: no
 * more than tells one from another, each look recorded. `served`: the customer whom staff serve. `organisation`: of the staff's own. `counts`:
 * sums that nobody can be told from. `machine`: of the body that signed. `everybody`: all, of made-up people only.
 */
export type Whose =
  | "nobody"
  | "visitor"
  | "owner"
  | "subject"
  | "found"
  | "served"
  | "organisation"
  | "counts"
  | "machine"
  | "everybody";

/** One address and what answers it. Paths are written as fastify's: `/tell/:event`. */
export type Route<Visitor = unknown> = {
  readonly method: Method;
  readonly path: string;
  readonly whose: Whose;
  handle(request: PageRequest<Visitor>): Promise<Reply> | Reply;
} & Optional<{
  /** `machine` takes any body, gets problems as JSON and is spared the guard against forged forms. */
  audience: "person" | "machine";
  bodyBytesMax: number;
  /** Fewer than the server's own limit, e.g. for signing in. */
  requestsPerMinuteMax: number;
  /** What its form can do, by the button that sends it (`name="do"`). */
  acts: readonly string[];
}>;
