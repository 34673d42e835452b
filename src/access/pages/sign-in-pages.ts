import { isId, sayEach } from "#kernel";
import type { Locale } from "#kernel";
import { button, firstOf, html, paragraph } from "#web";
import type { Access } from "../access.ts";
import { signInReturnPath } from "../access.ts";
import { browserOf } from "../browser-secret.ts";
import { accessContext, sessionCookieName } from "../identify.ts";
import { endSession } from "../queries/session-changes.ts";
import { safeReturnPath } from "../return-path.ts";
import { beginSignIn, finishSignIn } from "../sign-in.ts";
import type { Level } from "../visitor.ts";
import { levels, sessionOf } from "../visitor.ts";
import { act } from "./act.ts";
import { go, goAway, shownOnce } from "./outcome.ts";
import type { PageDeps, Shown, Visit } from "./page.ts";
import { pagesOf } from "./pages-of.ts";

type SignInDeps = PageDeps & { readonly access: Access };
type SignInVisit = Visit<SignInDeps, "anybody">;

const pages = pagesOf<SignInDeps>();

const words = sayEach({
  again: "Sign in again",
  notDone:
    "Signing in took too long, was cancelled, or was begun in another window. You are not signed in.",
  unavailable:
    "The service that checks who you are did not answer. Try again in a few minutes. What you told us before is kept.",
  signOut: "Sign out",
  signOutText: "What you have told us so far is kept for when you come back.",
  signedOut: "You are signed out",
  signedOutText: "If you share this computer, close the browser too.",
});

const stateCookieName = (isSecure: boolean): string =>
  isSecure ? "__Host-joinery-sign-in" : "joinery-sign-in";

const levelAsked = (request: SignInVisit): Level =>
  levels.find((level) => level === firstOf(request.query, "level")) ?? "P2";

/** The embedded provider would ask to sign out first when somebody else was chosen before; here everybody starts afresh. */
const forgetProviderSession = ["_session", "_session.sig"].map((name) => ({
  name,
  value: "",
  maxAgeSeconds: 0,
}));

const signInAgain = (
  { locale }: SignInVisit,
  text: "notDone" | "unavailable",
  status: number,
) =>
  shownOnce({
    title: words.again[locale],
    url: "/",
    status,
    content: html`${paragraph(words[text][locale])}
    ${button({ text: words.again[locale], href: "/sign-in" })}`,
  });

/** Sends them to the provider. Cookies belong to the address that it sends people back to. */
export const signInPage = pages.anybody({
  path: "/sign-in",
  whose: "nobody",
  visitsPerMinuteMax: 60,
  given: async (visit) => {
    const { deps, query, headers, isSecure } = visit;
    const { access } = deps;
    const host = headers["host"];
    const { publicUrl } = access;
    if (access.isEmbedded && host && host !== new URL(publicUrl).host)
      return goAway(new URL(visit.url, publicUrl));
    const held = firstOf(query, "held");
    const begun = await beginSignIn(access, {
      returnPath: safeReturnPath(firstOf(query, "return")),
      level: levelAsked(visit),
      locale: visit.locale,
      heldForm: isId(held) ? held : undefined,
      again: firstOf(query, "again") !== "",
    }).catch(() => undefined);
    if (begun === undefined) return signInAgain(visit, "unavailable", 503);
    return goAway(begun.url, [
      {
        name: stateCookieName(isSecure),
        value: begun.state,
        maxAgeSeconds: 3_600,
      },
      ...(access.isEmbedded ? forgetProviderSession : []),
    ]);
  },
});

export const returnPage = pages.anybody({
  path: signInReturnPath,
  whose: "nobody",
  visitsPerMinuteMax: 60,
  given: async (visit) => {
    const { access } = visit.deps;
    const { cookies, isSecure } = visit;
    const state = cookies[stateCookieName(isSecure)];
    const url = new URL(visit.url, access.publicUrl);
    const done =
      state && !url.searchParams.has("error")
        ? await finishSignIn(access, {
            url,
            state,
            earlierToken: cookies[sessionCookieName(isSecure)],
            browser: browserOf(visit),
          })
        : undefined;
    if (done === undefined) return signInAgain(visit, "notDone", 400);
    return go(done.returnPath, [
      { name: sessionCookieName(isSecure), value: done.token },
      { name: stateCookieName(isSecure), value: "", maxAgeSeconds: 0 },
    ]);
  },
});

const signedOut = (locale: Locale): Shown => ({
  title: words.signedOut[locale],
  content: html`${paragraph(words.signedOutText[locale])}
  ${button({ text: words.again[locale], href: "/sign-in" })}`,
});

export const signedOutPage = pages.anybody({
  path: "/signed-out",
  whose: "nobody",
  show: (_given, { locale }) => signedOut(locale),
});

export const signOutPage = pages.anybody({
  path: "/sign-out",
  whose: "visitor",
  title: words.signOut,
  show: (_given, { locale, visitor, post }) =>
    visitor.kind === "anonymous"
      ? signedOut(locale)
      : html`${paragraph(words.signOutText[locale])}
        ${post(button({ text: words.signOut[locale] }))}`,
  acts: [
    act({
      name: "sign-out",
      before: async ({ deps, visitor, isSecure, now }: SignInVisit) => {
        const { access } = deps;
        const session = sessionOf(visitor);
        const idToken =
          session &&
          (await access.database.transaction(accessContext, (tx) =>
            endSession(tx, session, now),
          ));
        const name = sessionCookieName(isSecure);
        const cookies = [{ name, value: "", maxAgeSeconds: 0 }];
        const here = new URL("/signed-out", access.publicUrl);
        const away = await access.relyingParty.signOutUrl(idToken, here);
        return away ? goAway(away, cookies) : go("/signed-out", cookies);
      },
    }),
  ],
});
