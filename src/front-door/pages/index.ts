export { frontDoorRoutes } from "./front-door-routes.ts";
