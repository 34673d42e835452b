import { z } from "zod";
import { addDays, pause, todayInLondon } from "#kernel";
import type { LocalDate } from "#kernel";
import { isConnectionLost } from "#postgres";
import type { Difference, Uncompared } from "./queries/comparisons.ts";
import {
  findDifferences,
  findUncompared,
  keepComparison,
} from "./queries/comparisons.ts";
import { bodyClient } from "./register-client.ts";
import type { BodyClientDeps, CallBody } from "./register-client.ts";
import { deliveryContext } from "./worker/run-delivery.ts";

const heldShape = z.object({
  day: z.iso.date(),
  held: z.array(z.object({ id: z.string(), lanenumber: z.int() })),
});

const timeoutMs = 30_000;
/** A large body's day: about 90 bytes an event, half a million of them. */
const listBytesMax = 48 * 1024 * 1024;

export type ReconciliationDeps = BodyClientDeps & {
  /** Told of a body whose list could not be compared. */
  readonly onFault?: (fault: unknown, organisation: string) => void;
};

/**
 * Compares what a body says it received on a London day with what we say it answered, and keeps the differences; each is logged,
 * for casework to follow. A body without the `held` address, or that does not answer, is left for the next try.
 */
export async function reconcile(
  deps: BodyClientDeps,
  organisation: string,
  day: LocalDate,
): Promise<readonly Difference[] | "unavailable"> {
  const call = bodyClient(deps, "held", {
    timeoutMs,
    answerBytesMax: listBytesMax,
  });
  const held = await askHeld(call, organisation, day);
  if (held === undefined) return "unavailable";
  return deps.database.transaction(deliveryContext, async (tx) => {
    const list = { organisation, day, held };
    const differences = await findDifferences(tx, list);
    await keepComparison(tx, list, differences);
    return differences;
  });
}

async function askHeld(
  call: CallBody,
  organisation: string,
  day: LocalDate,
): Promise<readonly string[] | undefined> {
  const answer = await call(organisation, { day }).catch(() => undefined);
  const read = heldShape.safeParse(answer?.json);
  return answer?.status === 200 && read.success && read.data.day === day
    ? read.data.held.map(({ id }) => id)
    : undefined;
}

/**
 * Compares every day that is over and not yet compared, with every body that ever answered, oldest day first: nights on which nothing ran
 * are caught up. A body that cannot say now, or whose list cannot be kept, is asked again next time, from the same day, and holds up no other.
 */
export async function reconcileAll(deps: ReconciliationDeps): Promise<void> {
  const last = lastSettledDay(deps.clock.now());
  const bodies = await deps.database.transaction(
    deliveryContext,
    findUncompared,
  );
  for (const body of bodies)
    await catchUpWith(deps, body, last).catch((fault: unknown) => {
      if (isConnectionLost(fault)) throw fault;
      deps.onFault?.(fault, body.organisation);
    });
}

async function catchUpWith(
  deps: BodyClientDeps,
  { organisation, since }: Uncompared,
  last: LocalDate,
): Promise<void> {
  for (let day = since; day <= last; day = addDays(day, 1))
    if ((await reconcile(deps, organisation, day)) === "unavailable") return;
}

/** Bodies have an hour after midnight to settle what was under way. */
const settlingMs = 3_600_000;
const lastSettledDay = (now: Date): LocalDate =>
  addDays(todayInLondon(new Date(now.getTime() - settlingMs)), -1);

const pauseMs = 10 * 60_000;

/** Compares what is over and uncompared every few minutes, until the signal. */
export async function runReconciliation(
  deps: ReconciliationDeps,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await reconcileAll(deps);
    await pause(pauseMs, signal);
  }
}
