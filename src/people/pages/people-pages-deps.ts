import type { AccessDeps } from "#access";
import type { View, Visit } from "#access/pages";
import { pagesOf } from "#access/pages";
import type { Catalogue } from "#catalogue";
import type { Site } from "#web";

export type PeoplePagesDeps = AccessDeps & {
  readonly site: Site;
  /** The catalogue in force. */
  readonly catalogue: () => Catalogue;
  /** Shows everybody's messages, codes included: only where all people are made up. */
  readonly showsOutbox: boolean;
};

export type PeopleVisit = Visit<PeoplePagesDeps>;
export type PeopleView = View<PeoplePagesDeps>;

/** How the pages of this room are made. */
export const pages = pagesOf<PeoplePagesDeps>();
