export { caseDeskRoutes } from "./case-desk-routes.ts";
export type { CaseDeskDeps } from "./case-desk-deps.ts";
