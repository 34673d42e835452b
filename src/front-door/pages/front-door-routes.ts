import { routesOf } from "#access/pages";
import type { FrontDoorDeps } from "./home/find-home.ts";
import { homePage } from "./home/home-page.ts";

/** The first page of everybody. */
export const frontDoorRoutes = (deps: FrontDoorDeps) =>
  routesOf(deps, [homePage]);
