import { z } from "zod";
import type { Result } from "#kernel";
import { parseJson } from "./event.ts";

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
  from: z.iso.date().optional(),
  amountPence: pence.optional(),
  per: z.enum(["week", "month", "year", "once"]).optional(),
  stoppedOn: z.iso.date().optional(),
  lastPaidOn: z.iso.date().optional(),
  overpaidPence: pence.optional(),
  dueToEstatePence: pence.optional(),
  appeal: z.strictObject({ by: z.iso.date(), how: words }).optional(),
});

const receipt = z.strictObject({
  id: z.string().min(1).max(100),
  status: z.enum(["accepted", "acted", "refused"]),
  reason: words.optional(),
  asks: words.optional(),
  expectedBy: z.iso.date().optional(),
  decision: decision.optional(),
});
const laterReceipt = receipt.extend({ delivery: z.uuid() });

/** What a body decided, in its own words, with the way to appeal. */
export type BodyDecision = z.infer<typeof decision>;

/**
 * A body's answer to one event: `accepted` (received; more will follow), `acted` (done, or undone) or `refused` with a reason.
 * `asks` says what the person must still do.
 */
export type Receipt = z.infer<typeof receipt>;

/** An answer that comes after the first one, to our receipts address. */
export type LaterReceipt = z.infer<typeof laterReceipt>;

export const parseReceipt = (body: string): Result<Receipt, string> =>
  parseJson(receipt, body);
export const parseLaterReceipt = (body: string): Result<LaterReceipt, string> =>
  parseJson(laterReceipt, body);
