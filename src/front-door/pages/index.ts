export { homeRoutes as frontDoorRoutes } from "./home/home-routes.ts";
