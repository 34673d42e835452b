import type { Route, Site } from "#web";
import type { Access } from "../access.ts";
import type { Visitor } from "../visitor.ts";
import type { HelpersDeps } from "./helpers/helpers-deps.ts";
import { endPage } from "./helpers/end-page.ts";
import { givePage } from "./helpers/give-page.ts";
import { helpersPage } from "./helpers/helpers-page.ts";
import { routesOf } from "./pages-of.ts";
import {
  returnPage,
  signedOutPage,
  signInPage,
  signOutPage,
} from "./sign-in-pages.ts";

/** All pages of access. Without `events` and `bodies` a mandate covers everything. */
export function accessRoutes({
  access,
  site,
  events = () => [],
  bodies = () => [],
  alert,
}: {
  readonly access: Access;
  readonly site: Site;
  readonly events?: HelpersDeps["events"];
  readonly bodies?: HelpersDeps["bodies"];
  readonly alert?: HelpersDeps["alert"];
}): readonly Route<Visitor>[] {
  const { database, clock } = access;
  const deps = { database, clock, site };
  const alerting = alert ? { alert } : {};
  return [
    ...routesOf({ ...deps, access }, [
      signInPage,
      returnPage,
      signOutPage,
      signedOutPage,
    ]),
    ...routesOf<HelpersDeps>({ ...deps, events, bodies, ...alerting }, [
      helpersPage,
      givePage,
      endPage,
    ]),
  ];
}
