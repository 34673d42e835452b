import type { AccessDeps } from "#access";
import type { View, Visit } from "#access/pages";
import { pagesOf } from "#access/pages";
import type { SigningKey } from "#delivery";
import type { CallRegister } from "#people";
import type { Site } from "#web";
import type { TellingWorld } from "../open-telling.ts";

/** What the pages of a telling need; `processes` hands it over. */
export type TellingDeps = AccessDeps &
  TellingWorld & {
    readonly site: Site;
    /** Asks one organisation's registers over HTTP, signed. */
    readonly call: CallRegister;
    /** Signs receipts, and the address that they name as ours. */
    readonly key: () => SigningKey;
    readonly publicUrl: string;
  };
export type TellingVisit = Visit<TellingDeps>;
export type TellingView<Changed = never> = View<
  TellingDeps,
  "subject",
  Changed
>;

/** How the pages of a telling are made. */
export const pages = pagesOf<TellingDeps>();

/** A page of whoever tells: of their own rows, or of whomever they tell for. */
export const tellers = { whose: "owner", may: "tell" } as const;
