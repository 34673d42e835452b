import type { Words } from "#kernel";
import type { Cookie, FieldError, Problem } from "#web";
import type { Action } from "../permissions.ts";
import type { Shown } from "./page.ts";

/** How an act ends; what a page reads may end the same way instead of being shown. */
export type Outcome<Changed = never> =
  | {
      readonly ends: "go";
      readonly to: string;
      readonly cookies: readonly Cookie[];
    }
  /** To another site, which we chose: never an address taken from a request. */
  | {
      readonly ends: "go-away";
      readonly to: URL;
      readonly cookies: readonly Cookie[];
    }
  | { readonly ends: "again"; readonly errors: readonly FieldError[] }
  | {
      readonly ends: "changed";
      readonly changed: Changed;
      readonly errors: readonly FieldError[];
    }
  | { readonly ends: "problem"; readonly problem: Problem }
  /** Shown this once, and found at no address. */
  | { readonly ends: "shown"; readonly shown: Shown }
  /** They must sign in first; or anew, before they do this. */
  | { readonly ends: "sign-in"; readonly anew?: Action };

/** To another page; what was done is said there when that page's `done` has words for it: `go("/needs?done=saved")`. */
export const go = (to: string, cookies: readonly Cookie[] = []) =>
  ({ ends: "go", to, cookies }) as const;

export const goAway = (to: URL, cookies: readonly Cookie[] = []) =>
  ({ ends: "go-away", to, cookies }) as const;

/** The page again, with what is wrong. */
export const again = (errors: readonly FieldError[]) =>
  ({ ends: "again", errors }) as const;

/** The page again: one answer is wrong. */
export const wrong = (field: string, message: Words) =>
  again([{ field, message }]);

/** The page again, as it is now: what the form was made from changed meanwhile. */
export const changed = <Changed>(
  what: Changed,
  errors: readonly FieldError[] = [],
) => ({ ends: "changed", changed: what, errors }) as const;

export const refused = (kind: Problem) =>
  ({ ends: "problem", problem: kind }) as const;
export const notFound = refused("not-found");
export const forbidden = refused("forbidden");

export const signIn = { ends: "sign-in" } as const;

/** Once done, something that only its page shows. */
export const shownOnce = (shown: Shown) => ({ ends: "shown", shown }) as const;

export const isOutcome = (value: unknown): value is Outcome<unknown> =>
  typeof value === "object" && value !== null && "ends" in value;
