import type { Serving, StaffVisitor } from "#access";
import { servedChannels, startServing } from "#access";
import { pageRoutes } from "#access/pages";
import { openFormTask } from "#casework";
import type { Id, LocalDate } from "#kernel";
import { isOk, ok } from "#kernel";
import { findCustomer, findFacts, knownText } from "#people";
import { tellingPaths } from "#telling/pages";
import type { Fields, PageRequest, Parsed, Reply } from "#web";
import {
  allParsed,
  firstOf,
  parseChoice,
  parseDate,
  parseText,
  problem,
  redirect,
} from "#web";
import type { CaseDeskDeps, CaseDeskRoute } from "../case-desk-deps.ts";
import { deskContext, workerOf } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { recordStaffLook } from "../staff-look.ts";
import type { ServeShown } from "./serve-page.ts";
import { assurances, servePage } from "./serve-page.ts";
import { serveWords as words } from "./serve-words.ts";

type Request = PageRequest<StaffVisitor>;

/** Begins to serve one customer: on which channel, for what, and how it was made sure who they are. */
export const serveRoutes = (deps: CaseDeskDeps): readonly CaseDeskRoute[] =>
  pageRoutes(deps).staff({ whose: "found" }, "serve-customer", {
    [`GET ${deskPaths.serve(":customer")}`]: show,
    [`POST ${deskPaths.serve(":customer")}`]: start,
  });

async function show(deps: CaseDeskDeps, request: Request): Promise<Reply> {
  const shown = await findShown(deps, request);
  return isReply(shown) ? shown : servePage(shown);
}

const isReply = (shown: ServeShown | Reply): shown is Reply => "kind" in shown;
const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Whom the page is about. Who serves one customer finishes before another. */
async function findShown(
  { site, database, clock, catalogues }: CaseDeskDeps,
  request: Request,
): Promise<ServeShown | Reply> {
  const { visitor, params, query, requestId } = request;
  const id = params["customer"] ?? "";
  if (visitor.serving !== undefined)
    return redirect(
      visitor.serving.customer === id ? deskPaths.customer : deskPaths.finish,
    );
  if (!isUuid(id)) return problem("not-found");
  const catalogue = catalogues.inForce();
  const form = catalogue.lifeEvents.get(firstOf(query, "form"));
  const customer = await database.transaction(deskContext, async (tx) => {
    const found = await findCustomer(tx, id);
    if (found === undefined) return undefined;
    const book = await findFacts(tx, id, clock.today());
    await recordStaffLook(tx, {
      visitor,
      customer: id,
      purpose: "find-customer",
      concepts: ["person.name"],
      request: requestId,
      at: clock.now(),
    });
    return { ...found, name: knownText(book, "person.name") ?? "" };
  });
  if (customer === undefined) return problem("not-found");
  return { site, request, catalogue, customer, form };
}

async function start(deps: CaseDeskDeps, request: Request): Promise<Reply> {
  const shown = await findShown(deps, request);
  if (isReply(shown)) return shown;
  const parsed = parseServing(request.form, shown, deps.clock.today());
  if (!isOk(parsed)) return servePage(shown, parsed.error);
  const { receivedOn, ...chosen } = parsed.value;
  const { customer, form } = shown;
  const at = deps.clock.now();
  const serving: Serving = { ...chosen, customer: customer.id, since: at };
  await deps.database.transaction(deskContext, async (tx) => {
    await startServing(tx, request.visitor, serving);
    if (form && receivedOn)
      await openFormTask(
        tx,
        { customer: customer.id, event: form.id, receivedOn },
        workerOf(request.visitor),
        at,
      );
  });
  return redirect(form ? tellingPaths.begin(form.id) : deskPaths.customer);
}

type Chosen = Omit<Serving, "customer" | "since"> & {
  readonly receivedOn: LocalDate | undefined;
};

function parseServing(
  fields: Fields,
  { catalogue, form }: ServeShown,
  today: LocalDate,
): Parsed<Chosen> {
  const purposes: readonly Id[] = [...catalogue.lifeEvents.keys(), "serving"];
  const parsed = allParsed({
    channel: form
      ? ok("post" as const)
      : parseChoice(
          fields,
          { field: "channel", enter: words.enterChannel },
          servedChannels,
        ),
    purpose: form
      ? ok(form.id)
      : parseChoice(
          fields,
          { field: "purpose", enter: words.enterPurpose },
          purposes,
        ),
    receivedOn: form ? parseReceived(fields, today) : ok(undefined),
    assured: parseChoice(
      fields,
      { field: "assured", enter: words.enterAssured },
      assurances,
    ),
    evidence: parseText(
      fields,
      {
        field: "evidence",
        enter: words.enterEvidence,
        subject: words.evidence,
      },
      { lengthMax: 200 },
    ),
  });
  if (!isOk(parsed)) return parsed;
  const { assured, evidence, ...rest } = parsed.value;
  return ok({
    ...rest,
    assured: assured === "vouched" ? "vouched" : "verified",
    how: `${assured}: ${evidence}`,
  });
}

const parseReceived = (fields: Fields, today: LocalDate) =>
  parseDate(
    fields,
    {
      field: "received",
      enter: words.enterReceived,
      subject: words.receivedSubject,
    },
    { today, in: "past" },
  );
