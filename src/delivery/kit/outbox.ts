import type { DatabaseSync } from "node:sqlite";
import { pause } from "#kernel";
import type { Clock } from "#kernel";
import type { SigningKey } from "../signature/signing-key.ts";
import { NoAnswer } from "../worker/post.ts";
import { postSigned } from "../worker/post-signed.ts";
import { retryDelayMs } from "../worker/retry.ts";

export type OutboxDeps = {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  /** The sender's address: `/receipts` and `/contacts` are below it. */
  readonly senderUrl: URL;
  readonly keyOf: (organisation: string) => SigningKey;
};

type Row = {
  readonly id: number;
  readonly organisation: string;
  readonly receipt: string;
  readonly attempts: number;
};

const batch = 16;
const pauseMs = 250;
const timeoutMs = 10_000;
/** What the sender will never take, however often it is asked; the row keeps the fault for whoever looks. */
const hopeless = /^status-(400|404|413|422)$/;
/** A receipt is sent until it is taken: giving up would leave the person waiting. */
const policy = { attemptsMax: Infinity, firstMs: 500, longestMs: 60_000 };

/** Sends later answers when they are due, until told to stop. */
export async function runOutbox(
  deps: OutboxDeps,
  signal: AbortSignal,
): Promise<void> {
  const due = deps.database.prepare(
    "select id, organisation, receipt, attempts from outbox where sent_at is null and due_at <= ? order by due_at limit ?",
  );
  while (!signal.aborted) {
    const rows = due.all(
      deps.clock.now().getTime(),
      batch,
    ) as unknown as readonly Row[];
    await Promise.all(rows.map((row) => sendOne(deps, row)));
    if (rows.length < batch) await pause(pauseMs, signal);
  }
}

async function sendOne(deps: OutboxDeps, row: Row): Promise<void> {
  const fault = await trySend(deps, row);
  const now = deps.clock.now();
  const attempts = row.attempts + 1;
  if (fault === undefined || hopeless.test(fault)) {
    deps.database
      .prepare(
        "update outbox set sent_at = ?, attempts = ?, fault = ? where id = ?",
      )
      .run(now.toISOString(), attempts, fault ?? null, row.id);
    return;
  }
  const dueAt = now.getTime() + retryDelayMs(policy, attempts, Math.random());
  deps.database
    .prepare(
      "update outbox set due_at = ?, attempts = ?, fault = ? where id = ?",
    )
    .run(dueAt, attempts, fault, row.id);
}

/** What went wrong, as a stable code. */
async function trySend(
  deps: OutboxDeps,
  { organisation, receipt: body }: Row,
): Promise<string | undefined> {
  const isContacts = "contacts" in (JSON.parse(body) as object);
  const url = new URL(isContacts ? "/contacts" : "/receipts", deps.senderUrl);
  const key = deps.keyOf(organisation);
  const now = deps.clock.now();
  try {
    const { status } = await postSigned(url, { body }, { key, now, timeoutMs });
    return status >= 200 && status < 300 ? undefined : `status-${status}`;
  } catch (error) {
    if (error instanceof NoAnswer) return error.code;
    throw error;
  }
}
