import type { Clock } from "#kernel";
import type { Database } from "#postgres";
import { browserOf } from "./browser-secret.ts";
import { findSession } from "./queries/find-session.ts";
import type { SessionRow } from "./queries/find-session.ts";
import { touchSession } from "./queries/session-changes.ts";
import { csrfTokenFor, hashToken, newToken } from "./secrets.ts";
import type {
  ActingFor,
  ConfirmedRecord,
  ReferencedVisitor,
  Serving,
  Visitor,
} from "./visitor.ts";

/** What identifying needs of a request. */
export type Asker = {
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly isSecure: boolean;
};

export type AccessDeps = { readonly database: Database; readonly clock: Clock };
/** What a mandate for some events or some bodies opens: the events, and the facts that they need. */
export type ReachOf = (
  mandate: Required<Pick<ActingFor, "events" | "bodies">>,
) => Required<Pick<ActingFor, "events" | "concepts">>;

export const accessContext = { kind: "process", name: "access" } as const;
const touchEveryMs = 60_000;
const guestMark = "guest.";

/** Over HTTPS the name binds the cookie to this host and to encryption. */
export const sessionCookieName = (isSecure: boolean): string =>
  isSecure ? "__Host-joinery" : "joinery";

/** The secret of somebody without a session: it only ties forms to a browser. */
export const newGuestToken = (): string => guestMark + newToken();

/** Finds out who makes a request. Costs one statement when there is a cookie and none when there is not. */
export async function identify(
  deps: AccessDeps & { readonly reachOf?: ReachOf },
  request: Asker,
): Promise<Visitor> {
  const token = request.cookies[sessionCookieName(request.isSecure)];
  if (token === undefined) return anonymous("", false);
  if (token.startsWith(guestMark)) return anonymous(token, false);
  const row = await liveSession(deps, token);
  if (row === undefined) return anonymous(token, true);
  const csrf = csrfTokenFor(token, subjectKey(row));
  const { reachOf } = deps;
  return (
    visitorOf(row, csrf, { ...request, reachOf }) ?? anonymous(token, true)
  );
}

const anonymous = (token: string, sessionEnded: boolean): Visitor => ({
  kind: "anonymous",
  csrf: token === "" ? "" : csrfTokenFor(token),
  sessionEnded,
});

function liveSession(
  { database, clock }: AccessDeps,
  token: string,
): Promise<SessionRow | undefined> {
  const now = clock.now();
  return database.transaction(accessContext, async (tx) => {
    const tokenHash = hashToken(token);
    const row = await findSession(tx, { tokenHash, now, today: clock.today() });
    if (row && now.getTime() - row.seen.getTime() > touchEveryMs)
      await touchSession(tx, row.id, now);
    return row;
  });
}

/** In whose name forms are sent; changes when a mandate ends or another customer is served. */
const subjectKey = ({ mandate, serving }: SessionRow): string =>
  mandate?.id ?? serving?.customer ?? "";

/** Nobody when a record let in another browser: what is told by it is that browser's. */
function guestOf(
  { by: record, ...about }: ConfirmedRecord,
  inSession: { readonly session: string; readonly csrf: string },
  asker: Asker,
): ReferencedVisitor | undefined {
  const browser = browserOf(asker);
  if (browser === undefined) return undefined;
  return { kind: "referenced", ...inSession, browser, record, ...about };
}

function visitorOf(
  row: SessionRow,
  csrf: string,
  asker: Asker & { readonly reachOf: ReachOf | undefined },
): Visitor | undefined {
  const inSession = { session: row.id, csrf };
  if (row.record) return guestOf(row.record, inSession, asker);
  const person = {
    ...inSession,
    account: row.account ?? "",
    name: row.name ?? "",
    ...(row.authenticated ? { authenticatedAt: row.authenticated } : {}),
  };
  if (row.organisation && row.roles) {
    const staff = { organisation: row.organisation, roles: row.roles };
    const serving = row.serving && { serving: servingOf(row.serving) };
    return { kind: "staff", ...person, ...staff, ...serving };
  }
  if (row.customer === null)
    return { kind: "unlinked", ...person, level: row.level };
  const guest = row.afterRecord && guestOf(row.afterRecord, inSession, asker);
  const acting = row.mandate
    ? { actingFor: actingOf(row.mandate, asker.reachOf) }
    : row.lostGiver && { actingEnded: row.lostGiver };
  return {
    kind: "customer",
    ...person,
    customer: row.customer,
    level: row.level,
    ...acting,
    ...(guest ? { guest } : {}),
  };
}

const servingOf = (serving: NonNullable<SessionRow["serving"]>): Serving => ({
  ...serving,
  since: new Date(serving.since),
});

function actingOf(
  mandate: NonNullable<SessionRow["mandate"]>,
  reachOf?: ReachOf,
): ActingFor {
  const { id, customer, name, capacity, events, bodies, to } = mandate;
  return {
    mandate: id,
    customer,
    name,
    capacity,
    events,
    bodies,
    ...(reachOf && events.length + bodies.length > 0
      ? reachOf({ events, bodies })
      : {}),
    ...(to ? { to } : {}),
  };
}
