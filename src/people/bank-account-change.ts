import { isDeepStrictEqual } from "node:util";
import type { Id, LocalDate, Result } from "#kernel";
import { addDays, fail, ok } from "#kernel";
import { hashReadableCode, newReadableCode } from "#access";
import type { WaysToReach } from "#catalogue";
import type { FactValue } from "#decisions";
import { appendLog } from "#log";
import type { Tx } from "#postgres";
import { bankAccountWords } from "./bank-account-words.ts";
import type { FactSource } from "./fact-book.ts";
import { alertCustomer, sendMessage } from "./messages.ts";
import { findWays } from "./reach.ts";
import { recordFacts } from "./record-facts.ts";

/** The account that is paid in this country. */
export const bankAccountConcept = "person.bankAccount";
/** The concepts that only a confirmed change sets: the account here, and one abroad. */
export const bankAccountConcepts: readonly string[] = [
  bankAccountConcept,
  "person.bankAccountAbroad",
];
/** A code is good for a week: a letter takes days. */
const codeDays = 7;
/** Wrong codes until the change is refused. */
const triesMax = 5;
/** Payments already under way go to the old account. */
const effectiveAfterDays = 1;

export type BankAccountChange = {
  readonly id: Id;
  readonly concept: string;
  readonly account: FactValue;
  readonly state: "waiting" | "confirmed" | "refused" | "expired";
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly effectiveFrom: LocalDate | null;
  /** The telling that it goes out with; none of an account that nobody is told of. */
  readonly journey: Id | null;
};

type Moment = { readonly at: Date; readonly today: LocalDate };

/**
 * Holds a new bank account until its owner confirms it with a code sent another way than the page, and alerts them
 * on every way that stands. A change that already waits is replaced. `unreachable` when no way stands that a code
 * could be sent to: then staff must confirm it face to face.
 */
export async function requestBankAccountChange(
  tx: Tx,
  request: {
    readonly customer: Id;
    /** The fact that the account becomes. */
    readonly concept: string;
    readonly account: FactValue;
    readonly reach: WaysToReach;
    /** The telling that waits for it. */
    readonly journey?: Id;
  } & Moment,
): Promise<Result<Id, "unreachable">> {
  const { customer, account, reach, at } = request;
  const common = { customer, at };
  const alert = { kind: "bank-account-alert", ...bankAccountWords.alert };
  await alertCustomer(tx, { ...common, ...alert, mustReach: true }, reach);
  const ways = await findWays(tx, customer, reach, at);
  const [to] = ways.addresses;
  if (to === undefined) return fail("unreachable");
  await tx.query(
    `update people.bank_account_change set state = 'refused', decided_at = $2 where customer_id = $1 and state = 'waiting'`,
    [customer, at],
  );
  const code = newReadableCode();
  const made = await tx.find<{ id: Id }>(
    `insert into people.bank_account_change (customer_id, concept, account, state, code_hash, requested_at, expires_at, journey)
     values ($customer, $concept, $account, 'waiting', $codeHash, $at, $expiresAt, $journey?) returning id`,
    {
      ...request,
      account: JSON.stringify(account),
      codeHash: hashReadableCode(code),
      expiresAt: new Date(at.getTime() + codeDays * 86_400_000),
    },
  );
  await sendMessage(
    tx,
    {
      ...common,
      kind: "bank-account-code",
      secret: true,
      ...bankAccountWords.code(code),
    },
    to,
    ways.locale,
  );
  await appendLog(tx, {
    kind: "people.bank-account-requested",
    subject: customer,
    dimensions: { channel: to.channel },
  });
  return ok(made!.id);
}

/** Why a code did not confirm a change. */
export type CodeRefusal =
  "nothing-waits" | "wrong-code" | "too-many-tries" | "too-late";

/**
 * Confirms the change that waits: from the next day the new account is the fact, once the telling that waits for it is confirmed.
 * The fifth wrong code refuses it.
 */
export async function confirmBankAccountChange(
  tx: Tx,
  given: { readonly customer: Id; readonly code: string } & Moment,
): Promise<Result<{ readonly effectiveFrom: LocalDate }, CodeRefusal>> {
  const { customer, at, today } = given;
  const waiting = await findWaiting(tx, customer);
  if (waiting === undefined) return fail("nothing-waits");
  if (waiting.expiresAt < at)
    return refuse(tx, waiting.id, { state: "expired", at, why: "too-late" });
  if (!waiting.codeHash.equals(hashReadableCode(given.code)))
    return countTry(tx, waiting, at);
  const effectiveFrom = addDays(today, effectiveAfterDays);
  await tx.query(
    `update people.bank_account_change set state = 'confirmed', decided_at = $2, effective_from = $3 where id = $1`,
    [waiting.id, at, effectiveFrom],
  );
  if (waiting.journey === null)
    await recordAccount(tx, {
      ...given,
      ...waiting,
      from: effectiveFrom,
      source: { kind: "told", by: "self" },
    });
  await appendLog(tx, {
    kind: "people.bank-account-confirmed",
    subject: customer,
  });
  return ok({ effectiveFrom });
}

/** Makes an account that was confirmed the fact, from the day that bodies are told when that is later, with the telling that it goes out with as its source: taking that back puts the former back. */
export async function recordAccountOf(
  tx: Tx,
  telling: {
    readonly customer: Id;
    readonly account: FactValue;
    readonly from: LocalDate;
    readonly source: FactSource;
  } & Moment,
): Promise<void> {
  const change = await findBankAccountChange(tx, telling.customer);
  if (
    change?.state === "confirmed" &&
    change.effectiveFrom !== null &&
    isDeepStrictEqual(change.account, telling.account)
  ) {
    const { effectiveFrom } = change;
    const from = effectiveFrom > telling.from ? effectiveFrom : telling.from;
    await tx.query(
      "update people.bank_account_change set effective_from = $2 where id = $1",
      [change.id, from],
    );
    await recordAccount(tx, { ...telling, concept: change.concept, from });
  }
}

const recordAccount = (
  tx: Tx,
  told: {
    readonly customer: Id;
    readonly concept: string;
    readonly account: FactValue;
    readonly from: LocalDate;
    readonly source: FactSource;
  } & Moment,
): Promise<unknown> =>
  recordFacts(tx, {
    ...told,
    facts: [{ concept: told.concept, value: told.account, from: told.from }],
    reach: new Map(), // an account is no way to reach anybody
  });

type Waiting = Pick<
  BankAccountChange,
  "id" | "concept" | "account" | "journey" | "expiresAt"
> & { readonly codeHash: Buffer; readonly tries: number };

const findWaiting = (tx: Tx, customer: Id): Promise<Waiting | undefined> =>
  tx.find<Waiting>(
    `select id, concept, account, journey, code_hash as "codeHash", tries, expires_at as "expiresAt" from people.bank_account_change
     where customer_id = $1 and state = 'waiting' for update`,
    [customer],
  );

async function countTry(
  tx: Tx,
  waiting: Waiting,
  at: Date,
): Promise<Result<never, CodeRefusal>> {
  if (waiting.tries + 1 >= triesMax)
    return refuse(tx, waiting.id, {
      state: "refused",
      at,
      why: "too-many-tries",
    });
  await tx.query(
    "update people.bank_account_change set tries = tries + 1 where id = $1",
    [waiting.id],
  );
  return fail("wrong-code");
}

async function refuse(
  tx: Tx,
  id: Id,
  refusal: {
    readonly state: "refused" | "expired";
    readonly at: Date;
    readonly why: CodeRefusal;
  },
): Promise<Result<never, CodeRefusal>> {
  await tx.query(
    "update people.bank_account_change set state = $state, decided_at = $at where id = $id",
    { id, ...refusal },
  );
  return fail(refusal.why);
}

/** Takes back a change that waits, for whoever got the alert and did not ask for it. */
export async function refuseBankAccountChange(
  tx: Tx,
  customer: Id,
  at: Date,
): Promise<boolean> {
  const waiting = await findWaiting(tx, customer);
  if (waiting === undefined) return false;
  await refuse(tx, waiting.id, { state: "refused", at, why: "nothing-waits" });
  await appendLog(tx, {
    kind: "people.bank-account-refused",
    subject: customer,
  });
  return true;
}

/** The newest change of a customer's bank account, whatever became of it. */
export const findBankAccountChange = (
  tx: Tx,
  customer: Id,
): Promise<BankAccountChange | undefined> =>
  tx.find<BankAccountChange>(
    `select id, concept, account, journey, state, requested_at as "requestedAt", expires_at as "expiresAt", effective_from as "effectiveFrom"
     from people.bank_account_change where customer_id = $1 order by requested_at desc limit 1`,
    [customer],
  );
