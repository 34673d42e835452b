import assert from "node:assert/strict";
import type { Reply, Route } from "#web";
import type { AccessDeps } from "../identify.ts";
import type { Action } from "../permissions.ts";
import type { Visitor } from "../visitor.ts";
import { frame } from "./frame.ts";
import { guardAccount, guards } from "./guards.ts";
import type { Comers, PageDeps, PageValue, Who } from "./page.ts";
import { actAt, showAt } from "./run-page.ts";
import type { FrameOf } from "./run-page.ts";

/** A page that is ready to be served, whatever it reads. */
export type Page<Deps> = {
  readonly path: string;
  routes(deps: Deps): readonly Route<Visitor>[];
};
type Handle<Request> = (request: Request) => Promise<Reply>;
type Guard<W extends Who> = (
  deps: AccessDeps,
  handle: Handle<Comers[W]>,
) => Route<Visitor>["handle"];
type Needs = { readonly may: Action };

/**
 * How the pages of a room are made, by who may come: `subject({ may: "tell", path, … })`. One runner does the guard, fresh sign-in, context,
 * transaction, form token, held answers, errors, the way on, and the frame, which a room may make its own.
 */
export function pagesOf<Deps extends PageDeps>(
  frameOf: FrameOf<Deps> = (visit) => frame(visit.deps.site, visit),
) {
  const made = <W extends Who, Read, Changed>(
    value: PageValue<Deps, W, Read, Changed>,
    guard: Guard<W>,
  ): Page<Deps> => {
    checkPage(value);
    const { path, whose, whoseActs = whose, acts = [] } = value;
    const page = { value, frameOf };
    const answer =
      (deps: Deps, run: typeof showAt<Deps, W, Read, Changed>) =>
      (request: Comers[W]): Promise<Reply> =>
        run(page, {
          ...request,
          deps,
          now: deps.clock.now(),
          today: deps.clock.today(),
        });
    const show = (deps: Deps): Route<Visitor> => ({
      method: "GET",
      path,
      whose,
      requestsPerMinuteMax: value.visitsPerMinuteMax,
      handle: guard(deps, answer(deps, showAt)),
    });
    const send = (deps: Deps): Route<Visitor> => ({
      method: "POST",
      path,
      whose: whoseActs,
      acts: acts.map(({ name }) => name),
      requestsPerMinuteMax: value.actsPerMinuteMax,
      handle: guard(deps, answer(deps, actAt)),
    });
    return {
      path,
      routes: (deps) => [show(deps), ...(acts.length > 0 ? [send(deps)] : [])],
    };
  };
  return {
    anybody: <Read = undefined, Changed = never>(
      value: PageValue<Deps, "anybody", Read, Changed>,
    ) => made(value, (_deps, handle) => handle),
    customer: <Read = undefined, Changed = never>(
      value: PageValue<Deps, "customer", Read, Changed>,
    ) => made(value, (deps, handle) => guards(deps).customer(handle)),
    account: <Read = undefined, Changed = never>(
      value: PageValue<Deps, "account", Read, Changed>,
    ) => made(value, guardAccount),
    subject: <Read = undefined, Changed = never>(
      value: Needs & PageValue<Deps, "subject", Read, Changed>,
    ) => made(value, (deps, handle) => guards(deps).subject(value.may, handle)),
    staff: <Read = undefined, Changed = never>(
      value: Needs & PageValue<Deps, "staff", Read, Changed>,
    ) => made(value, (deps, handle) => guards(deps).staff(value.may, handle)),
  };
}

/** The routes of pages, each under an address of its own. */
export function routesOf<Deps>(
  deps: Deps,
  pages: readonly Page<Deps>[],
): readonly Route<Visitor>[] {
  assertOnce(
    pages.map(({ path }) => path),
    (path) => `Two pages stand at ${path}.`,
  );
  return pages.flatMap((page) => page.routes(deps));
}

type Checked = Pick<
  PageValue<never, "anybody", never, never>,
  "path" | "title"
> & {
  readonly acts?: readonly {
    readonly name: string;
    readonly fields: readonly string[];
  }[];
};

/** @throws AssertionError for a page that is not whole, as soon as its file is loaded. */
function checkPage({ path, acts = [] }: Checked): void {
  assertOnce(
    acts.map(({ name }) => name),
    (name) => `${path}: two acts are named ${name}.`,
  );
  for (const { name, fields } of acts) {
    assert(name !== "", `${path}: an act has no name.`);
    assert(!fields.includes(""), `${path}: a field of ${name} has no name.`);
  }
}

function assertOnce(
  names: readonly string[],
  message: (name: string) => string,
): void {
  for (const [index, name] of names.entries())
    assert(names.indexOf(name) === index, message(name));
}
