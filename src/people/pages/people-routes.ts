import { routesOf } from "#access/pages";
import { bankAccountPage } from "./bank-account/bank-account-page.ts";
import { correctPage } from "./facts/correct-page.ts";
import { factsPage } from "./facts/facts-page.ts";
import { historyPage } from "./facts/history-page.ts";
import { looksPage } from "./looks/looks-page.ts";
import { messagesPage, outboxPage } from "./messages/messages-page.ts";
import { needsPage } from "./needs/needs-page.ts";
import type { PeoplePagesDeps } from "./people-pages-deps.ts";
import { reachPage } from "./reach/reach-page.ts";
import { sessionsPage } from "./sessions/sessions-page.ts";
import { welcomePage } from "./welcome/welcome-page.ts";

/** All pages of people. */
export const peopleRoutes = (deps: PeoplePagesDeps) =>
  routesOf(deps, [
    factsPage,
    correctPage,
    historyPage,
    looksPage,
    needsPage,
    messagesPage,
    ...(deps.showsOutbox ? [outboxPage] : []),
    bankAccountPage,
    reachPage,
    sessionsPage,
    welcomePage,
  ]);
