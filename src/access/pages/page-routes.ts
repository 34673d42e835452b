import assert from "node:assert/strict";
import type { PageRequest, Reply, Route } from "#web";
import type { AccessDeps } from "../identify.ts";
import type { Action } from "../permissions.ts";
import type { CustomerVisitor, StaffVisitor, Visitor } from "../visitor.ts";
import type { Needs, SubjectRequest } from "./guards.ts";
import { guards } from "./guards.ts";

type Answer = Promise<Reply> | Reply;
type Shared = Pick<Route, "whose" | "requestsPerMinuteMax">;
type Pages<Deps, Request> = Readonly<
  Record<string, (deps: Deps, request: Request) => Answer>
>;

/** Routes of pages, a line each (`"GET /facts": show`), after what they share: whose rows they touch, and who may come. */
export const pageRoutes = <Deps extends AccessDeps>(deps: Deps) => {
  const guard = guards(deps);
  const routes = <Request>(
    shared: Shared,
    pages: Pages<Deps, Request>,
    guarded: (handle: (request: Request) => Answer) => Route<Visitor>["handle"],
  ): readonly Route<Visitor>[] =>
    Object.entries(pages).map(([name, answer]) => {
      const [method, path] = name.split(" ");
      assert((method === "GET" || method === "POST") && path, name);
      const handle = guarded((request) => answer(deps, request));
      return { ...shared, method, path, handle };
    });
  return {
    anybody: (shared: Shared, pages: Pages<Deps, PageRequest<Visitor>>) =>
      routes(shared, pages, (handle) => handle),
    customer: (
      shared: Shared,
      pages: Pages<Deps, PageRequest<CustomerVisitor>>,
    ) => routes(shared, pages, guard.customer),
    subject: (
      shared: Shared,
      needs: Needs,
      pages: Pages<Deps, SubjectRequest>,
    ) => routes(shared, pages, (handle) => guard.subject(needs, handle)),
    staff: (
      shared: Shared,
      action: Action,
      pages: Pages<Deps, PageRequest<StaffVisitor>>,
    ) => routes(shared, pages, (handle) => guard.staff(action, handle)),
  };
};
