import { isDeepStrictEqual } from "node:util";
import { ownerOf } from "#access";
import type { CustomerVisitor, ReferencedVisitor, StaffVisitor } from "#access";
import { waysToReach } from "#catalogue";
import { plainValue } from "#decisions";
import type { Facts, FactValue } from "#decisions";
import type { Id, LocalDate, Locale } from "#kernel";
import { correctNotice, confirm, findNotice } from "#notices";
import type { Confirmation, Confirmed, NotConfirmed } from "#notices";
import {
  bankAccountConcepts,
  findHiding,
  recordAccountOf,
  recordFacts,
} from "#people";
import type { NewFact } from "#people";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import { tellingContext } from "./telling-context.ts";
import type { Result } from "#kernel";
import { fail, ok } from "#kernel";
import { correctsAnothers } from "./correcting.ts";
import { coversEvent, mayClaim } from "./covers-event.ts";
import { factsAfter } from "./facts.ts";
import { isClaim, isInNameOfTheDead } from "./claiming.ts";
import { concernedIn } from "./journey.ts";
import { dropFacts, homeOf } from "./kept-facts.ts";
import type { Journey } from "./journey.ts";
import { newAccountOf } from "./new-account.ts";
import type { Telling } from "./open-telling.ts";
import type { Preview } from "./preview.ts";
import { previewFor, toldBy } from "./preview.ts";
import { closeJourney } from "./queries/close-journey.ts";

export type Teller = CustomerVisitor | ReferencedVisitor | StaffVisitor;
export type Confirming = {
  readonly tx: Tx;
  readonly telling: Telling;
  readonly visitor: Teller;
  readonly at: Date;
  readonly locale?: Locale;
  /** What was worked out from just this telling for just this visitor. */
  readonly preview?: Preview;
};

/** Why a telling was not confirmed; `missing` names questions that are still open. */
export type Refusal =
  | NotConfirmed
  | { readonly kind: "unanswered"; readonly concept: string }
  /** An address was hidden since the telling was opened. */
  | { readonly kind: "hiding-changed" }
  /** Something is claimed by whoever may not. */
  | { readonly kind: "claims-refused" }
  | { readonly kind: "not-allowed" }
  /** It was told before, and not by whoever may tell some bodies alone. */
  | { readonly kind: "told-by-another" };

/**
 * Confirms a journey: the notice with its deliveries and log entry in one statement, the facts it sets, and the journey's end,
 * all in the caller's transaction. The same journey confirmed twice gives the first reference.
 */
export async function confirmTelling(
  confirming: Confirming,
): Promise<Result<Confirmed, Refusal>> {
  const { tx, telling, visitor } = confirming;
  const open = telling.questions.find(
    ({ state, required }) => state === "open" && required,
  );
  if (open) return fail({ kind: "unanswered", concept: open.concept });
  // A helper's mandate is held until the end, so that it cannot end between the preview and this.
  if (!(await coversEvent(tx, visitor, telling.event, telling.asOf)))
    return fail({ kind: "not-allowed" });
  if (await correctsAnothers(tx, telling, visitor))
    return fail({ kind: "told-by-another" });
  if (telling.journey.claims.length > 0 && !mayClaim(visitor))
    return fail({ kind: "claims-refused" });
  if (
    !telling.addressHidden &&
    (await findHiding(tx, concernedIn(telling.journey), "confirmed")).length > 0
  )
    return fail({ kind: "hiding-changed" });
  const preview = confirming.preview ?? previewFor(telling, visitor);
  const confirmation = confirmationOf(confirming, preview);
  const result = await sendConfirmed(tx, telling, confirmation);
  if (result.kind === "failure") return result;
  await recordWhatChanged(confirming, result.value);
  const { id, customer } = telling.journey;
  const { locale = "en" } = confirming;
  await closeJourney(tx, id, result.value.reference, locale);
  dropFacts(id, homeOf(customer));
  return ok(result.value);
}

async function sendConfirmed(
  tx: Tx,
  { journey }: Telling,
  confirmation: Confirmation,
): Promise<Result<Confirmed, NotConfirmed>> {
  const corrected =
    journey.corrects === undefined
      ? undefined
      : await findNotice(tx, journey.corrects);
  // Whether somebody else told of the same is for nobody to read who tells it: the process joins them.
  return inContext(tx, tellingContext, () =>
    corrected
      ? correctNotice(tx, corrected, confirmation)
      : confirm(tx, confirmation),
  );
}

function confirmationOf(
  { telling, visitor }: Confirming,
  preview: Preview,
): Confirmation {
  const { journey, event, facts, catalogue } = telling;
  const consequences = toldBy(preview);
  const teller = tellerOf(visitor);
  return {
    token: journey.formToken,
    event,
    subject: journey.subject,
    ...(teller === undefined ? {} : { teller }),
    owner: ownerOf(visitor) ?? journey.owner,
    ...(journey.customer === undefined ? {} : { customer: journey.customer }),
    ...capacityOf(visitor, telling),
    catalogue: catalogue.hash,
    channel: journey.channel,
    facts,
    consequences,
    byPhone: preview.consequences.byPhone,
    estimates: estimatesOf(preview.changes, consequences),
  };
}

/** Our estimate of the amount for each flow that has an effect on a service, to be compared with what the body decides. */
function estimatesOf(
  changes: Preview["changes"],
  bodies: Preview["consequences"]["bodies"],
): ReadonlyMap<string, unknown> {
  return new Map(
    bodies.flatMap(({ flow }) => {
      const change = changes.find(
        ({ after }) => after.service.id === flow.effect.service,
      );
      const { goal, amount } = change?.after ?? {};
      if (!change || goal?.kind !== "decided") return [];
      return [
        [
          flow.id,
          {
            service: change.after.service.id,
            change: change.change,
            ...(amount?.kind === "decided"
              ? { amount: plainValue(amount.value) }
              : {}),
          },
        ],
      ];
    }),
  );
}

/** Who tells: the customer behind the account, or nobody we know when a record's reference let them in. */
function tellerOf(visitor: Teller): Id | undefined {
  switch (visitor.kind) {
    case "customer":
      return visitor.customer;
    case "staff":
      return visitor.serving?.customer;
    case "referenced":
      return undefined;
  }
}

function capacityOf(
  visitor: Teller,
  { event, facts }: Telling,
): Pick<Confirmation, "capacity" | "mandate"> {
  if (visitor.kind === "customer" && visitor.actingFor)
    return {
      capacity: visitor.actingFor.capacity,
      mandate: visitor.actingFor.mandate,
    };
  if (event.subject !== "deceased") return { capacity: "self" };
  const handler = facts.get("estate.handledBy");
  const isExecutor = handler?.kind === "known" && handler.value === "teller";
  return { capacity: isExecutor ? "executor" : "informant" };
}

/** Whether confirming records something that was not held; an account alone is of use to nobody. */
export const recordsAnything = (telling: Telling): boolean =>
  telling.journey.customer !== undefined &&
  !isInNameOfTheDead(telling.event, telling.journey) &&
  factsSet(telling).some(({ concept, value }) =>
    differsFrom(telling.held, concept, value),
  );

/** The customer's own facts that telling makes true. A joined or repeated notice changes nothing more. */
async function recordWhatChanged(
  { tx, telling, visitor, at }: Confirming,
  confirmed: Confirmed,
): Promise<void> {
  const { journey, event, asOf } = telling;
  const { customer } = journey;
  if (confirmed.kind === "repeated" || customer === undefined) return;
  if (isInNameOfTheDead(event, journey)) return;
  const source = {
    kind: "notice",
    notice: confirmed.notice,
    event: event.id,
  } as const;
  await recordFacts(tx, {
    customer,
    reach: waysToReach(telling.catalogue),
    at,
    today: asOf,
    ...(isClaim(telling)
      ? {
          facts: factsAnswered(journey),
          source: { kind: "told", by: whoAnswers(visitor) },
        }
      : {
          facts: factsSet(telling),
          source,
        }),
  });
  const { account, concept } = newAccountOf(telling) ?? {};
  if (account === undefined) return;
  const from = setFrom(telling, concept);
  const when = { from, at, today: asOf };
  await recordAccountOf(tx, { customer, account, source, ...when });
}

/** Nothing happened when somebody applies: the answers are how things are, and are not asked for again. */
const factsAnswered = ({ answers }: Journey): readonly NewFact[] =>
  [...answers].flatMap(([concept, answer]) =>
    answer.kind === "known" && !bankAccountConcepts.includes(concept)
      ? [{ concept, value: answer.value }]
      : [],
  );

/**
 * The concepts of which confirming says something that was not known: what is recorded of the teller, and every answer, for bodies are
 * told it whether the event sets it or not. A new bank account is always among them.
 */
export function conceptsChanged(telling: Telling): readonly string[] {
  const { journey, held, facts } = telling;
  const recorded = isClaim(telling)
    ? factsAnswered(journey)
    : factsSet(telling);
  const known = new Map([...held, ...journey.found]);
  return [
    ...recorded.filter((one) => differsFrom(held, one.concept, one.value)),
    ...[...facts].flatMap(([concept, fact]) =>
      fact.kind === "known" && differsFrom(known, concept, fact.value)
        ? [{ concept }]
        : [],
    ),
    ...[newAccountOf(telling)].flatMap((one) => one ?? []),
  ].map(({ concept }) => concept);
}

function differsFrom(
  before: Facts,
  concept: string,
  value: FactValue | null,
): boolean {
  const fact = before.get(concept);
  return !isDeepStrictEqual(fact?.kind === "known" ? fact.value : null, value);
}

function whoAnswers(visitor: Teller): "self" | "helper" | "staff" {
  if (visitor.kind === "staff") return "staff";
  return visitor.kind === "customer" && visitor.actingFor ? "helper" : "self";
}

function factsSet(telling: Telling): readonly NewFact[] {
  const { event, catalogue, facts, asOf } = telling;
  const after = factsAfter(catalogue, event, facts, asOf);
  return event.sets.flatMap(({ concept }): readonly NewFact[] => {
    const fact = after.get(concept);
    if (fact === undefined || fact.kind === "not-applicable") return [];
    if (bankAccountConcepts.includes(concept)) return []; // recorded when its code confirmed it
    const value = fact.kind === "known" ? fact.value : null;
    return [{ concept, value, from: setFrom(telling, concept) }];
  });
}

/** From which day telling sets a concept: the one that was said, else today. */
function setFrom(
  { event, facts, asOf }: Telling,
  concept: string | undefined,
): LocalDate {
  const set = event.sets.find((one) => one.concept === concept);
  const day = facts.get(set?.from ?? "");
  return day?.kind === "known" && typeof day.value === "string"
    ? day.value
    : asOf;
}
