import { backOffMs, pause, storableText } from "#kernel";
import type { Clock, Id } from "#kernel";
import type { Database } from "#postgres";
import type { MessageChannel } from "./reach.ts";
import type { ClaimedMessage, Settled } from "./queries/messages-to-send.ts";
import { claimMessages, settleMessage } from "./queries/messages-to-send.ts";

/**
 * What a sender said: it has it, try again, or nothing that time could mend. `fault` is a stable code and is logged;
 * `detail` is the sender's own words, which are kept with the message and never logged.
 */
export type SendOutcome =
  | { readonly kind: "sent" }
  | {
      readonly kind: "again" | "hopeless";
      readonly fault: string;
      readonly detail?: string;
    };

/** Hands one message to a sender, under its id as reference. Gives up well before a lease ends. */
export type SendMessage = (message: ClaimedMessage) => Promise<SendOutcome>;

/** For the application's log: identifiers and codes, nothing that a person told. */
export type MessageFault = {
  readonly id: Id;
  readonly channel: MessageChannel;
  readonly tries: number;
  readonly fault: string;
  /** False when nobody tries again until a person asks for it. */
  readonly isTriedAgain: boolean;
};

export type MessagesDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly send: SendMessage;
  onFault(fault: MessageFault): void;
};

const messagesMax = 10;
const leaseMs = 60_000;
const lookPauseMs = 1_000;
const retries = { firstMs: 5_000, longestMs: 30 * 60_000 };
const context = { kind: "process", name: "messages" } as const;

/**
 * Sends what people are to receive until the signal; any number may run, and each message is held by one of them.
 *
 * At least once. A message is marked as being sent, for a minute, before the sender is called, and as sent only after the
 * sender has it. Whoever dies between leaves it to be taken up when the minute is over: it may then be sent twice, since
 * GOV.UK Notify does not look for a reference it has had before. Marked the other way round it could be lost, and that is
 * worse: a code that comes twice is harmless, one that never comes keeps somebody's pension in the wrong account.
 *
 * A fault that time can mend is tried again without end, with a pause that doubles up to half an hour.
 */
export async function runMessages(
  deps: MessagesDeps,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const taken = await sendDue(deps);
    if (taken < messagesMax) await pause(lookPauseMs, signal);
  }
}

/** Takes one batch, sends it, and gives its size. Messages of a batch go side by side, so that the lease outlasts all and a bad one stops no other. */
export async function sendDue(deps: MessagesDeps): Promise<number> {
  const at = deps.clock.now();
  const claimed = await deps.database.transaction(context, (tx) =>
    claimMessages(tx, { at, heldUntil: after(at, leaseMs), messagesMax }),
  );
  await Promise.all(claimed.map((message) => sendOne(deps, message)));
  return claimed.length;
}

async function sendOne(
  deps: MessagesDeps,
  message: ClaimedMessage,
): Promise<void> {
  const outcome = await deps.send(message).catch((fault: unknown) => {
    const name = fault instanceof Error ? fault.name : "unknown";
    return { kind: "again", fault: `not-sent ${name}` } as const;
  });
  const settled = settle(outcome, message.tries, deps.clock.now());
  await deps.database.transaction(context, (tx) =>
    settleMessage(tx, message, settled),
  );
  if (outcome.kind === "sent") return;
  deps.onFault({
    id: message.id,
    channel: message.channel,
    tries: message.tries,
    fault: outcome.fault,
    isTriedAgain: outcome.kind === "again",
  });
}

function settle(outcome: SendOutcome, tries: number, at: Date): Settled {
  if (outcome.kind === "sent") return { kind: "sent", at };
  const { fault, detail } = outcome;
  const reason =
    detail === undefined ? fault : `${fault}: ${storableText(detail)}`;
  return outcome.kind === "again"
    ? { kind: "again", dueAt: after(at, backOffMs(retries, tries)), reason }
    : { kind: "failed", at, reason };
}

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
