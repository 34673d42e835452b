export { accessRoutes } from "./access-routes.ts";
export { act } from "./act.ts";
export { capacityWords } from "./capacity-words.ts";
export { refuseForgedForms } from "./forged-form.ts";
export { frame } from "./frame.ts";
export type { SubjectRequest } from "./guards.ts";
export {
  again,
  changed,
  forbidden,
  go,
  goAway,
  isOutcome,
  notFound,
  refused,
  shownOnce,
  signIn,
  wrong,
} from "./outcome.ts";
export type { Outcome } from "./outcome.ts";
export type { Shown, View, Visit } from "./page.ts";
export { pagesOf, routesOf } from "./pages-of.ts";
export { mayReach, refuseOutOfBounds } from "./whose.ts";
