import type { Clock } from "#kernel";
import { parseEvent } from "../contract/event.ts";
import type { NoticeEvent } from "../contract/event.ts";
import {
  bodyBytesMax,
  problemOf,
  problemOfReading,
} from "../contract/problem.ts";
import type { ProblemCode } from "../contract/problem.ts";
import type { SignedMessage } from "../signature/signed-message.ts";
import type { VerifyingKey } from "../signature/signing-key.ts";
import { verifyRequest } from "../signature/verify-request.ts";
import type { Effect, Inbox, Taken } from "./inbox.ts";

export type Received = {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
};

export type ReceiveDeps = {
  readonly inbox: Inbox;
  readonly clock: Clock;
  /** The sender's public keys, by key id. */
  readonly findKey: (keyId: string) => VerifyingKey | undefined;
  /** The fields of a flow version as the body signed it; undefined when it did not sign it. */
  readonly fieldsOf: (
    flow: string,
    version: number,
  ) => ReadonlySet<string> | undefined;
  readonly effect: Effect;
};

export function problemAnswer(code: ProblemCode, detail?: string): Received {
  const problem = problemOf(code, detail);
  return {
    status: problem.status,
    contentType: "application/problem+json",
    body: JSON.stringify(problem),
  };
}

/** Receives one event for an organisation: verifies, checks, takes effect once, and answers. Never throws for what the sender did. */
export async function receiveEvent(
  deps: ReceiveDeps,
  organisation: string,
  request: SignedMessage & { readonly body: Buffer },
): Promise<Received> {
  if (request.body.length > bodyBytesMax) return problemAnswer("oversize");
  const signer = verifyRequest(request, deps.findKey, deps.clock.now());
  if (signer.kind === "failure") return problemAnswer(signer.error);
  const event = parseEvent(request.body);
  if (event.kind === "failure")
    return problemAnswer(
      problemOfReading(event.error, "event-malformed"),
      event.error.detail,
    );
  const body = request.body.toString("utf8");
  const fault = refusal(deps, request, event.value);
  if (fault) return fault;
  const { effect } = deps;
  return answerOf(
    event.value,
    await deps.inbox.take({ organisation, event: event.value, body, effect }),
  );
}

function refusal(
  deps: ReceiveDeps,
  request: SignedMessage,
  event: NoticeEvent,
): Received | undefined {
  if (request.headers["idempotency-key"] !== `"${event.id}"`)
    return problemAnswer("key-missing", `event ${event.id}`);
  const allowed = deps.fieldsOf(event.flow, event.flowversion);
  const outside = Object.keys(event.data.fields).filter(
    (name) => !allowed?.has(name),
  );
  if (allowed === undefined || outside.length > 0)
    return problemAnswer(
      "field-outside-flow",
      `flow ${event.flow} version ${event.flowversion}: ${allowed ? outside.join(", ") : "not signed here"}`,
    );
  return undefined;
}

function answerOf(event: NoticeEvent, taken: Taken): Received {
  switch (taken.kind) {
    case "taken":
    case "repeated":
      return {
        status: 200,
        contentType: "application/json",
        body: taken.answer,
      };
    case "key-reused":
      return problemAnswer("key-reused", `event ${event.id}`);
    case "lane-regression":
      return problemAnswer(
        "lane-regression",
        `lane ${event.subject}: number ${event.lanenumber} after ${taken.last}`,
      );
  }
}
