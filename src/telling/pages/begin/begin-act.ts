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
import type { Catalogue, LifeEvent } from "#catalogue";
import { councilId, councilsToChoose, findCouncil } from "#catalogue";
import { say, sayEach } from "#kernel";
import type { Context } from "#postgres";
import type { Cookie, FieldError } from "#web";
import {
  choiceField,
  dateField,
  exactly,
  groupField,
  optional,
  textField,
  unasked,
  worded,
  yesNoField,
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
import { asToldBy, coversEvent } from "../../covers-event.ts";
import { channelOf } from "../../journey.ts";
import { paths } from "../paths.ts";
import { referenceIn } from "../reference-in.ts";
import type { TellingDeps } from "../telling-deps.ts";

export const beginWords = sayEach({
  steps: [
    "Answer only what we do not know yet.",
    "See who will be told what, and what will change.",
    "Confirm once. Then follow each body’s answer.",
  ],
  who: "Who could be told",
  onlyWhere:
    "Only those that your answers concern. You see the exact list before you confirm.",
  yes: say("Yes", "you may"),
  no: "No, ask me",
  start: "Start now",
  printed: "Print these questions as a form",
  ended:
    "You were away for a while, so we closed the page to keep it safe. Give the reference again to go on. Your answers are kept.",
  record: "The record of the death",
  recordHint:
    "You do not need an account. You need the reference you were given when the death was recorded.",
  registrar: "The registrar",
  coroner: "The coroner (in Scotland, the procurator fiscal)",
  enterReference: "Enter the reference",
  notCovered:
    "The person you act for has not let you tell this, or has ended it. Ask them to change what you may do, or stop acting for them",
  tooManyTries:
    "This reference, or your connection, was used too often. Try again in an hour",
  noMatch:
    "We cannot find a record with this reference, name and date. Check each one against the letter. If they are right, phone the office that gave it to you",
  unavailable:
    "The register does not answer just now. Nothing is lost: try again in a few minutes",
});

type BeginVisit = Visit<TellingDeps, "anybody">;
export type Begun = {
  readonly catalogue: Catalogue;
  readonly event: LifeEvent;
};
/** Who may begin it, and with what. */
type Start = Beginning & {
  readonly context: Context;
  readonly cookies?: readonly Cookie[];
};

/** The event of the address, as this visitor may tell it. */
export function eventOf({
  deps,
  params,
  visitor,
}: BeginVisit): Begun | typeof notFound {
  const catalogue = deps.catalogues.inForce();
  const event = catalogue.lifeEvents.get(params["event"] ?? "");
  return event
    ? { catalogue, event: asToldBy(visitor, catalogue, event) }
    : notFound;
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
  message: beginWords.notCovered,
});

/** In one's own name, or a giver's; registers are asked first when that is agreed to. */
async function startSignedIn(visit: BeginVisit, begun: Begun, agreed: boolean) {
  const { deps, visitor } = visit;
  const subject = subjectOf(visitor);
  if (subject === undefined) return signIn;
  if (!(await isCovered(visit, begun))) return again([notCovered(begun)]);
  const context = contextOf(visitor);
  await askRegisters(deps, {
    ...begun,
    context,
    owner: subject,
    agreed,
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

/** What it begins with: the record of a death, or leave to ask registers. */
export const beginFields = (begun: Begun) =>
  isDeath(begun)
    ? { death: groupField(deathFields(begun)), registers: unasked(undefined) }
    : { death: unasked(undefined), registers: optional(registersField) };

export const isDeath = ({ event }: Begun): boolean =>
  event.subject === "deceased";

const registersField = yesNoField(
  {
    ask: say("May we look up what the government already holds?"),
    hint: say(
      "We then ask you less. You can see every look-up in Who looked. If you say no, we ask you instead.",
    ),
  },
  beginWords,
);

/** The reference that the registrar or coroner gave, and enough to know it belongs to whoever gives it. */
const deathFields = ({ catalogue }: Begun) => ({
  by: choiceField({
    ask: say("Who gave you the reference?"),
    enter: say("Choose who gave you the reference"),
    size: "s",
    items: worded(["registrar", "coroner"] as const, beginWords),
  }),
  reference: textField({
    ask: say("Reference"),
    hint: say("It is on the letter, for example D-7K2M-Q4TX"),
    enter: beginWords.enterReference,
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

async function startFromDeath(
  visit: BeginVisit,
  begun: Begun,
  told: ClaimedDeath,
) {
  if (!(await isCovered(visit, begun))) return again([notCovered(begun)]);
  const { deps, address } = visit;
  const claimed = { ...told, reference: referenceIn(told.reference) };
  const guess = { of: "death", reference: claimed.reference, address };
  const trying = await countGuess(deps, guess);
  if (trying === "stops") return wrong("reference", beginWords.tooManyTries);
  const death = await confirmDeath(deps, claimed, {
    catalogue: begun.catalogue,
    gateway: gatewayOf(begun, claimed),
  });
  if (death !== "no-match") await giveGuessBack(deps, guess);
  else if (trying === "only-right")
    return wrong("reference", beginWords.tooManyTries);
  if (typeof death === "string")
    return wrong(
      "reference",
      death === "no-match" ? beginWords.noMatch : beginWords.unavailable,
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

type Sent = { readonly death?: ClaimedDeath; readonly registers?: boolean };

/** Begins an event: from sign-in, or from the record of a death without an account. */
export const beginAct = act({
  name: "begin",
  fields: (visit: BeginVisit) => {
    const begun = eventOf(visit);
    return isOutcome(begun) ? {} : beginFields(begun);
  },
  before: async (visit, { death, registers = true }: Sent) => {
    const begun = eventOf(visit);
    if (isOutcome(begun)) return begun;
    return death
      ? startFromDeath(visit, begun, death)
      : startSignedIn(visit, begun, registers);
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
