import {
  findOpenSessions,
  sessionCookieName,
  signOutEverywhere,
} from "#access";
import { act, go } from "#access/pages";
import type { Visit } from "#access/pages";
import { waysToReach } from "#catalogue";
import { sayEach, say } from "#kernel";
import { actButton, formatMoment, html, list, paragraph } from "#web";
import { alertCustomer } from "../../messages.ts";
import type { PeoplePagesDeps } from "../people-pages-deps.ts";
import { pages } from "../people-pages-deps.ts";

const words = sayEach({
  title: "Where you are signed in",
  intro:
    "If you do not know one of these, or lost a phone or computer, sign out everywhere. Then sign in again here.",
  since: "Signed in",
  seen: "Last used",
  here: "this browser",
  everywhere: "Sign out everywhere",
  alertText:
    "Every browser in which you were signed in was signed out. If it was not you who asked for it, sign in, open “Where you are signed in” and see who else is.",
});

const context = { kind: "process", name: "sessions" } as const;
/** Where somebody is signed in, and signing out of all of it. */
export const sessionsPage = pages.account({
  path: "/sessions",
  whose: "visitor",
  title: words.title,
  context: () => context,
  read: (tx, { visitor, now }) => findOpenSessions(tx, visitor.account, now),
  show: (open, view) => {
    const { locale, visitor } = view;
    const rows = open.map(({ id, startedAt, seenAt }) => {
      const here = id === visitor.session ? ` (${words.here[locale]})` : "";
      return html`${words.since[locale]}:
        ${formatMoment(startedAt, locale)}${here}<br />${words.seen[locale]}:
        ${formatMoment(seenAt, locale)}`;
    });
    return html`${paragraph(words.intro[locale])}
    ${list(rows, "govuk-list--spaced")}
    ${view.post(actButton(words.everywhere[locale]))}`;
  },
  acts: [
    act({
      name: "sign-out-everywhere",
      context: () => context,
      run: async (
        tx,
        { deps, visitor, isSecure, now }: Visit<PeoplePagesDeps, "account">,
      ) => {
        await signOutEverywhere(tx, visitor, now);
        if (visitor.kind === "customer")
          await alertCustomer(
            tx,
            {
              customer: visitor.customer,
              kind: "signed-out-alert",
              subject: say("You were signed out everywhere"),
              body: words.alertText,
              at: now,
            },
            waysToReach(deps.catalogue()),
          );
        const name = sessionCookieName(isSecure);
        return go("/signed-out", [{ name, value: "", maxAgeSeconds: 0 }]);
      },
    }),
  ],
});
