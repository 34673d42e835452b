import type { AccessDeps, Visitor } from "#access";
import type { SigningKey } from "#delivery";
import type { CallRegister } from "#people";
import type { Route, Site } from "#web";
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
export type TellingRoute = Route<Visitor>;
