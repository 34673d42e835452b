import { isId } from "#kernel";
import type { Id } from "#kernel";
import type { Context, Tx } from "#postgres";
import type { PageRequest, Reply, Route } from "#web";
import { firstOf, problem, redirect } from "#web";
import { takeHeldAnswers } from "../../held-form.ts";
import { accessContext } from "../../identify.ts";
import type { CodeRefusal, Mandate } from "../../mandates.ts";
import {
  acceptMandate,
  endMandate,
  findMandates,
  mandateInForce,
  offerMandate,
} from "../../mandates.ts";
import { mayDo } from "../../permissions.ts";
import { setActingUnder } from "../../queries/session-changes.ts";
import { normaliseCode } from "../../secrets.ts";
import type { CustomerVisitor, Visitor } from "../../visitor.ts";
import { askToSignInAgain } from "../guards.ts";
import { pageRoutes } from "../page-routes.ts";
import { codePage, givePage, parseGive } from "./give-page.ts";
import type { HelpersDeps } from "./helpers-deps.ts";
import { endPage, helpersPage } from "./helpers-page.ts";
import { helpersWords as words, mandateAlerts } from "./helpers-words.ts";

type Request = PageRequest<CustomerVisitor>;

/** Whom they let act and for whom they may: their own affair, whomever they act for just now. */
const ownContext = ({ account, customer }: CustomerVisitor): Context => ({
  kind: "customer",
  account,
  customers: [customer],
});

const ownMandates = (
  deps: HelpersDeps,
  { visitor }: Request,
): Promise<readonly Mandate[]> =>
  deps.database.transaction(ownContext(visitor), (tx) =>
    findMandates(tx, visitor.customer),
  );

const show = async (deps: HelpersDeps, request: Request): Promise<Reply> =>
  helpersPage(deps, request, await ownMandates(deps, request));

async function showGive(deps: HelpersDeps, request: Request): Promise<Reply> {
  if (!mayDo(request.visitor, "give-mandate")) return problem("forbidden");
  const again = await askToSignInAgain(deps, request, "give-mandate");
  if (again) return again;
  return givePage(deps, request, (await takeHeldAnswers(deps, request)) ?? {});
}

/** Whoever lets another act hears of it by another channel than the page, as of anything that a stolen session could do. */
async function alertGiver(
  { alert, clock }: HelpersDeps,
  tx: Tx,
  { giver, holderName }: Pick<Mandate, "giver" | "holderName">,
  step: keyof typeof mandateAlerts,
): Promise<boolean> {
  const body = mandateAlerts[step];
  const named = (text: string): string => text.replace("{name}", holderName);
  const ways = await alert?.(tx, {
    customer: giver,
    kind: `mandate-${step}`,
    subject: words.alertSubject,
    body: { en: named(body.en), cy: named(body.cy) },
    at: clock.now(),
  });
  return ways === undefined || ways.length > 0;
}

async function give(deps: HelpersDeps, request: Request): Promise<Reply> {
  const { visitor, form } = request;
  if (!mayDo(visitor, "give-mandate")) return problem("forbidden");
  const again = await askToSignInAgain(deps, request, "give-mandate");
  if (again) return again;
  const events = deps.lifeEvents().map(({ id }) => id);
  const parsed = parseGive(form, events, deps.clock.today());
  if (parsed.kind === "failure")
    return givePage(deps, request, form, parsed.error);
  const giver = { id: visitor.customer, name: visitor.name };
  const offered = await deps.database.transaction(accessContext, async (tx) => {
    const { holderName } = parsed.value;
    const about = { giver: giver.id, holderName };
    return (await alertGiver(deps, tx, about, "offered"))
      ? offerMandate(tx, { ...parsed.value, giver, at: deps.clock.now() })
      : undefined;
  });
  // Nobody would hear of it: whoever holds the session would let themselves act, unseen.
  if (offered === undefined)
    return givePage(deps, request, form, [
      { field: "name", message: words.noWayHeld },
    ]);
  const { code } = offered;
  return codePage(deps, request, { code, holderName: parsed.value.holderName });
}

const refusalWords: Readonly<
  Record<CodeRefusal, { readonly en: string; readonly cy: string }>
> = {
  "wrong-code": words.wrongCode,
  "too-many-tries": words.tooManyTries,
  "own-offer": words.ownOffer,
};

async function accept(deps: HelpersDeps, request: Request): Promise<Reply> {
  const { visitor } = request;
  const code = normaliseCode(firstOf(request.form, "code"));
  const wrong = async (message: { readonly en: string; readonly cy: string }) =>
    helpersPage(deps, request, await ownMandates(deps, request), [
      { field: "code", message },
    ]);
  if (code === "") return wrong(words.enterCode);
  const accepted = await deps.database.transaction(
    accessContext,
    async (tx) => {
      const mandate = await acceptMandate(tx, {
        account: visitor.account,
        holder: { id: visitor.customer, name: visitor.name },
        code,
        at: deps.clock.now(),
      });
      if (mandate.kind === "ok")
        await alertGiver(deps, tx, mandate.value, "taken");
      return mandate;
    },
  );
  return accepted.kind === "ok"
    ? redirect("/helpers?done=accepted")
    : wrong(refusalWords[accepted.error]);
}

async function act(deps: HelpersDeps, request: Request): Promise<Reply> {
  const { visitor, form } = request;
  const mandate = firstOf(form, "mandate");
  if (!isId(mandate)) return problem("bad-request");
  const may = await deps.database.transaction(accessContext, async (tx) => {
    const found = await mandateInForce(tx, {
      mandate,
      holder: visitor.customer,
      today: deps.clock.today(),
    });
    if (found.kind === "ok") await setActingUnder(tx, visitor.session, mandate);
    return found.kind === "ok";
  });
  return may
    ? redirect("/")
    : helpersPage(deps, request, await ownMandates(deps, request), [
        { field: "main-content", message: words.endedAlready },
      ]);
}

async function stop(deps: HelpersDeps, { visitor }: Request): Promise<Reply> {
  await deps.database.transaction(accessContext, (tx) =>
    setActingUnder(tx, visitor.session, undefined),
  );
  return redirect("/helpers");
}

async function findOwn(
  tx: Tx,
  visitor: CustomerVisitor,
  id: Id,
): Promise<Mandate | undefined> {
  const mandates = await findMandates(tx, visitor.customer);
  return mandates.find((one) => one.id === id && one.endedAt === undefined);
}

async function askEnd(deps: HelpersDeps, request: Request): Promise<Reply> {
  const mandate = await deps.database.transaction(
    ownContext(request.visitor),
    (tx) => findOwn(tx, request.visitor, request.params["id"] ?? ""),
  );
  return mandate ? endPage(deps, request, mandate) : problem("not-found");
}

async function end(deps: HelpersDeps, request: Request): Promise<Reply> {
  const { visitor } = request;
  const isEnded = await deps.database.transaction(accessContext, async (tx) => {
    const mandate = await findOwn(tx, visitor, request.params["id"] ?? "");
    if (!mandate) return false;
    const by = mandate.giver === visitor.customer ? "giver" : "holder";
    return endMandate(tx, {
      id: mandate.id,
      by,
      because: `Ended by the ${by} online`,
      at: deps.clock.now(),
    });
  });
  return isEnded ? redirect("/helpers?done=ended") : problem("not-found");
}

/** Giving, limiting, using and ending mandates. */
export function helpersRoutes(deps: HelpersDeps): readonly Route<Visitor>[] {
  const back = () => redirect("/helpers");
  return pageRoutes(deps).customer(
    { whose: "visitor" },
    {
      "GET /helpers": show,
      "GET /helpers/give": showGive,
      "POST /helpers/give": give,
      "GET /helpers/accept": back,
      "POST /helpers/accept": accept,
      "GET /helpers/act": back,
      "POST /helpers/act": act,
      "GET /helpers/stop": back,
      "POST /helpers/stop": stop,
      "GET /helpers/end/:id": askEnd,
      "POST /helpers/end/:id": end,
    },
  );
}
