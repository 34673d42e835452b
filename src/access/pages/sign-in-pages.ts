import { isId } from "#kernel";
import type { PageRequest, Reply, Route, Site } from "#web";
import { button, firstOf, html, page, redirect, redirectAway } from "#web";
import type { Access } from "../access.ts";
import { signInReturnPath } from "../access.ts";
import { browserOf } from "../browser-secret.ts";
import { accessContext, sessionCookieName } from "../identify.ts";
import { endSession } from "../queries/session-changes.ts";
import { safeReturnPath } from "../return-path.ts";
import { beginSignIn, finishSignIn } from "../sign-in.ts";
import type { Level, Visitor } from "../visitor.ts";
import { levels, sessionOf } from "../visitor.ts";
import { csrfField } from "./csrf-field.ts";
import { frame } from "./frame.ts";

type SignInPagesDeps = { readonly access: Access; readonly site: Site };
type Request = PageRequest<Visitor>;

const words = {
  again: { en: "Sign in again", cy: "Mewngofnodwch eto" },
  notDone: {
    en: "Signing in took too long, was cancelled, or was begun in another window. You are not signed in.",
    cy: "Cymerodd mewngofnodi ormod o amser, cafodd ei ganslo, neu dechreuodd mewn ffenestr arall. Nid ydych wedi mewngofnodi.",
  },
  unavailable: {
    en: "The service that checks who you are did not answer. Try again in a few minutes. What you told us before is kept.",
    cy: "Ni wnaeth y gwasanaeth sy’n gwirio pwy ydych chi ateb. Rhowch gynnig arall arni ymhen ychydig funudau. Mae’r hyn a ddywedoch wrthym o’r blaen wedi’i gadw.",
  },
  signOut: { en: "Sign out", cy: "Allgofnodi" },
  signOutText: {
    en: "What you have told us so far is kept for when you come back.",
    cy: "Mae’r hyn a ddywedoch wrthym hyd yn hyn wedi’i gadw ar gyfer pan ddewch yn ôl.",
  },
  signedOut: { en: "You are signed out", cy: "Rydych wedi allgofnodi" },
  signedOutText: {
    en: "If you share this computer, close the browser too.",
    cy: "Os ydych yn rhannu’r cyfrifiadur hwn, caewch y porwr hefyd.",
  },
} as const;

const stateCookieName = (isSecure: boolean): string =>
  isSecure ? "__Host-joinery-sign-in" : "joinery-sign-in";

const levelAsked = (request: Request): Level =>
  levels.find((level) => level === firstOf(request.query, "level")) ?? "P2";

/** The embedded provider would ask to sign out first when somebody else was chosen before; here everybody starts afresh. */
const forgetProviderSession = ["_session", "_session.sig"].map((name) => ({
  name,
  value: "",
  maxAgeSeconds: 0,
}));

async function begin(
  { access, site }: SignInPagesDeps,
  request: Request,
): Promise<Reply> {
  const host = request.headers["host"];
  if (
    access.embedded &&
    host !== undefined &&
    host !== new URL(access.publicUrl).host
  )
    return redirectAway(new URL(request.url, access.publicUrl)); // cookies belong to the address the provider sends people back to
  const held = firstOf(request.query, "held");
  const begun = await beginSignIn(access, {
    returnPath: safeReturnPath(firstOf(request.query, "return")),
    level: levelAsked(request),
    locale: request.locale,
    heldForm: isId(held) ? held : undefined,
    again: firstOf(request.query, "again") !== "",
  }).catch((error: unknown) => error);
  if (!(
    begun !== null &&
    typeof begun === "object" &&
    "state" in begun &&
    "url" in begun
  ))
    return signInAgain(site, request, { text: "unavailable", status: 503 });
  const { url, state } = begun as { url: URL; state: string };
  return redirectAway(url, {
    cookies: [
      {
        name: stateCookieName(request.isSecure),
        value: state,
        maxAgeSeconds: 3_600,
      },
      ...(access.embedded ? forgetProviderSession : []),
    ],
  });
}

async function finish(
  { access, site }: SignInPagesDeps,
  request: Request,
): Promise<Reply> {
  const state = request.cookies[stateCookieName(request.isSecure)];
  const url = new URL(request.url, access.publicUrl);
  const done =
    state && !url.searchParams.has("error")
      ? await finishSignIn(access, {
          url,
          state,
          earlierToken: request.cookies[sessionCookieName(request.isSecure)],
          browser: browserOf(request),
        })
      : undefined;
  if (done === undefined)
    return signInAgain(site, request, { text: "notDone", status: 400 });
  return redirect(done.returnPath, {
    cookies: [
      { name: sessionCookieName(request.isSecure), value: done.token },
      { name: stateCookieName(request.isSecure), value: "", maxAgeSeconds: 0 },
    ],
  });
}

function signInAgain(
  site: Site,
  request: Request,
  {
    text,
    status,
  }: { readonly text: "notDone" | "unavailable"; readonly status: number },
): Reply {
  const { locale } = request;
  return page(
    {
      ...frame(site, request),
      url: "/",
      title: words.again[locale],
      content: html`<h1 class="govuk-heading-l">${words.again[locale]}</h1>
        <p class="govuk-body">${words[text][locale]}</p>
        ${button({ text: words.again[locale], href: "/sign-in" })}`,
    },
    { status },
  );
}

function askSignOut(site: Site, request: Request): Reply {
  const { locale, visitor } = request;
  if (visitor.kind === "anonymous") return signedOut(site, request);
  return page({
    ...frame(site, request),
    title: words.signOut[locale],
    content: html`<h1 class="govuk-heading-l">${words.signOut[locale]}</h1>
      <p class="govuk-body">${words.signOutText[locale]}</p>
      <form method="post" novalidate>
        ${csrfField(visitor)}${button({ text: words.signOut[locale] })}
      </form>`,
  });
}

async function signOut(
  { access }: SignInPagesDeps,
  request: Request,
): Promise<Reply> {
  const session = sessionOf(request.visitor);
  const idToken = await access.database.transaction(
    accessContext,
    async (tx) =>
      session === undefined
        ? undefined
        : endSession(tx, session, access.clock.now()),
  );
  const cookies = [
    { name: sessionCookieName(request.isSecure), value: "", maxAgeSeconds: 0 },
  ];
  const away = await access.relyingParty.signOutUrl(
    idToken,
    new URL("/signed-out", access.publicUrl),
  );
  return away
    ? redirectAway(away, { cookies })
    : redirect("/signed-out", { cookies });
}

function signedOut(site: Site, request: Request): Reply {
  const { locale } = request;
  return page({
    ...frame(site, request),
    title: words.signedOut[locale],
    content: html`<h1 class="govuk-heading-l">${words.signedOut[locale]}</h1>
      <p class="govuk-body">${words.signedOutText[locale]}</p>
      ${button({ text: words.again[locale], href: "/sign-in" })}`,
  });
}

/** Signing in and out. */
export const signInRoutes = (
  deps: SignInPagesDeps,
): readonly Route<Visitor>[] => [
  {
    method: "GET",
    path: "/sign-in",
    whose: "nobody",
    requestsPerMinuteMax: 60,
    handle: (request) => begin(deps, request),
  },
  {
    method: "GET",
    path: signInReturnPath,
    whose: "nobody",
    requestsPerMinuteMax: 60,
    handle: (request) => finish(deps, request),
  },
  {
    method: "GET",
    path: "/sign-out",
    whose: "visitor",
    handle: (request) => askSignOut(deps.site, request),
  },
  {
    method: "POST",
    path: "/sign-out",
    whose: "visitor",
    handle: (request) => signOut(deps, request),
  },
  {
    method: "GET",
    path: "/signed-out",
    whose: "nobody",
    handle: (request) => signedOut(deps.site, request),
  },
];
