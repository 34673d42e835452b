export { accessRoutes } from "./access-routes.ts";
export { capacityWords } from "./capacity-words.ts";
export { csrfField, guestForm } from "./csrf-field.ts";
export { refuseForgedForms } from "./forged-form.ts";
export { frame } from "./frame.ts";
export { askToSignIn, askToSignInAgain, guards } from "./guards.ts";
export type { SubjectRequest } from "./guards.ts";
export { act } from "./act.ts";
export {
  again,
  changed,
  forbidden,
  go,
  isOutcome,
  notFound,
  refused,
  shownOnce,
  signIn,
  wrong,
} from "./outcome.ts";
export type { Outcome } from "./outcome.ts";
export type { FieldsOf, Shown, View, Visit } from "./page.ts";
export { pageRoutes } from "./page-routes.ts";
export { pagesOf, routesOf } from "./pages-of.ts";
export type { Page } from "./pages-of.ts";
export { mayReach, refuseOutOfBounds } from "./whose.ts";
