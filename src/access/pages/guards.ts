import type { Id } from "#kernel";
import type { PageRequest, Reply } from "#web";
import { problem, redirect } from "#web";
import { findLostRecordEvent, holdForm } from "../held-form.ts";
import type { AccessDeps } from "../identify.ts";
import { mayDo, mustSignInAgain } from "../permissions.ts";
import type { Action } from "../permissions.ts";
import type {
  AccountVisitor,
  CustomerVisitor,
  Level,
  ReferencedVisitor,
  StaffVisitor,
  Visitor,
} from "../visitor.ts";
import { subjectOf } from "../visitor.ts";

type Answer = Promise<Reply> | Reply;
type Handler<V extends Visitor> = (request: PageRequest<V>) => Answer;

/** A page request with the customer it is about. */
export type SubjectRequest = PageRequest<
  CustomerVisitor | ReferencedVisitor | StaffVisitor
> & { readonly subject: Id };

type Wish = {
  readonly level?: Level | undefined;
  /** They are signed in, and must show anew who they are. */
  readonly again?: boolean;
};

const signInPath = (path: string, wish: Wish, held?: Id): string =>
  `/sign-in?${new URLSearchParams({
    return: path,
    ...(wish.level === undefined || wish.level === "P0"
      ? {}
      : { level: wish.level }),
    ...(wish.again ? { again: "yes" } : {}),
    ...(held ? { held } : {}),
  })}`;

/** Sends somebody who is not signed in to do so and then back; a form's answers are kept for them. */
export async function askToSignIn(
  deps: AccessDeps,
  request: PageRequest<Visitor>,
  wish: Wish = {},
): Promise<Reply> {
  if (request.method === "GET") return redirect(signInPath(request.url, wish));
  const held = await holdForm(deps, request);
  return redirect(signInPath(request.path, wish, held?.id), {
    cookies: held?.cookies ?? [],
  });
}

/** Sends whoever is signed in too long for this to show anew who they are, and then back; nothing when they need not. */
export async function askToSignInAgain(
  deps: AccessDeps,
  request: PageRequest<Visitor>,
  action: Action,
): Promise<Reply | undefined> {
  const { visitor } = request;
  if (!mustSignInAgain(visitor, action, deps.clock.now())) return undefined;
  const level = visitor.kind === "customer" ? visitor.level : undefined;
  return askToSignIn(deps, request, { level, again: true });
}

/** Asks whoever lost their session to come back: those let in by a record of death have no account, so they give its reference again. */
export async function askToReturn(
  deps: AccessDeps,
  request: PageRequest<Visitor>,
): Promise<Reply> {
  const event = await findLostRecordEvent(deps, request);
  if (event === undefined) return askToSignIn(deps, request);
  const held =
    request.method === "GET" ? undefined : await holdForm(deps, request);
  return redirect(`/tell/${event}?ended`, { cookies: held?.cookies ?? [] });
}

/** Only whoever has an account, whatever for. */
export const guardAccount =
  (deps: AccessDeps, handle: Handler<AccountVisitor>): Handler<Visitor> =>
  (request) => {
    const { visitor } = request;
    if (visitor.kind === "anonymous") return askToSignIn(deps, request);
    return visitor.kind === "referenced"
      ? problem("forbidden")
      : handle({ ...request, visitor });
  };

/** Guards for the pages of all rooms: each wraps a handler and narrows who reaches it. */
export const guards = (deps: AccessDeps) => ({
  /** Only customers themselves, in their own affairs or a giver's. */
  customer:
    (handle: Handler<CustomerVisitor>): Handler<Visitor> =>
    (request) => {
      const { visitor } = request;
      if (visitor.kind === "customer") return handle({ ...request, visitor });
      if (visitor.kind === "anonymous") return askToSignIn(deps, request);
      return visitor.kind === "unlinked"
        ? redirect("/welcome")
        : problem("forbidden");
    },

  /** Whoever may do this about one customer: the customer, a helper under a mandate, staff who serve them, or a record's holder. */
  subject:
    (
      action: Action,
      handle: (request: SubjectRequest) => Answer,
    ): Handler<Visitor> =>
    async (request) => {
      const { visitor } = request;
      const subject = subjectOf(visitor);
      if (visitor.kind === "anonymous")
        return visitor.sessionEnded
          ? askToReturn(deps, request)
          : askToSignIn(deps, request);
      if (visitor.kind === "unlinked") return redirect("/welcome");
      if (subject === undefined || !mayDo(visitor, action))
        return problem("forbidden");
      return (
        (await askToSignInAgain(deps, request, action)) ??
        handle({ ...request, visitor, subject })
      );
    },

  /** Only staff whose roles allow the action. */
  staff:
    (action: Action, handle: Handler<StaffVisitor>): Handler<Visitor> =>
    async (request) => {
      const { visitor } = request;
      if (visitor.kind === "anonymous") return askToSignIn(deps, request);
      if (visitor.kind !== "staff" || !mayDo(visitor, action))
        return problem("forbidden");
      return (
        (await askToSignInAgain(deps, request, action)) ??
        handle({ ...request, visitor })
      );
    },
});
