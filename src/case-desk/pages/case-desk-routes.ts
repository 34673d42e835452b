import type { CaseDeskDeps, CaseDeskRoute } from "./case-desk-deps.ts";
import { customerRoutes } from "./customer/customer-routes.ts";
import { findRoutes } from "./find/find-routes.ts";
import { finishRoutes } from "./finish/finish-routes.ts";
import { formsRoutes } from "./forms/forms-page.ts";
import { landingRoutes } from "./landing/landing-page.ts";
import { serveRoutes } from "./serve/serve-routes.ts";
import { taskRoutes } from "./task/task-routes.ts";
import { worklistRoutes } from "./worklist/worklist-page.ts";

/** Every page of the case desk; for staff only. */
export const caseDeskRoutes = (
  deps: CaseDeskDeps,
): readonly CaseDeskRoute[] => [
  ...landingRoutes(deps),
  ...worklistRoutes(deps),
  ...taskRoutes(deps),
  ...findRoutes(deps),
  ...formsRoutes(deps),
  ...serveRoutes(deps),
  ...customerRoutes(deps),
  ...finishRoutes(deps),
];
