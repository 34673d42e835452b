export { answerText, factField } from "./fact-field.ts";
export { isOwners } from "./is-owners.ts";
export { actionOn } from "./action-on.ts";
export { conceptLabel } from "./catalogue-words.ts";
export { lookerOf, readFacts } from "./looker-of-visitor.ts";
export { bodyName, isHidden, isHiddenBody, sightOf } from "./sight.ts";
export type { Sight } from "./sight.ts";
export { peopleRoutes } from "./people-routes.ts";
