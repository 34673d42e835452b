import assert from "node:assert/strict";
import { storableText } from "#kernel";
import type { Clock } from "#kernel";
import type { Endpoint } from "../endpoint.ts";
import type { DueDelivery, LeasedLane } from "../queries/lease-lanes.ts";
import type { Attempt, Visit } from "../queries/record-visits.ts";
import type { SigningKey } from "../signature/signing-key.ts";
import { buildEvent } from "./build-event.ts";
import { outcomeOf, saysKeyReused } from "./outcome.ts";
import { NoAnswer } from "./post.ts";
import type { Answer } from "./post.ts";
import { postSigned } from "./post-signed.ts";
import { retryDelayMs } from "./retry.ts";
import type { RetryPolicy } from "./retry.ts";

export type VisitDeps = {
  readonly clock: Clock;
  readonly key: () => SigningKey;
  /** What the events name as their source: this installation, as a URI. */
  readonly source: string;
  readonly retries: RetryPolicy;
  readonly timeoutMs: number;
  /** No delivery is begun after this moment: its answer must come while the lease lasts. */
  readonly startBefore: number;
  readonly endpoint: Endpoint | undefined;
  /** Told of what is a bug or a wrong setting of ours; the try is counted all the same. */
  readonly onFault?: ((fault: unknown) => void) | undefined;
  readonly fieldsOf: (
    flow: string,
    version: number,
  ) => ReadonlySet<string> | undefined;
};

/** The fault of what is not sent, because it would give away an address that was hidden since. */
const hiddenFault = "address-hidden";
/** The body holds what a try sent before the address was hidden; `record-visits.ts` and the case task say so. */
const heldFault = "held-before-hidden";
/** The fault of a try whose answer the database refused. */
export const unwritable = "answer-unwritable";

type Tried = { readonly attempt: Attempt; readonly retryInMs?: number };

/** Posts the deliveries of a leased lane in order, until one is not answered or the lease is too short for another. */
export async function visitLane(
  deps: VisitDeps,
  lane: LeasedLane,
): Promise<Visit> {
  const attempts: Attempt[] = [];
  const visit = { lane: lane.lane, lease: lane.lease, attempts };
  let { done } = lane;
  for (const delivery of lane.deliveries) {
    assert(delivery.number === done + 1, "A lane is walked number by number.");
    if (deps.clock.now().getTime() > deps.startBefore) break;
    const { attempt, retryInMs } = await tryOnce(deps, lane, delivery);
    attempts.push(attempt);
    if (retryInMs !== undefined) return { ...visit, done, retryInMs };
    if (attempt.dead) return { ...visit, done, blockedBy: delivery.id };
    done = delivery.number;
  }
  return { ...visit, done };
}

async function tryOnce(
  deps: VisitDeps,
  lane: LeasedLane,
  delivery: DueDelivery,
): Promise<Tried> {
  const at = deps.clock.now();
  const answer = await ask(deps, lane, delivery);
  const number = delivery.attempts + 1;
  const attempt = {
    delivery: delivery.id,
    number,
    at,
    tookMs: deps.clock.now().getTime() - at.getTime(),
  };
  if (typeof answer === "string") {
    const failed = { ...attempt, fault: answer };
    return answer === hiddenFault
      ? { attempt: { ...failed, dead: true } }
      : failedTry(deps.retries, delivery, failed);
  }
  const { status, body } = answer;
  const answered = { ...attempt, status };
  if (isHeld(delivery, answer)) {
    const receipt = { id: `held-${delivery.id}`, status: "accepted" } as const;
    return { attempt: { ...answered, fault: heldFault, receipt } };
  }
  const outcome = outcomeOf(answer);
  if (outcome.kind === "answered")
    return { attempt: { ...answered, receipt: outcome.receipt } };
  const text = storableText(body.toString("utf8").slice(0, answerLengthKept));
  const failed = { ...answered, fault: outcome.fault, answer: text };
  return outcome.kind === "hopeless"
    ? { attempt: { ...failed, dead: true } }
    : failedTry(deps.retries, delivery, failed, outcome.askedMs);
}

/**
 * An address was hidden between two tries, so that the second carried other bytes, and the body says that it had taken the first. It has
 * received the event: the lane goes on, and its staff are asked to hide the address.
 */
const isHeld = (
  { attempts, hiding, isChanged }: DueDelivery,
  answer: Answer,
): boolean =>
  attempts > 0 && (isChanged || hiding !== undefined) && saysKeyReused(answer);

/** A try that failed: once more after a pause, or dead when the tries are used up. */
function failedTry(
  retries: RetryPolicy,
  { forgiven }: DueDelivery,
  attempt: Attempt,
  askedMs?: number,
): Tried {
  const tries = attempt.number - forgiven;
  if (tries >= retries.attemptsMax)
    return { attempt: { ...attempt, dead: true } };
  const chance = Math.random();
  return { attempt, retryInMs: retryDelayMs(retries, tries, chance, askedMs) };
}

/**
 * What to write instead of a visit that the database refused: its first delivery alone, so that the one that cannot be written comes to be the first;
 * and of that one only that it was tried, so that the tries end.
 */
export function withoutRefused(
  retries: RetryPolicy,
  lane: LeasedLane,
  { attempts: [first, second] }: Visit,
): Visit | undefined {
  const [delivery] = lane.deliveries;
  if (first === undefined || delivery === undefined) return undefined;
  const visit = { lane: lane.lane, lease: lane.lease };
  if (second) return { ...visit, done: lane.done + 1, attempts: [first] };
  const { receipt: _receipt, answer: _answer, ...tried } = first;
  const { attempt, retryInMs } = failedTry(retries, delivery, {
    ...tried,
    fault: unwritable,
  });
  return {
    ...visit,
    done: lane.done,
    attempts: [attempt],
    ...(retryInMs === undefined ? { blockedBy: delivery.id } : { retryInMs }),
  };
}

/** Enough of a problem to act on; bodies' problems name places, not values. */
const answerLengthKept = 2_000;

/** The body's answer, or the code of what stood in the way. */
async function ask(
  deps: VisitDeps,
  lane: LeasedLane,
  delivery: DueDelivery,
): Promise<Answer | string> {
  if (delivery.hiding === "phone") return hiddenFault;
  if (deps.endpoint === undefined) return "no-endpoint";
  const allowed = deps.fieldsOf(delivery.flow, delivery.flowVersion);
  if (allowed === undefined) return "no-signed-flow";
  try {
    assert(
      Object.keys(delivery.fields).every((name) => allowed.has(name)),
      `Delivery ${delivery.id} carries a field outside flow ${delivery.flow} version ${delivery.flowVersion}.`,
    );
    const { source, key, clock, timeoutMs } = deps;
    const body = JSON.stringify(buildEvent(source, lane.lane, delivery));
    const headers = {
      "content-type": "application/cloudevents+json",
      "idempotency-key": `"${delivery.id}"`,
    };
    return await postSigned(
      new URL(deps.endpoint.url),
      { body, headers },
      { key: key(), now: clock.now(), timeoutMs },
    );
  } catch (error) {
    if (error instanceof NoAnswer) return error.code;
    deps.onFault?.(error);
    return "not-sent";
  }
}
