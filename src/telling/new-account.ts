import { isDeepStrictEqual } from "node:util";
import { waysToReach } from "#catalogue";
import type { FactValue } from "#decisions";
import type { Result } from "#kernel";
import { ok } from "#kernel";
import {
  bankAccountConcepts,
  findBankAccountChange,
  findFacts,
  knownValue,
  requestBankAccountChange,
} from "#people";
import type { Tx } from "#postgres";
import type { Telling } from "./open-telling.ts";

type NewAccount = { readonly concept: string; readonly account: FactValue };

/**
 * The bank account that this telling says anew, here or abroad: what its event sets, or an answer that differs from what is held. No
 * body hears of either before its owner confirms it.
 */
export function newAccountOf(telling: Telling): NewAccount | undefined {
  const { event, facts, held } = telling;
  const said = bankAccountConcepts.flatMap((concept): NewAccount[] => {
    const set = event.sets.find((one) => one.concept === concept);
    const fact = facts.get(set?.copies ?? concept);
    if (fact?.kind !== "known") return [];
    const before = held.get(concept);
    const isHeld =
      before?.kind === "known" && isDeepStrictEqual(before.value, fact.value);
    return set || !isHeld ? [{ concept, account: fact.value }] : [];
  });
  return said[0];
}

/**
 * Whether the telling may go out as far as its bank account is concerned. A new account is held first: its owner is alerted and
 * sent a code another way, and nobody is told until they confirm it.
 */
export async function holdNewAccount(
  tx: Tx,
  telling: Telling,
  at: Date,
): Promise<Result<"free" | "waits", "unreachable">> {
  const told = newAccountOf(telling);
  if (told === undefined) return ok("free");
  const { customer, id: journey } = telling.journey;
  const { catalogue, asOf } = telling;
  if (customer === undefined) return ok("free");
  // What was confirmed already, for tomorrow too, is nothing new.
  const book = await findFacts(tx, customer, "9999-12-31");
  if (isDeepStrictEqual(knownValue(book, told.concept), told.account))
    return ok("free");
  const change = await findBankAccountChange(tx, customer);
  const isSame =
    change?.journey === journey &&
    isDeepStrictEqual(change.account, told.account);
  if (isSame && change?.state === "confirmed") return ok("free");
  if (isSame && change?.state === "waiting") return ok("waits");
  const requested = await requestBankAccountChange(tx, {
    customer,
    journey,
    ...told,
    reach: waysToReach(catalogue),
    at,
    today: asOf,
  });
  return requested.kind === "ok" ? ok("waits") : requested;
}
