import assert from "node:assert/strict";
import type { Html, Optional } from "../html/html.ts";
import type { Page } from "../layout/page.ts";
import { renderPage } from "../layout/page.ts";
import type { Problem } from "./problem.ts";

/** Kept by the browser: never readable by script, sent to this site alone, and only over HTTPS when the site has it. */
export type Cookie = {
  readonly name: string;
  readonly value: string;
} & Optional<{
  /** Without it the cookie ends with the browser; 0 removes it. */
  maxAgeSeconds: number;
  sameSite: "lax" | "strict";
}>;

type Extras = Optional<{
  status: number;
  headers: Readonly<Record<string, string>>;
  cookies: readonly Cookie[];
}>;

export type Reply = Extras &
  (
    | { readonly kind: "page"; readonly markup: string }
    | { readonly kind: "redirect"; readonly to: string }
    | { readonly kind: "json"; readonly value: unknown }
    | {
        readonly kind: "file";
        readonly content: string | Buffer;
        readonly contentType: string;
        readonly filename?: string | undefined;
      }
    | { readonly kind: "nothing" }
    | { readonly kind: "problem"; readonly problem: Problem }
  );

/** A page; with errors its status is 422. */
export const page = (content: Page, extras: Extras = {}): Reply => ({
  kind: "page",
  markup: renderPage(content),
  status: content.errors?.length ? 422 : 200,
  ...extras,
});

/** A part of a page, for `data-live-src`. */
export const fragment = (markup: Html, extras: Extras = {}): Reply => ({
  kind: "page",
  markup: markup.toString(),
  ...extras,
});

/** To another page of this site, as after every form that was accepted. */
export function redirect(to: string, extras: Extras = {}): Reply {
  assert(
    /^\/(?![/\\])/.test(to),
    "A redirect stays on this site; use redirectAway for another.",
  );
  return { kind: "redirect", to, ...extras };
}

/** To another site, which the caller has chosen: never an address taken from a request. */
export const redirectAway = (to: URL, extras: Extras = {}): Reply => ({
  kind: "redirect",
  to: to.href,
  ...extras,
});

export const json = (value: unknown, extras: Extras = {}): Reply => ({
  kind: "json",
  value,
  ...extras,
});

/** A file; with a name the browser saves it. */
export const file = (
  content: {
    readonly content: string | Buffer;
    readonly contentType: string;
    readonly filename?: string;
  },
  extras: Extras = {},
): Reply => ({ kind: "file", ...content, ...extras });

/** 204: there is nothing (more) to show. */
export const nothingMore: Reply = { kind: "nothing" };

/** The page, or JSON for a machine, that says what went wrong and what to do. */
export const problem = (kind: Problem, extras: Extras = {}): Reply => ({
  kind: "problem",
  problem: kind,
  ...extras,
});
