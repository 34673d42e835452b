import { routesOf } from "#access/pages";
import {
  askedTwiceCsv,
  askedTwicePage,
} from "./asked-twice/asked-twice-page.ts";
import { contactsCsv, contactsPage } from "./contacts/contacts-page.ts";
import { gatewaysPage } from "./gateways/gateways-page.ts";
import { mapCsv } from "./map/map-tables.ts";
import { mapPage } from "./map/map-page.ts";
import { publishingPage } from "./publishing/publishing-page.ts";
import { startPage } from "./start/start-page.ts";
import type { WorkbenchDeps } from "./workbench-deps.ts";

/** The pages of directors, supervisors and auditors. */
export const workbenchRoutes = (deps: WorkbenchDeps) =>
  routesOf(deps, [
    startPage,
    mapPage,
    mapCsv,
    askedTwicePage,
    askedTwiceCsv,
    gatewaysPage,
    contactsPage,
    contactsCsv,
    publishingPage,
  ]);
