import { routesOf } from "#access/pages";
import type { CaseDeskDeps } from "./case-desk-deps.ts";
import { customerPage } from "./customer/customer-page.ts";
import { findPage } from "./find/find-page.ts";
import { finishPage } from "./finish/finish-page.ts";
import { formsPage } from "./forms/forms-page.ts";
import { landingPage } from "./landing/landing-page.ts";
import { servePage } from "./serve/serve-page.ts";
import { taskPage } from "./task/task-page.ts";
import { worklistPage } from "./worklist/worklist-page.ts";

/** Every page of the case desk; for staff only. */
export const caseDeskRoutes = (deps: CaseDeskDeps) =>
  routesOf(deps, [
    landingPage,
    worklistPage,
    taskPage,
    findPage,
    formsPage,
    servePage,
    customerPage,
    finishPage,
  ]);
