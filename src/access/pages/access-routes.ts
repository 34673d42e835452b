import type { Route, Site } from "#web";
import type { Access } from "../access.ts";
import type { Visitor } from "../visitor.ts";
import { choosePersonRoutes } from "./choose-person-page.ts";
import { signInRoutes } from "./sign-in-pages.ts";

/** All pages of access. */
export const accessRoutes = (deps: {
  readonly access: Access;
  readonly site: Site;
}): readonly Route<Visitor>[] => [
  ...signInRoutes(deps),
  ...(deps.access.embedded
    ? choosePersonRoutes({ provider: deps.access.embedded, site: deps.site })
    : []),
];
