import { pause } from "#kernel";
import type { Clock } from "#kernel";
import { DatabaseFault, isConnectionLost } from "#postgres";
import type { Context, Database } from "#postgres";
import { endpointOf, findEndpoints } from "../endpoint.ts";
import type { Endpoint } from "../endpoint.ts";
import { leaseLanes } from "../queries/lease-lanes.ts";
import type { DueToSend, LeasedLane } from "../queries/lease-lanes.ts";
import { recordHiding } from "../queries/record-hiding.ts";
import type { Hiding } from "../queries/record-hiding.ts";
import { recordVisits } from "../queries/record-visits.ts";
import type { Visit } from "../queries/record-visits.ts";
import { findSignedFlows } from "../signed-flow.ts";
import type { SigningKey } from "../signature/signing-key.ts";
import { usualRetries } from "./retry.ts";
import type { RetryPolicy } from "./retry.ts";
import { newShares } from "./shares.ts";
import type { Shares } from "./shares.ts";
import { unwritable, visitLane, withoutRefused } from "./visit-lane.ts";
import { writeBehind } from "./write-behind.ts";

export type DeliveryDeps = {
  readonly database: Database;
  readonly clock: Clock;
  /** The key in use, asked for at each signature: it may be rotated meanwhile. */
  readonly key: () => SigningKey;
  /** What events name as their source: this installation, as a URI. */
  readonly source: string;
  readonly retries?: RetryPolicy;
  /** What is done about addresses that were hidden after these were told; asked right before they are sent. */
  readonly hiddenSince?: (
    due: readonly DueToSend[],
  ) => Promise<ReadonlyMap<string, Hiding>>;
  /** Told of faults that the loop survives, such as a database that restarts. */
  readonly onFault?: (fault: unknown) => void;
};

/** Delivery runs as this process. */
export const deliveryContext: Context = { kind: "process", name: "delivery" };
/** A body has this long to answer; well within the lease, so that no other worker holds the lane meanwhile. */
const timeoutMs = 5_000;
const leaseMs = 12_000;
const lanesHeldMax = 384;
const lanesLeasedMax = 96;
const idleMs = 200;
const gatherMs = 20;
const registryAgeMs = 2_000;

type Registry = {
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  readonly readAt: number;
};
type Worker = DeliveryDeps & {
  readonly shares: Shares;
  readonly record: (visit: Visit) => Promise<void>;
  registry: Registry | undefined;
  /** Resolved when there is room for another lease of lanes. */
  room: PromiseWithResolvers<void> | undefined;
};

/**
 * Delivers until told to stop; any number of processes may do so at once.
 * A fault outside is reported and survived: a lane that was held is taken up again when its lease ends.
 */
export async function runDelivery(
  deps: DeliveryDeps,
  signal: AbortSignal,
): Promise<void> {
  const worker: Worker = {
    ...deps,
    shares: newShares(),
    record: writeBehind((visits) =>
      deps.database.transaction(deliveryContext, (tx) =>
        recordVisits(tx, visits),
      ),
    ),
    registry: undefined,
    room: undefined,
  };
  const visits = new Set<Promise<void>>();
  while (!signal.aborted) {
    const begun = await beginVisits(worker, visits).catch((fault: unknown) => {
      deps.onFault?.(fault);
      return 0;
    });
    if (begun < lanesLeasedMax / 4)
      await pause(begun === 0 ? idleMs : gatherMs, signal);
    if (!hasRoom(worker)) await (worker.room = Promise.withResolvers()).promise;
  }
  await Promise.all(visits);
}

const hasRoom = ({ shares }: Worker): boolean =>
  shares.held <= lanesHeldMax - lanesLeasedMax;

async function beginVisits(
  worker: Worker,
  visits: Set<Promise<void>>,
): Promise<number> {
  const registry = await currentRegistry(worker);
  const leasedAt = worker.clock.now().getTime();
  const leased = await worker.database.transaction(deliveryContext, (tx) =>
    leaseLanes(tx, {
      lanesMax: lanesLeasedMax,
      leaseMs,
      except: worker.shares.full(),
    }),
  );
  const lanes = await withoutHidden(worker, leased);
  for (const lane of lanes) {
    worker.shares.begin(lane.organisation);
    const visit = visitAndRecord(worker, registry, lane, leasedAt)
      .catch((fault: unknown) => worker.onFault?.(fault))
      .finally(() => visits.delete(visit));
    visits.add(visit);
  }
  return lanes.length;
}

/** The lanes as their deliveries may be sent now: somebody may have hidden their address since they told. */
async function withoutHidden(
  { database, hiddenSince }: Worker,
  lanes: readonly LeasedLane[],
): Promise<readonly LeasedLane[]> {
  if (lanes.length === 0 || hiddenSince === undefined) return lanes;
  const hidings = await hiddenSince(
    lanes.flatMap(({ organisation, deliveries }) =>
      deliveries.map((one) => ({ ...one, organisation })),
    ),
  );
  if (hidings.size === 0) return lanes;
  await database.transaction(deliveryContext, (tx) =>
    recordHiding(tx, hidings),
  );
  return lanes.map((lane) => ({
    ...lane,
    deliveries: lane.deliveries.map((one) => ({
      ...one,
      ...hidings.get(one.id),
    })),
  }));
}

async function visitAndRecord(
  worker: Worker,
  registry: Registry,
  lane: LeasedLane,
  leasedAt: number,
): Promise<void> {
  let answered = false;
  try {
    const visit = await visitLane(
      {
        clock: worker.clock,
        key: worker.key,
        source: worker.source,
        retries: worker.retries ?? usualRetries,
        timeoutMs,
        startBefore: leasedAt + leaseMs / 2,
        onFault: worker.onFault,
        endpoint: endpointOf(registry.endpoints, lane.organisation),
        fieldsOf: (flow, version) => registry.fields.get(`${flow}@${version}`),
      },
      lane,
    );
    answered = visit.retryInMs === undefined;
    await recordCounted(worker, lane, visit);
  } finally {
    worker.shares.end(lane.organisation, answered);
    if (hasRoom(worker)) worker.room?.resolve();
  }
}

/** Records a visit; of one that the database refuses at least that it was tried. */
async function recordCounted(
  worker: Worker,
  lane: LeasedLane,
  visit: Visit,
): Promise<void> {
  try {
    await worker.record(visit);
  } catch (fault) {
    const retries = worker.retries ?? usualRetries;
    const instead = withoutRefused(retries, lane, visit);
    if (isConnectionLost(fault) || fault instanceof DatabaseFault) throw fault;
    if (instead === undefined || visit.attempts[0]?.fault === unwritable)
      throw fault;
    worker.onFault?.(fault);
    await recordCounted(worker, lane, instead);
  }
}

/** Endpoints and signed flows, read again every few seconds; a flow version never changes, an endpoint may. */
async function currentRegistry(worker: Worker): Promise<Registry> {
  const now = worker.clock.now().getTime();
  if (worker.registry && now - worker.registry.readAt < registryAgeMs)
    return worker.registry;
  const { endpoints, flows } = await worker.database.transaction(
    deliveryContext,
    async (tx) => ({
      endpoints: await findEndpoints(tx),
      flows: await findSignedFlows(tx),
    }),
  );
  worker.registry = {
    endpoints: new Map(endpoints.map((one) => [one.organisation, one])),
    fields: new Map(
      flows.map(({ flow, version, fields }) => [
        `${flow}@${version}`,
        new Set(fields),
      ]),
    ),
    readAt: now,
  };
  return worker.registry;
}
