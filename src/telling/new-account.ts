import { isDeepStrictEqual } from "node:util";
import { waysToReach } from "#catalogue";
import type { FactValue } from "#decisions";
import type { Result } from "#kernel";
import { ok } from "#kernel";
import {
  bankAccountConcepts,
  findBankAccountChange,
  requestBankAccountChange,
} from "#people";
import type { Tx } from "#postgres";
import type { Telling } from "./open-telling.ts";

type NewAccount = { readonly concept: string; readonly account: FactValue };

/** The bank account that this telling sets, here or abroad, if it sets one. */
function newAccountOf({ event, facts }: Telling): NewAccount | undefined {
  const set = event.sets.find(({ concept }) =>
    bankAccountConcepts.includes(concept),
  );
  const fact = set?.copies === undefined ? undefined : facts.get(set.copies);
  return set && fact?.kind === "known"
    ? { concept: set.concept, account: fact.value }
    : undefined;
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
  const { customer } = telling.journey;
  const { catalogue, asOf } = telling;
  if (customer === undefined) return ok("free");
  const change = await findBankAccountChange(tx, customer);
  const isSame = isDeepStrictEqual(change?.account, told.account);
  if (isSame && change?.state === "confirmed") return ok("free");
  if (isSame && change?.state === "waiting") return ok("waits");
  const requested = await requestBankAccountChange(tx, {
    customer,
    ...told,
    reach: waysToReach(catalogue),
    at,
    today: asOf,
  });
  return requested.kind === "ok" ? ok("waits") : requested;
}
