export {
  amountText,
  authorityText,
  whyDetails,
} from "./entitlement/entitlement-view.ts";
export { asSeen, mayUndo, readsAnswers } from "./track/find-track.ts";
export { helperText } from "./told-already.ts";
export { happeningName } from "./happening-name.ts";
export { paths as tellingPaths } from "./paths.ts";
export { tellingRoutes } from "./telling-routes.ts";
