import { setTimeout as sleep } from "node:timers/promises";
import { findFrozenLanes } from "#delivery";
import { describeAside, describeOutlets, describeUnsealed } from "#log";
import type { Database, Tx } from "#postgres";
import { onDemand } from "#postgres";
import type { Health } from "#web";

/** So long whoever asks waits for news; then they get what was last known, and the first, who has nothing else, waits on. */
const patienceMs = 500;
/** What is older is not known any longer. */
const oldMs = 30_000;

const silent: Health = {
  isHealthy: false,
  parts: { database: "does not answer" },
};

/** What `GET /health` says. One question at a time goes to the database, on a connection kept for it, however many ask: nobody queues. */
export function openHealth(database: Database): () => Promise<Health> {
  let known: { readonly health: Health; readonly at: number } | undefined;
  let asking: Promise<Health> | undefined;
  const ask = async (): Promise<Health> => {
    const log = await onDemand({ share: "health" }, () =>
      database.transaction({ kind: "process", name: "health" }, logOf),
    ).catch(() => undefined);
    const health = log
      ? { isHealthy: true, parts: { database: "answers", ...log } }
      : silent;
    known = { health, at: performance.now() };
    asking = undefined;
    return health;
  };
  return async () => {
    if (!database.isAnswering()) return silent;
    const news = (asking ??= ask());
    if (known === undefined || performance.now() - known.at > oldMs)
      return news;
    const { health } = known;
    return Promise.race([news, sleep(patienceMs, health, { ref: false })]);
  };
}

async function logOf(tx: Tx): Promise<Readonly<Record<string, string>>> {
  const heads = await describeOutlets(tx);
  const followers = await describeAside(tx);
  const sealing = await describeUnsealed(tx);
  const frozen = (await findFrozenLanes(tx)).length;
  const lanes = `FROZEN: ${frozen} have work left that nobody comes to; see joinery log verify`;
  return {
    heads,
    ...(followers !== undefined && { followers }),
    ...(sealing !== undefined && { sealing }),
    ...(frozen > 0 && { lanes }),
  };
}
