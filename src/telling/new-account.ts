import { isDeepStrictEqual } from "node:util";
import type { FactValue } from "#decisions";
import type { Result } from "#kernel";
import { ok } from "#kernel";
import {
  bankAccountConcept,
  findBankAccountChange,
  findFacts,
  requestBankAccountChange,
} from "#people";
import type { Tx } from "#postgres";
import type { Telling } from "./open-telling.ts";

/** The bank account that this telling sets, if it sets one. */
function newAccountOf({ event, facts }: Telling): FactValue | undefined {
  const set = event.sets.find(({ concept }) => concept === bankAccountConcept);
  const fact = set?.copies === undefined ? undefined : facts.get(set.copies);
  return fact?.kind === "known" ? fact.value : undefined;
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
  const account = newAccountOf(telling);
  if (account === undefined) return ok("free");
  const { journey, asOf } = telling;
  const change = await findBankAccountChange(tx, journey.owner);
  const isSame = isDeepStrictEqual(change?.account, account);
  if (isSame && change?.state === "confirmed") return ok("free");
  if (isSame && change?.state === "waiting") return ok("waits");
  const book = await findFacts(tx, journey.owner, asOf);
  const requested = await requestBankAccountChange(tx, {
    customer: journey.owner,
    account,
    book,
    at,
    today: asOf,
  });
  return requested.kind === "ok" ? ok("waits") : requested;
}
