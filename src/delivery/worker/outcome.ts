import { problemOf } from "../contract/problem.ts";
import { parseReceipt } from "../contract/receipt.ts";
import type { Receipt } from "../contract/receipt.ts";
import type { Answer } from "./post.ts";

/** What an answer means for the delivery: a receipt, try again, or nothing that trying again could mend. */
export type Outcome =
  | { readonly kind: "answered"; readonly receipt: Receipt }
  | {
      readonly kind: "again";
      readonly fault: string;
      readonly askedMs?: number | undefined;
    }
  | { readonly kind: "hopeless"; readonly fault: string };

/**
 * What is wrong with the message itself: time cannot mend it. Anything else may be a body's settings, keys or address that its
 * people put right, so it is tried again to the limit.
 */
const hopeless: ReadonlySet<number> = new Set([400, 409, 410, 413, 415, 422]);

/** That a body took the event at a try before, with another body: it says so by the code of our problem. */
export const saysKeyReused = ({ status, body }: Answer): boolean =>
  status === problemOf("key-reused").status &&
  /"(urn:joinery:problem:)?key-reused"/.test(body.toString("utf8"));

export function outcomeOf(answer: Answer): Outcome {
  const { status } = answer;
  if (status === 200 || status === 202) {
    const receipt = parseReceipt(answer.body);
    return receipt.kind === "ok"
      ? { kind: "answered", receipt: receipt.value }
      : { kind: "again", fault: "answer-malformed" };
  }
  const fault = `status-${status}`;
  if (hopeless.has(status)) return { kind: "hopeless", fault };
  return { kind: "again", fault, askedMs: answer.retryAfterMs };
}
