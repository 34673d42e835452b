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
import type { Visit } from "#access/pages";
import {
  act,
  again,
  go,
  isOutcome,
  notFound,
  signIn,
  wrong,
} from "#access/pages";
import { councilId, councilsToChoose, findCouncil } from "#catalogue";
import type { Catalogue, LifeEvent } from "#catalogue";
import { say } from "#kernel";
import type { Context } from "#postgres";
import type { Cookie, FieldError } from "#web";
import {
  choiceField,
  dateField,
  firstOf,
  parseAll,
  exactly,
  textField,
  worded,
} from "#web";
import type {
  Beginning,
  ClaimedDeath,
  ConfirmedDeath,
} from "../../begin-telling.ts";
import {
  askRegisters,
  beginTelling,
  confirmDeath,
} from "../../begin-telling.ts";
import { coversEvent } from "../../covers-event.ts";
import { channelOf } from "../../journey.ts";
import { paths } from "../paths.ts";
import { referenceIn } from "../reference-in.ts";
import type { TellingDeps } from "../telling-deps.ts";
import { beginWords as words } from "./begin-words.ts";

export type BeginVisit = Visit<TellingDeps, "anybody">;
export type Begun = {
  readonly catalogue: Catalogue;
  readonly event: LifeEvent;
};
/** Who may begin it, and with what. */
type Start = Beginning & {
  readonly context: Context;
  readonly cookies?: readonly Cookie[];
};

/** The event of the address. */
export function eventOf({ deps, params }: BeginVisit): Begun | typeof notFound {
  const catalogue = deps.catalogues.inForce();
  const event = catalogue.lifeEvents.get(params["event"] ?? "");
  return event ? { catalogue, event } : notFound;
}

/** A helper hears at once, before any look-up, that their mandate does not reach this event. */
export const isCovered = (
  { deps, visitor, today }: BeginVisit,
  { event }: Begun,
): Promise<boolean> =>
  deps.database.transaction(contextOf(visitor), (tx) =>
    coversEvent(tx, visitor, event, today),
  );

export const notCovered = ({ event }: Begun): FieldError => ({
  field: event.subject === "deceased" ? "by" : "registers",
  message: words.notCovered,
});

/** In one's own name, or a giver's; registers are asked first when that is agreed to. */
async function startSignedIn(visit: BeginVisit, begun: Begun) {
  const { deps, visitor } = visit;
  const subject = subjectOf(visitor);
  if (subject === undefined) return signIn;
  if (!(await isCovered(visit, begun))) return again([notCovered(begun)]);
  const context = contextOf(visitor);
  await askRegisters(deps, {
    ...begun,
    context,
    owner: subject,
    agreed: firstOf(visit.form, "registers") !== "no",
    request: visit.requestId,
  });
  return {
    ...begun,
    context,
    owner: ownerOf(visitor) ?? "",
    customer: subject,
    subject,
    channel: channelOf(visitor),
    found: new Map(),
  } satisfies Start;
}

/** The reference that the registrar or coroner gave, and enough to know it belongs to whoever gives it. */
export const deathFields = ({ catalogue }: Begun) => ({
  by: choiceField({
    ask: say("Who gave you the reference?"),
    enter: say("Choose who gave you the reference"),
    size: "s",
    items: worded(["registrar", "coroner"] as const, words),
  }),
  reference: textField({
    ask: say("Reference"),
    hint: say("It is on the letter, for example D-7K2M-Q4TX"),
    enter: words.enterReference,
    lengthMax: 40,
    box: exactly(20),
  }),
  organisation: choiceField({
    ask: say("Council area where the death was recorded"),
    enter: say("Choose the council area"),
    first: say("Choose a council"),
    items: councilsToChoose(catalogue).map(({ gss, place }) => ({
      value: councilId(gss),
      text: place,
    })),
  }),
  name: textField({
    ask: say("Full name of the person who died"),
    hint: say("First name and last name are enough"),
    enter: say("Enter the full name of the person who died"),
    lengthMax: 100,
    box: { autocomplete: "off" },
  }),
  dateOfDeath: dateField({
    ask: say("Date of death"),
    hint: say("For example, 17 11 2026"),
    enter: say("Enter the date of death"),
    size: "s",
    in: "past",
  }),
});

async function startFromDeath(visit: BeginVisit, begun: Begun) {
  const parsed = parseAll(deathFields(begun), visit);
  if (parsed.kind === "failure") return again(parsed.error);
  if (!(await isCovered(visit, begun))) return again([notCovered(begun)]);
  const { deps, address } = visit;
  const claimed = {
    ...parsed.value,
    reference: referenceIn(parsed.value.reference),
  };
  const guess = { of: "death", reference: claimed.reference, address };
  const trying = await countGuess(deps, guess);
  if (trying === "stops") return wrong("reference", words.tooManyTries);
  const death = await confirmDeath(deps, claimed, {
    catalogue: begun.catalogue,
    gateway: gatewayOf(begun, claimed),
  });
  if (death !== "no-match") await giveGuessBack(deps, guess);
  else if (trying === "only-right")
    return wrong("reference", words.tooManyTries);
  if (typeof death === "string")
    return wrong(
      "reference",
      death === "no-match" ? words.noMatch : words.unavailable,
    );
  return startFromConfirmed(visit, begun, claimed, death);
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
async function startFromConfirmed(
  visit: BeginVisit,
  begun: Begun,
  { by, reference }: ClaimedDeath,
  { subject, facts: found }: ConfirmedDeath,
): Promise<Start> {
  const { deps, visitor } = visit;
  const start = { ...begun, subject, found, channel: channelOf(visitor) };
  const customer =
    visitor.kind === "customer" || visitor.kind === "staff"
      ? inWhoseName(visitor)
      : undefined;
  if (customer !== undefined)
    return {
      ...start,
      context: contextOf(visitor),
      owner: ownerOf(visitor) ?? "",
      customer,
    };
  const event = begun.event.id;
  const value = await startFromRecord(deps, { by, reference, subject, event });
  const { browser: owner, cookies } = keepBrowser(visit);
  const name = sessionCookieName(visit.isSecure);
  return {
    ...start,
    context: { kind: "customer", account: "record", customers: [], owner },
    owner,
    customer: undefined,
    cookies: [...cookies, { name, value }],
  };
}

/** Begins an event: from sign-in, or from the record of a death without an account. */
export const beginAct = act({
  name: "begin",
  before: async (visit: BeginVisit) => {
    const begun = eventOf(visit);
    if (isOutcome(begun)) return begun;
    return begun.event.subject === "deceased"
      ? startFromDeath(visit, begun)
      : startSignedIn(visit, begun);
  },
  context: (_visit, { context }) => context,
  run: async (
    tx,
    _visit,
    _values,
    { context: _context, cookies, ...beginning }: Start,
  ) => {
    const journey = await beginTelling(tx, beginning);
    return go(paths.journey(journey.id), cookies);
  },
});
