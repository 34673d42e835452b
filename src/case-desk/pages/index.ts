export { caseDeskRoutes } from "./case-desk-routes.ts";
