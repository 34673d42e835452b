import { pageRoutes } from "#access/pages";
import { askedTwiceCsv } from "./asked-twice/asked-twice-csv.ts";
import { askedTwicePage } from "./asked-twice/asked-twice-page.ts";
import { contactsCsv, contactsPage } from "./contacts/contacts-page.ts";
import { gatewaysPage } from "./gateways/gateways-page.ts";
import { mapCsv } from "./map/map-csv.ts";
import { mapPage } from "./map/map-page.ts";
import {
  decideProposal,
  publishingPage,
} from "./publishing/publishing-page.ts";
import { startPage } from "./start/start-page.ts";
import type { WorkbenchDeps, WorkbenchRoute } from "./workbench-deps.ts";
import { paths } from "./workbench-deps.ts";

/** The pages of directors, supervisors and auditors. */
export function workbenchRoutes(
  deps: WorkbenchDeps,
): readonly WorkbenchRoute[] {
  const { staff } = pageRoutes(deps);
  return [
    ...staff({ whose: "counts" }, "see-map", {
      [`GET ${paths.start}`]: startPage,
      [`GET ${paths.map}`]: mapPage,
      [`GET ${paths.mapCsv}`]: mapCsv,
      [`GET ${paths.askedTwice}`]: askedTwicePage,
      [`GET ${paths.askedTwiceCsv}`]: askedTwiceCsv,
      [`GET ${paths.gateways}`]: gatewaysPage,
      [`GET ${paths.contacts}`]: contactsPage,
      [`GET ${paths.contactsCsv}`]: contactsCsv,
      [`GET ${paths.publishing}`]: publishingPage,
    }),
    ...staff({ whose: "counts" }, "publish-pack", {
      [`POST ${paths.publishing}`]: decideProposal,
    }),
  ];
}
