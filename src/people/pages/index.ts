export { answerText, factField } from "./fact-field.ts";
export { isOwners } from "./is-owners.ts";
export { actionOn } from "./is-owners.ts";
export { conceptLabel } from "./sight.ts";
export {
  readFacts,
  recordVisitorLook,
  staffLooker,
} from "./looker-of-visitor.ts";
export {
  bodiesNamed,
  bodyName,
  isHidden,
  isHiddenBody,
  sightOf,
} from "./sight.ts";
export type { Sight } from "./sight.ts";
export { peopleRoutes } from "./people-routes.ts";
