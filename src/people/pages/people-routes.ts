import { bankAccountRoutes } from "./bank-account/bank-account-routes.ts";
import { factsRoutes } from "./facts/facts-routes.ts";
import { looksRoutes } from "./looks/looks-routes.ts";
import { messagesRoutes } from "./messages/messages-routes.ts";
import { needsRoutes } from "./needs/needs-routes.ts";
import type { PeoplePagesDeps, PeopleRoute } from "./people-pages-deps.ts";
import { reachRoutes } from "./reach/reach-routes.ts";
import { sessionsRoutes } from "./sessions/sessions-routes.ts";
import { welcomeRoutes } from "./welcome/welcome-routes.ts";

/** All pages of people. */
export const peopleRoutes = (deps: PeoplePagesDeps): readonly PeopleRoute[] => [
  ...factsRoutes(deps),
  ...looksRoutes(deps),
  ...needsRoutes(deps),
  ...messagesRoutes(deps),
  ...bankAccountRoutes(deps),
  ...reachRoutes(deps),
  ...sessionsRoutes(deps),
  ...welcomeRoutes(deps),
];
