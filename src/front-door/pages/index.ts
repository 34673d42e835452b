export { homeRoutes as frontDoorRoutes } from "./home/home-routes.ts";
export type { FrontDoorDeps } from "./home/home-routes.ts";
