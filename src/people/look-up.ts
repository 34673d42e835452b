import { z } from "zod";
import type { FactValue } from "#decisions";
import type { Id, LocalDate } from "#kernel";
import type { Clock } from "#kernel";
import type { Context, Database } from "#postgres";
import type { FactBook } from "./fact-book.ts";
import { knownText, knownValue } from "./fact-book.ts";
import type { LookUpOutcome } from "./looks.ts";
import { recordLook } from "./looks.ts";
import { recordFacts } from "./record-facts.ts";

/** Asks one organisation's registers. It signs the request, sets the time limit, and throws with a `code` on a fault. */
export type CallRegister = (
  organisation: string,
  body: RegisterQuestion,
) => Promise<{ readonly status: number; readonly json: unknown }>;

export type RegisterPerson = {
  readonly nationalInsuranceNumber?: string;
  readonly given?: string;
  readonly family?: string;
  readonly dateOfBirth?: LocalDate;
  readonly postcode?: string;
  readonly registration?: string;
  readonly dateOfDeath?: LocalDate;
};

export type RegisterQuestion = Omit<RegisterWish, "organisation"> & {
  readonly purpose: string;
  readonly person: RegisterPerson;
};

/** What one register is asked for; without its gateway in law it is never asked. */
export type RegisterWish = {
  readonly organisation: string;
  readonly gateway: string;
  readonly concepts: readonly string[];
};

/** Whether a fact may have a value, as its concept declares it. */
export type FitsFact = (concept: string, value: unknown) => boolean;

export type LookUpDeps = {
  readonly call: CallRegister;
  readonly database: Database;
  readonly clock: Clock;
};

export type LookUp = {
  readonly customer: Id;
  /** As whom the answers are recorded: the visitor's context. */
  readonly context: Context;
  readonly purpose: string;
  readonly request: string;
  readonly wishes: readonly RegisterWish[];
  /** What is known already; says who is asked about. */
  readonly book: FactBook;
  /** Whether a value is one that the fact may have; an answer with one that is not counts as an error and nothing of it is used. */
  readonly fits: FitsFact;
  /** False when the customer does not want registers asked: that is logged too, and the questions are simply asked. */
  readonly agreed: boolean;
};

export type LookUpAnswer = {
  readonly organisation: string;
  readonly outcome: LookUpOutcome;
  /** The concepts that were found and recorded. */
  readonly found: readonly string[];
};

const answerShape = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("match"),
    facts: z.record(z.string(), z.object({ value: z.unknown() })),
  }),
  z.object({ outcome: z.literal("no-match") }),
  z.object({ outcome: z.literal("two-matches") }),
]);

/**
 * Asks registers for what is not known, all at once. Whatever they answer, the journey goes on: what was not found is
 * asked of the person. Each look is logged and shown to them, and what was found is recorded with its source.
 */
export const lookUp = (
  deps: LookUpDeps,
  asked: LookUp,
): Promise<readonly LookUpAnswer[]> =>
  Promise.all(asked.wishes.map((wish) => lookUpOne(deps, asked, wish)));

type Found = {
  readonly outcome: LookUpOutcome;
  readonly values: ReadonlyMap<string, FactValue | null>;
};

async function lookUpOne(
  deps: LookUpDeps,
  asked: LookUp,
  wish: RegisterWish,
): Promise<LookUpAnswer> {
  const found = asked.agreed
    ? await askRegister(deps.call, asked, wish)
    : { outcome: "declined" as const, values: new Map() };
  await recordAnswer(deps, asked, wish, found);
  return {
    organisation: wish.organisation,
    outcome: found.outcome,
    found: [...found.values.keys()],
  };
}

const nothingFound = (outcome: LookUpOutcome): Found => ({
  outcome,
  values: new Map(),
});

async function askRegister(
  call: CallRegister,
  asked: LookUp,
  wish: RegisterWish,
): Promise<Found> {
  const person = personOf(asked.book);
  if (person === undefined) return nothingFound("no-match");
  try {
    const { organisation, ...question } = wish;
    const answer = await call(organisation, {
      ...question,
      purpose: asked.purpose,
      person,
    });
    return answer.status === 200
      ? readAnswer(answer.json, wish, asked.fits)
      : nothingFound("error");
  } catch (fault) {
    return nothingFound(isTimeout(fault) ? "timeout" : "error");
  }
}

/** Takes only what was asked for: a register that says more is not heard. */
function readAnswer(json: unknown, wish: RegisterWish, fits: FitsFact): Found {
  const parsed = answerShape.safeParse(json);
  if (!parsed.success) return nothingFound("error");
  const answer = parsed.data;
  if (answer.outcome !== "match") return nothingFound(answer.outcome);
  const values = Object.entries(answer.facts)
    .filter(([concept]) => wish.concepts.includes(concept))
    .map(([concept, { value }]): [string, FactValue | null] => [
      concept,
      value as FactValue | null,
    ]);
  if (!values.every(([concept, value]) => fits(concept, value)))
    return nothingFound("error");
  return { outcome: "found", values: new Map(values) };
}

const isTimeout = (fault: unknown): boolean =>
  fault instanceof Error &&
  (/timeout|abort/i.test(fault.name) ||
    ("code" in fault && /timeout/i.test(String(fault.code))));

/** Enough to find one person in a register, or nothing when too little is known. */
function personOf(book: FactBook): RegisterPerson | undefined {
  const nationalInsuranceNumber = knownText(
    book,
    "person.nationalInsuranceNumber",
  );
  const dateOfBirth = knownText(book, "person.dateOfBirth");
  const names = knownText(book, "person.name")?.trim().split(/\s+/) ?? [];
  const [given, family] = [names[0], names.at(-1)];
  const isNamed =
    given !== undefined && family !== undefined && dateOfBirth !== undefined;
  if (nationalInsuranceNumber === undefined && !isNamed) return undefined;
  const postcode = postcodeOf(book);
  return {
    ...(nationalInsuranceNumber ? { nationalInsuranceNumber } : {}),
    ...(isNamed ? { given, family, dateOfBirth } : {}),
    ...(postcode ? { postcode } : {}),
  };
}

function postcodeOf(book: FactBook): string | undefined {
  const address = knownValue(book, "person.address");
  const postcode =
    typeof address === "object" && "postcode" in address
      ? address["postcode"]
      : undefined;
  return typeof postcode === "string" ? postcode : undefined;
}

async function recordAnswer(
  deps: LookUpDeps,
  asked: LookUp,
  wish: RegisterWish,
  found: Found,
): Promise<void> {
  const { customer, context, purpose, request } = asked;
  const { organisation } = wish;
  const at = deps.clock.now();
  await deps.database.transaction(context, async (tx) => {
    await recordLook(tx, {
      customer,
      by: { kind: "body", organisation },
      purpose,
      concepts: wish.concepts,
      request,
      at,
      outcome: found.outcome,
    });
    await recordFacts(tx, {
      customer,
      facts: [...found.values].map(([concept, value]) => ({ concept, value })),
      source: { kind: "register", organisation },
      reach: new Map(), // nobody told anything: a register fills what was not known, and stands at once
      at,
      today: deps.clock.today(),
    });
  });
}

/** A death as the registrar or coroner recorded it. */
export type DeathRecord = {
  readonly subject?: Id;
  readonly facts: ReadonlyMap<string, FactValue>;
};

/** Without these a record says nothing; what else it says is used when it fits, and asked when it does not. */
const neededOfDeath = ["deceased.name", "deceased.dateOfDeath"];
const subjectShape = z.object({ subject: z.uuid().optional() });

/**
 * Asks a registrar or coroner whether a reference, a name and a date of death belong together. All three must agree
 * before anything is shown; what differs is not told, so that nobody learns of a death by trying.
 */
export async function findDeathRecord(
  { call, fits }: { readonly call: CallRegister; readonly fits: FitsFact },
  claimed: {
    readonly organisation: string;
    readonly gateway: string;
    readonly reference: string;
    readonly name: string;
    readonly dateOfDeath: LocalDate;
  },
): Promise<
  | { readonly kind: "found"; readonly record: DeathRecord }
  | { readonly kind: "no-match" }
  | { readonly kind: "unavailable" }
> {
  const { organisation, gateway, reference, dateOfDeath } = claimed;
  const concepts = ["deceased.registration"];
  const person = { registration: reference, dateOfDeath };
  const answer = await call(organisation, {
    purpose: "bereavement",
    gateway,
    concepts,
    person,
  }).catch(() => undefined);
  if (answer?.status !== 200) return { kind: "unavailable" };
  const parsed = answerShape.safeParse(answer.json);
  if (!parsed.success) return { kind: "unavailable" };
  if (parsed.data.outcome !== "match") return { kind: "no-match" };
  const recorded = parsed.data.facts["deceased.name"]?.value;
  if (typeof recorded === "string" && !sameName(recorded, claimed.name))
    return { kind: "no-match" }; // before anything else that the record says could be told apart
  const named = subjectShape.safeParse(answer.json);
  const facts = new Map(
    Object.entries(parsed.data.facts)
      .filter(([name, { value }]) => fits(name, value))
      .map(([name, { value }]) => [name, value as FactValue]),
  );
  if (!named.success || !neededOfDeath.every((name) => facts.has(name)))
    return { kind: "unavailable" };
  const { subject } = named.data;
  return { kind: "found", record: { facts, ...(subject ? { subject } : {}) } };
}

const plainName = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .trim();

/** The same first and last name; people leave out middle names. */
function sameName(recorded: string, typed: string): boolean {
  const [left, right] = [
    plainName(recorded).split(" "),
    plainName(typed).split(" "),
  ];
  return left[0] === right[0] && left.at(-1) === right.at(-1);
}
