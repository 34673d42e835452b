import { beginRoutes } from "./begin/begin-routes.ts";
import { eventsRoutes } from "./events/events-page.ts";
import { questionRoutes } from "./question/question-routes.ts";
import type { TellingDeps, TellingRoute } from "./telling-deps.ts";

/** Every page of a telling, from what has happened to each body's answer. */
export const tellingRoutes = (deps: TellingDeps): readonly TellingRoute[] => [
  ...eventsRoutes(deps),
  ...beginRoutes(deps),
  ...questionRoutes(deps),
];
