import type { Route, Site } from "#web";
import type { Access } from "../access.ts";
import type { Visitor } from "../visitor.ts";
import { choosePersonRoutes } from "./choose-person-page.ts";
import type { HelpersDeps } from "./helpers/helpers-deps.ts";
import { endPage } from "./helpers/end-page.ts";
import { givePage } from "./helpers/give-page.ts";
import { helpersPage } from "./helpers/helpers-page.ts";
import { routesOf } from "./pages-of.ts";
import { signInRoutes } from "./sign-in-pages.ts";

/** All pages of access. Without `lifeEvents` a mandate covers everything. */
export const accessRoutes = (deps: {
  readonly access: Access;
  readonly site: Site;
  readonly lifeEvents?: HelpersDeps["lifeEvents"];
  readonly alert?: HelpersDeps["alert"];
}): readonly Route<Visitor>[] => [
  ...signInRoutes(deps),
  ...routesOf<HelpersDeps>(
    {
      ...deps.access,
      site: deps.site,
      lifeEvents: deps.lifeEvents ?? (() => []),
      ...(deps.alert ? { alert: deps.alert } : {}),
    },
    [helpersPage, givePage, endPage],
  ),
  ...(deps.access.embedded
    ? choosePersonRoutes({ provider: deps.access.embedded, site: deps.site })
    : []),
];
