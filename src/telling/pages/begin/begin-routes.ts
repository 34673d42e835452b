import {
  contextOf,
  countGuess,
  giveGuessBack,
  inWhoseName,
  keepBrowser,
  ownerOf,
  sessionCookieName,
  startFromRecord,
  subjectOf,
} from "#access";
import type { Owner, Visitor } from "#access";
import { askToSignIn, guestForm, pageRoutes } from "#access/pages";
import { councilId, findCouncil } from "#catalogue";
import type { Catalogue, LifeEvent } from "#catalogue";
import type { Id } from "#kernel";
import type { Context } from "#postgres";
import type { FieldError, PageRequest, Parsed, Reply } from "#web";
import {
  allParsed,
  firstOf,
  parseChoice,
  parseDate,
  parseText,
  problem,
  redirect,
} from "#web";
import type { ClaimedDeath, ConfirmedDeath } from "../../begin-telling.ts";
import {
  askRegisters,
  beginTelling,
  confirmDeath,
} from "../../begin-telling.ts";
import { coversEvent } from "../../covers-event.ts";
import type { JourneyChannel } from "../../journey.ts";
import { paths } from "../paths.ts";
import type { TellingDeps, TellingRoute } from "../telling-deps.ts";
import { beginPage } from "./begin-page.ts";
import { beginWords as words } from "./begin-words.ts";

type Request = PageRequest<Visitor>;
type Begun = {
  readonly catalogue: Catalogue;
  readonly event: LifeEvent;
};

/** Begins an event: from sign-in, or from the record of a death without an account. */
export function beginRoutes(deps: TellingDeps): readonly TellingRoute[] {
  const { anybody } = pageRoutes(deps);
  const path = paths.begin(":event");
  return [
    ...anybody({ whose: "nobody" }, { [`GET ${path}`]: open }),
    ...anybody(
      { whose: "owner", requestsPerMinuteMax: 30 },
      { [`POST ${path}`]: begin },
    ),
  ];
}

function findEvent(deps: TellingDeps, request: Request): Begun | undefined {
  const catalogue = deps.catalogues.inForce();
  const event = catalogue.lifeEvents.get(request.params["event"] ?? "");
  return event && { catalogue, event };
}

/** Whoever may not tell it hears so, or is led to sign in, before they begin. */
async function open(deps: TellingDeps, request: Request): Promise<Reply> {
  const begun = findEvent(deps, request);
  if (!begun) return problem("not-found");
  const { visitor } = request;
  if (begun.event.subject !== "deceased" && subjectOf(visitor) === undefined)
    return visitor.kind === "staff"
      ? problem("forbidden")
      : askToSignIn(deps, request);
  return (await isCovered(deps, request, begun))
    ? show(deps, request)
    : refuse(deps, request, begun);
}

function show(
  { site, ...deps }: TellingDeps,
  request: Request,
  errors: readonly FieldError[] = [],
): Reply {
  const begun = findEvent({ site, ...deps }, request);
  if (!begun) return problem("not-found");
  const { visitor, cookies } = guestForm(request);
  const shown = { site, ...begun, request: { ...request, visitor }, errors };
  return { ...beginPage(shown), cookies };
}

function begin(deps: TellingDeps, request: Request): Promise<Reply> | Reply {
  const begun = findEvent(deps, request);
  if (!begun) return problem("not-found");
  return begun.event.subject === "deceased"
    ? beginFromRecord(deps, request, begun)
    : beginSignedIn(deps, request, begun);
}

/** A helper hears at once, before any look-up, that their mandate does not reach this event. */
const isCovered = (
  { database, clock }: TellingDeps,
  { visitor }: Request,
  { event }: Begun,
): Promise<boolean> =>
  database.transaction(contextOf(visitor), (tx) =>
    coversEvent(tx, visitor, event, clock.today()),
  );

const refuse = (deps: TellingDeps, request: Request, { event }: Begun): Reply =>
  show(deps, request, [
    {
      field: event.subject === "deceased" ? "by" : "registers",
      message: words.notCovered,
    },
  ]);

async function beginSignedIn(
  deps: TellingDeps,
  request: Request,
  begun: Begun,
): Promise<Reply> {
  const { visitor } = request;
  const owner = subjectOf(visitor);
  if (owner === undefined) return askToSignIn(deps, request);
  if (!(await isCovered(deps, request, begun)))
    return refuse(deps, request, begun);
  const context = contextOf(visitor);
  const agreed = firstOf(request.form, "registers") !== "no";
  await askRegisters(deps, {
    ...begun,
    context,
    owner,
    agreed,
    request: request.requestId,
  });
  const journey = await beginTelling(deps.database, context, {
    ...begun,
    owner: ownerOf(visitor) ?? "",
    customer: owner,
    subject: owner,
    channel: channelOf(visitor),
    found: new Map(),
  });
  return redirect(paths.journey(journey.id));
}

const channelOf = (visitor: Visitor): JourneyChannel =>
  visitor.kind === "staff" && visitor.serving
    ? visitor.serving.channel
    : "digital";

function parseDeath(
  { form }: Request,
  { catalogue }: Begun,
  today: string,
): Parsed<ClaimedDeath> {
  const area = catalogue.councils.map(({ gss }) => councilId(gss));
  return allParsed({
    by: parseChoice(form, { field: "by", enter: words.enterBy }, [
      "registrar",
      "coroner",
    ] as const),
    reference: parseText(
      form,
      {
        field: "reference",
        enter: words.enterReference,
        subject: words.reference,
      },
      { lengthMax: 40 },
    ),
    organisation: parseChoice(
      form,
      { field: "organisation", enter: words.enterArea },
      area,
    ),
    name: parseText(
      form,
      { field: "name", enter: words.enterName, subject: words.name },
      { lengthMax: 100 },
    ),
    dateOfDeath: parseDate(
      form,
      {
        field: "dateOfDeath",
        enter: words.enterDate,
        subject: words.dateOfDeath,
      },
      { today, in: "past" },
    ),
  });
}

async function beginFromRecord(
  deps: TellingDeps,
  request: Request,
  begun: Begun,
): Promise<Reply> {
  const parsed = parseDeath(request, begun, deps.clock.today());
  if (parsed.kind === "failure") return show(deps, request, parsed.error);
  if (!(await isCovered(deps, request, begun)))
    return refuse(deps, request, begun);
  const claimed = parsed.value;
  const { reference } = claimed;
  const { address } = request;
  const guess = { of: "death", reference, address };
  if (!(await countGuess(deps, guess)))
    return show(deps, request, [
      { field: "reference", message: words.tooManyTries },
    ]);
  const death = await confirmDeath(deps, claimed, {
    catalogue: begun.catalogue,
    gateway: gatewayOf(begun, claimed),
  });
  if (death !== "no-match") await giveGuessBack(deps, guess);
  if (typeof death === "string")
    return show(deps, request, [
      {
        field: "reference",
        message: death === "no-match" ? words.noMatch : words.unavailable,
      },
    ]);
  return openFromRecord(deps, request, begun, { claimed, death });
}

/** The law under which the registers of deaths answer, as the pack names it for the date of death. */
function gatewayOf(
  { catalogue }: Begun,
  { organisation }: ClaimedDeath,
): string {
  const named = catalogue.concepts.get("deceased.dateOfDeath")?.register;
  const nation = findCouncil(
    catalogue,
    organisation.slice("council:".length),
  )?.nation;
  return named?.gateway ?? `registration of deaths (${nation ?? "unknown"})`;
}

/** Signed in: the journey is the teller's own. Without an account: a session for this one death. */
async function openFromRecord(
  deps: TellingDeps,
  request: Request,
  begun: Begun,
  {
    claimed,
    death,
  }: { readonly claimed: ClaimedDeath; readonly death: ConfirmedDeath },
): Promise<Reply> {
  const { visitor } = request;
  const signedIn =
    visitor.kind === "customer" || visitor.kind === "staff"
      ? inWhoseName(visitor)
      : undefined;
  const start = (
    context: Context,
    { owner = "", customer }: { owner?: Owner | undefined; customer?: Id },
  ) =>
    beginTelling(deps.database, context, {
      ...begun,
      owner,
      customer,
      subject: death.subject,
      channel: channelOf(visitor),
      found: death.facts,
    });
  if (signedIn !== undefined) {
    const journey = await start(contextOf(visitor), {
      owner: ownerOf(visitor),
      customer: signedIn,
    });
    return redirect(paths.journey(journey.id));
  }
  const token = await startFromRecord(deps, {
    by: claimed.by,
    reference: claimed.reference,
    subject: death.subject,
    event: begun.event.id,
  });
  const { browser, cookies } = keepBrowser(request);
  const journey = await start(
    { kind: "customer", account: "record", customers: [], owner: browser },
    { owner: browser },
  );
  return redirect(paths.journey(journey.id), {
    cookies: [
      ...cookies,
      { name: sessionCookieName(request.isSecure), value: token },
    ],
  });
}
