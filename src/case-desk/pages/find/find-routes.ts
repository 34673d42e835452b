import type { StaffVisitor } from "#access";
import { pageRoutes } from "#access/pages";
import { findCustomers } from "#people";
import type { CustomerCandidate, CustomerSearch } from "#people";
import type { PageRequest, Reply } from "#web";
import { firstOf } from "#web";
import type { CaseDeskDeps, CaseDeskRoute } from "../case-desk-deps.ts";
import { deskContext } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { recordStaffLook } from "../staff-look.ts";
import type { Finding } from "./find-page.ts";
import { candidatesPage, findPage } from "./find-page.ts";
import { parseSearch } from "./parse-search.ts";

type Request = PageRequest<StaffVisitor>;

/** Finds a customer by what they say; what is typed never stands in an address. */
export function findRoutes(deps: CaseDeskDeps): readonly CaseDeskRoute[] {
  const { staff } = pageRoutes(deps);
  const shared = { whose: "found" } as const;
  return [
    ...staff(shared, "find-customer", {
      [`GET ${deskPaths.find()}`]: (_, request) =>
        findPage(findingOf(deps, request)),
    }),
    ...staff({ ...shared, requestsPerMinuteMax: 30 }, "find-customer", {
      [`POST ${deskPaths.find()}`]: search,
    }),
  ];
}

const findingOf = (
  { site, catalogues }: CaseDeskDeps,
  request: Request,
): Finding => ({
  site,
  request,
  form: catalogues.inForce().lifeEvents.get(firstOf(request.query, "form")),
});

async function search(deps: CaseDeskDeps, request: Request): Promise<Reply> {
  const finding = findingOf(deps, request);
  const wanted = parseSearch(request.form, deps.clock.today());
  if (wanted.kind === "failure") return findPage(finding, wanted.error);
  return candidatesPage(finding, await candidates(deps, request, wanted.value));
}

/** Finds them in a process context, for nobody is served yet, and records a look for each who is shown. */
const candidates = (
  { database, clock }: CaseDeskDeps,
  { visitor, requestId }: Request,
  wanted: CustomerSearch,
): Promise<readonly CustomerCandidate[]> =>
  database.transaction(deskContext, async (tx) => {
    const found = await findCustomers(tx, wanted);
    for (const { id, town } of found)
      await recordStaffLook(tx, {
        visitor,
        customer: id,
        purpose: "find-customer",
        concepts: [
          "person.name",
          "person.dateOfBirth",
          ...(town === undefined ? [] : ["person.address"]),
        ],
        request: requestId,
        at: clock.now(),
      });
    return found;
  });
