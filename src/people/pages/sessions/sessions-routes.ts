import type { CustomerVisitor, StaffVisitor, UnlinkedVisitor } from "#access";
import {
  findOpenSessions,
  sessionCookieName,
  signOutEverywhere,
} from "#access";
import { askToSignIn, csrfField, frame } from "#access/pages";
import { waysToReach } from "#catalogue";
import type { Words } from "#kernel";
import type { PageRequest, Reply } from "#web";
import { button, formatMoment, html, page, problem, redirect } from "#web";
import { alertCustomer } from "../../messages.ts";
import type { PeoplePagesDeps, PeopleRoute } from "../people-pages-deps.ts";

const words = {
  title: { en: "Where you are signed in", cy: "Ble rydych wedi mewngofnodi" },
  intro: {
    en: "If you do not know one of these, or lost a phone or computer, sign out everywhere. Then sign in again here.",
    cy: "Os nad ydych yn adnabod un o’r rhain, neu os ydych wedi colli ffôn neu gyfrifiadur, allgofnodwch ym mhobman. Yna mewngofnodwch eto yma.",
  },
  since: { en: "Signed in", cy: "Mewngofnodwyd" },
  seen: { en: "Last used", cy: "Defnyddiwyd ddiwethaf" },
  here: { en: "this browser", cy: "y porwr hwn" },
  everywhere: { en: "Sign out everywhere", cy: "Allgofnodi ym mhobman" },
  alert: {
    en: "You were signed out everywhere",
    cy: "Cawsoch eich allgofnodi ym mhobman",
  },
  alertText: {
    en: "Every browser in which you were signed in was signed out. If it was not you who asked for it, sign in, open “Where you are signed in” and see who else is.",
    cy: "Cafodd pob porwr yr oeddech wedi mewngofnodi ynddo ei allgofnodi. Os nad chi a ofynnodd am hyn, mewngofnodwch, agorwch “Ble rydych wedi mewngofnodi” a gweld pwy arall sydd.",
  },
} as const satisfies Record<string, Words>;

const context = { kind: "process", name: "sessions" } as const;
type Holder = CustomerVisitor | StaffVisitor | UnlinkedVisitor;
type Request = PageRequest<Holder>;

async function show(deps: PeoplePagesDeps, request: Request): Promise<Reply> {
  const { locale, visitor } = request;
  const open = await deps.database.transaction(context, (tx) =>
    findOpenSessions(tx, visitor.account, deps.clock.now()),
  );
  const rows = open.map(({ id, startedAt, seenAt }) => {
    const [since, seen] = [startedAt, seenAt].map((at) =>
      formatMoment(at, locale),
    );
    const here = id === visitor.session ? ` (${words.here[locale]})` : "";
    return html`<li>
      ${words.since[locale]}: ${since}${here}<br />${words.seen[locale]}:
      ${seen}
    </li>`;
  });
  return page({
    ...frame(deps.site, request),
    title: words.title[locale],
    content: html`<h1 class="govuk-heading-l">${words.title[locale]}</h1>
      <p class="govuk-body">${words.intro[locale]}</p>
      <ul class="govuk-list govuk-list--spaced">
        ${rows}
      </ul>
      <form method="post" action="/sessions" novalidate>
        ${csrfField(visitor)}${button({ text: words.everywhere[locale], preventDoubleClick: true })}
      </form>`,
  });
}

async function signOut(
  deps: PeoplePagesDeps,
  { visitor, isSecure }: Request,
): Promise<Reply> {
  const at = deps.clock.now();
  await deps.database.transaction(context, async (tx) => {
    await signOutEverywhere(tx, visitor, at);
    if (visitor.kind !== "customer") return;
    const { customer } = visitor;
    const message = { subject: words.alert, body: words.alertText };
    await alertCustomer(
      tx,
      { customer, kind: "signed-out-alert", ...message, at },
      waysToReach(deps.catalogue()),
    );
  });
  return redirect("/signed-out", {
    cookies: [
      { name: sessionCookieName(isSecure), value: "", maxAgeSeconds: 0 },
    ],
  });
}

/** Where somebody is signed in, and signing out of all of it. */
export function sessionsRoutes(deps: PeoplePagesDeps): readonly PeopleRoute[] {
  const own =
    (handle: typeof show): PeopleRoute["handle"] =>
    (request) => {
      const { visitor } = request;
      if (visitor.kind === "anonymous") return askToSignIn(deps, request);
      return visitor.kind === "referenced"
        ? problem("forbidden")
        : handle(deps, { ...request, visitor });
    };
  return [
    { method: "GET", path: "/sessions", whose: "visitor", handle: own(show) },
    {
      method: "POST",
      path: "/sessions",
      whose: "visitor",
      handle: own(signOut),
    },
  ];
}
