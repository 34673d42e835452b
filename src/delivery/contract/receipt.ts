import { z } from "zod";
import type { Result } from "#kernel";
import { contractDay, parseJson } from "./event.ts";
import type { ReadFault } from "./event.ts";

const words = z.strictObject({
  en: z.string().min(1).max(2000),
  cy: z.string().min(1).max(2000),
});
const pence = z.int();

const decision = z.strictObject({
  outcome: z.enum([
    "started",
    "changed",
    "stopped",
    "recorded",
    "closed",
    "reversed",
    "not-entitled",
  ]),
  service: z.string().max(100).optional(),
  words,
  decidedOn: contractDay.optional(),
  from: contractDay.optional(),
  amountPence: pence.optional(),
  per: z.enum(["week", "month", "year", "once"]).optional(),
  stoppedOn: contractDay.optional(),
  lastPaidOn: contractDay.optional(),
  overpaidPence: pence.optional(),
  dueToEstatePence: pence.optional(),
  appeal: z.strictObject({ by: contractDay, how: words }).optional(),
});

const receipt = z.strictObject({
  id: z.string().min(1).max(100),
  status: z.enum(["accepted", "acted", "refused"]),
  stage: z.literal("being-looked-at").optional(),
  reason: words.optional(),
  asks: words.optional(),
  expectedBy: contractDay.optional(),
  decision: decision.optional(),
});
const laterReceipt = receipt.extend({ delivery: z.uuid() });

/** What a body decided, in its own words, with the way to appeal. */
export type BodyDecision = z.infer<typeof decision>;

/**
 * A body's answer to one event: `accepted` (received; more will follow), `acted` (done, or undone) or `refused` with a reason.
 * `stage` says that it is looked at now; `asks` says what the person must still do.
 */
export type Receipt = z.infer<typeof receipt>;

/** An answer that comes after the first one, to our receipts address. */
export type LaterReceipt = z.infer<typeof laterReceipt>;

export const parseReceipt = (
  body: Buffer | string,
): Result<Receipt, ReadFault> => parseJson(receipt, body);
export const parseLaterReceipt = (
  body: Buffer | string,
): Result<LaterReceipt, ReadFault> => parseJson(laterReceipt, body);
