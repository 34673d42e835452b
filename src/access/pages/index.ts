export { accessRoutes } from "./access-routes.ts";
export { capacityWords } from "./capacity-words.ts";
export { csrfField, guestForm } from "./csrf-field.ts";
export { refuseForgedForms } from "./forged-form.ts";
export { frame } from "./frame.ts";
export { askToSignIn, askToSignInAgain, guards } from "./guards.ts";
export type { SubjectRequest } from "./guards.ts";
export { pageRoutes } from "./page-routes.ts";
export { mayReach, refuseOutOfBounds } from "./whose.ts";
