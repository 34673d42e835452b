import type { Owner, Visitor } from "#access";
import type { Catalogue, LifeEvent } from "#catalogue";
import { parseFacts } from "#decisions";
import type { Fact } from "#decisions";
import type { Id, LocalDate } from "#kernel";
import type { CallRegister, DeathRecord, FitsFact, LookUpDeps } from "#people";
import {
  findDeathRecord,
  findFacts,
  findHiding,
  lookUp,
  makeCustomer,
} from "#people";
import type { Context, Database, Tx } from "#postgres";
import type { Journey, JourneyChannel } from "./journey.ts";
import { startJourney } from "./queries/start-journey.ts";
import { subjectOfRecord } from "./queries/subject-of-record.ts";
import { tellingContext } from "./telling-context.ts";

/** A register is not believed to keep to the types of our facts: a value that no rule could read would break every page after it. */
const fitsFactOf =
  ({ model }: Catalogue): FitsFact =>
  (concept, value) =>
    model.concepts.has(concept) &&
    parseFacts(model, { [concept]: value }).kind === "ok";

/** What somebody says of a death before anything is shown to them. */
export type ClaimedDeath = {
  readonly by: "registrar" | "coroner";
  readonly organisation: string;
  readonly reference: string;
  readonly name: string;
  readonly dateOfDeath: LocalDate;
};
export type ConfirmedDeath = {
  readonly subject: Id;
  readonly facts: ReadonlyMap<string, Fact>;
};

/** What whoever comes from a record says of the death themselves. */
export const claimedConcepts: readonly string[] = [
  "deathRecord.reference",
  "deceased.name",
  "deceased.dateOfDeath",
];
/** What a record of death gives us; only the registrar or coroner can change it. */
export const recordConcepts: readonly string[] = [
  ...claimedConcepts,
  "deceased.dateOfBirth",
  "deceased.address",
];

/** What registers gave of somebody who died: sent, and not shown to whoever is not signed in, nor in a claim that goes on
 * from what they told then, beyond what they said themselves. */
export const unshownOf = (
  { kind }: Pick<Visitor, "kind">,
  { found, unshown }: Pick<Journey, "found" | "unshown">,
): ReadonlySet<string> =>
  new Set([
    ...(kind === "referenced" ? found.keys() : []),
    ...unshown,
  ]).difference(new Set(claimedConcepts));

/** Asks the register that recorded the death; the person who died becomes the subject of all that follows. */
export async function confirmDeath(
  deps: { readonly database: Database; readonly call: CallRegister },
  claimed: ClaimedDeath,
  asking: { readonly catalogue: Catalogue; readonly gateway: string },
): Promise<ConfirmedDeath | "no-match" | "unavailable"> {
  const { catalogue, gateway } = asking;
  const answer = await findDeathRecord(
    { call: deps.call, fits: fitsFactOf(catalogue) },
    { ...claimed, gateway },
  );
  if (answer.kind !== "found") return answer.kind;
  const { subject, isHidden } = await keepSubject(
    deps.database,
    claimed,
    answer.record,
  );
  const mark = [...catalogue.concepts.values()].find(
    ({ marksHiddenAddress }) => marksHiddenAddress,
  );
  const reference = { kind: "known", value: claimed.reference } as const;
  return {
    subject,
    facts: new Map<string, Fact>([
      ...[...answer.record.facts].map(
        ([concept, value]) => [concept, { kind: "known", value }] as const,
      ),
      ["deathRecord.reference", reference],
      ...(isHidden && mark
        ? [[mark.name, { kind: "known", value: true }] as const]
        : []),
    ]),
  };
}

const keepSubject = (
  database: Database,
  { organisation, reference }: ClaimedDeath,
  { subject: known }: DeathRecord,
): Promise<{ readonly subject: Id; readonly isHidden: boolean }> =>
  database.transaction(tellingContext, async (tx) => {
    const subject = await subjectOfRecord(tx, {
      organisation,
      reference,
      known,
    });
    await makeCustomer(tx, { id: subject });
    return { subject, isHidden: (await findHiding(tx, [subject])).length > 0 };
  });

export type Beginning = {
  readonly catalogue: Catalogue;
  readonly event: LifeEvent;
  readonly owner: Owner;
  readonly customer: Id | undefined;
  readonly subject: Id;
  readonly channel: JourneyChannel;
  readonly found: ReadonlyMap<string, Fact>;
};

/** Starts a journey, or goes on with the one begun earlier. */
export const beginTelling = (
  tx: Tx,
  { catalogue, event, ...start }: Beginning,
): Promise<Journey> =>
  startJourney(tx, { ...start, event: event.id, catalogue: catalogue.hash });

/**
 * Asks registers for the event's facts that are not known yet, when the person agrees. What they hold is recorded as facts of
 * the owner; whatever fails is simply asked.
 */
export async function askRegisters(
  deps: LookUpDeps,
  asked: {
    readonly context: Context;
    readonly catalogue: Catalogue;
    readonly event: LifeEvent;
    readonly owner: Id;
    readonly agreed: boolean;
    readonly request: string;
  },
): Promise<void> {
  const { catalogue, event, owner, context, agreed, request } = asked;
  const { book, isHidden } = await deps.database.transaction(
    context,
    async (tx) => ({
      book: await findFacts(tx, owner, deps.clock.today()),
      isHidden: (await findHiding(tx, [owner])).length > 0,
    }),
  );
  // A register is asked about a person; where somebody lives who hides it is no part of the question.
  const asking = new Map(
    [...book].filter(
      ([concept]) =>
        !isHidden || catalogue.concepts.get(concept)?.revealsAddress !== true,
    ),
  );
  const concepts = event.facts
    .map(({ concept }) => concept)
    .filter((concept) => !book.has(concept));
  const wishes = wishesFor(catalogue, concepts);
  if (wishes.length === 0) return;
  await lookUp(deps, {
    customer: owner,
    context,
    purpose: event.id,
    request,
    wishes,
    book: asking,
    fits: fitsFactOf(catalogue),
    agreed,
  });
}

/** The concepts to ask for, by the register that holds them. */
function wishesFor(catalogue: Catalogue, concepts: readonly string[]) {
  const held = concepts.flatMap((concept) => {
    const register = catalogue.concepts.get(concept)?.register;
    return register ? [{ concept, ...register }] : [];
  });
  const groups = Map.groupBy(
    held,
    ({ organisation, gateway }) => `${organisation} ${gateway}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { organisation, gateway } = first;
    return [
      { organisation, gateway, concepts: group.map(({ concept }) => concept) },
    ];
  });
}
