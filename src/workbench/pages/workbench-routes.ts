import { guards } from "#access/pages";
import type { Reply } from "#web";
import { askedTwiceCsv } from "./asked-twice/asked-twice-csv.ts";
import { askedTwicePage } from "./asked-twice/asked-twice-page.ts";
import { contactsCsv, contactsPage } from "./contacts/contacts-page.ts";
import { gatewaysPage } from "./gateways/gateways-page.ts";
import { mapCsv } from "./map/map-csv.ts";
import { mapPage } from "./map/map-page.ts";
import { startPage } from "./start/start-page.ts";
import type {
  WorkbenchDeps,
  WorkbenchRequest,
  WorkbenchRoute,
} from "./workbench-deps.ts";
import { paths } from "./workbench-deps.ts";

/** The pages of directors, supervisors and auditors. */
export function workbenchRoutes(
  deps: WorkbenchDeps,
): readonly WorkbenchRoute[] {
  const get = (
    path: string,
    answer: (
      deps: WorkbenchDeps,
      request: WorkbenchRequest,
    ) => Promise<Reply> | Reply,
  ): WorkbenchRoute => ({
    method: "GET",
    path,
    whose: "counts",
    handle: guards(deps).staff("see-map", (request) => answer(deps, request)),
  });
  return [
    get(paths.start, startPage),
    get(paths.map, mapPage),
    get(paths.mapCsv, mapCsv),
    get(paths.askedTwice, askedTwicePage),
    get(paths.askedTwiceCsv, askedTwiceCsv),
    get(paths.gateways, gatewaysPage),
    get(paths.contacts, contactsPage),
    get(paths.contactsCsv, contactsCsv),
  ];
}
