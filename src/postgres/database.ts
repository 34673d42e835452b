import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { backOffMs } from "#kernel";
import type { Breaker } from "./breaker.ts";
import { openBreaker } from "./breaker.ts";
import { cancelStatement } from "./cancel.ts";
import type { Context } from "./context.ts";
import { beginWith, contextSettings, runsUnder } from "./context.ts";
import type { Demand } from "./demand.ts";
import { demandNow } from "./demand.ts";
import { DatabaseFault, isConnectionLost, unavailable } from "./fault.ts";
import type { Share } from "./gate.ts";
import { abandoned, openGate } from "./gate.ts";
import { listenOn } from "./listen.ts";
import type { Values } from "./statement.ts";
import { statementOf } from "./statement.ts";
import { valueTypes } from "./values.ts";

/** One open transaction. */
export type Tx = {
  query<Row>(text: string, values?: Values): Promise<readonly Row[]>;
  /** The first row, if any. */
  find<Row>(text: string, values?: Values): Promise<Row | undefined>;
};

export type Database = {
  /** Runs `work` in one transaction under a context; commits when it resolves, rolls back when it throws. */
  transaction<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Calls `handler` for each NOTIFY, and once after each reconnection because some may have been missed. */
  listen(
    channel: string,
    handler: (payload: string) => void,
  ): Promise<() => Promise<void>>;
  /** False once something done on a demand found that the database stands still, until it answers again: everybody's demand is refused meanwhile. */
  isAnswering(): boolean;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  readonly url: string;
  /** Connections at most; 10 unless told. */
  readonly max?: number;
  readonly applicationName?: string;
  /** Of the connections, for work done on a demand; work on nobody's demand uses what is left of `max`, without a bound on who waits. */
  readonly shares?: Readonly<Record<string, Share>>;
};

/** The role every statement of the application runs as: neither owner nor superuser. */
export const appRole = "joinery_app";
const beginPatienceMs = 10_000;
const reconnect = { firstMs: 20, longestMs: 500 };
/** A server that comes back may take a second or two for its first answer. */
const probeMs = 4_000;

/** Opens a pool as `joinery_app`. Connects at the first transaction, so that a database that is still starting is waited for. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool(poolConfig(options));
  pool.on("error", () => {}); // an idle connection broke; the pool has dropped it and the next BEGIN opens another
  pool.on("connect", (client) => client.on("error", () => {})); // a busy one broke: its statement fails, which is enough
  const enter = gatesOf(options);
  const breaker = openBreaker(() => answers(options));
  return {
    async transaction(context, work) {
      const demand = demandNow();
      const leave = await enter(demand);
      try {
        const asking = { demand, during: demand ? breaker.during : patiently };
        return await runTransaction({ pool, ...asking }, context, work);
      } finally {
        leave();
      }
    },
    listen: (channel, handler) =>
      listenOn(poolConfig(options), channel, handler),
    isAnswering: () => !breaker.isOpen,
    close: () => pool.end(),
  };
}

/** What is nobody's demand waits as long as it takes. */
const patiently: Breaker["during"] = (ask) => ask();

/** Whether the server takes a connection and answers; asked beside the pool, whose connections may all hang. */
async function answers(options: DatabaseOptions): Promise<boolean> {
  const client = new pg.Client({
    ...poolConfig(options),
    query_timeout: probeMs,
    connectionTimeoutMillis: probeMs,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch (error) {
    return error instanceof pg.DatabaseError; // it refuses us, and so it answers
  } finally {
    void client.end().catch(() => {});
  }
}

const connectionsUsually = 10;

function gatesOf({
  max = connectionsUsually,
  shares = {},
}: DatabaseOptions): (demand: Demand | undefined) => Promise<() => void> {
  const gates = new Map(
    Object.entries(shares).map(([name, share]) => [name, openGate(share)]),
  );
  const taken = Object.values(shares).reduce((sum, one) => sum + one.atOnce, 0);
  assert(taken < max, "The shares leave no connection for our own work.");
  const own = openGate({ atOnce: max - taken, waiting: Infinity });
  return (demand) =>
    ((demand && gates.get(demand.share)) ?? own).enter(demand?.signal);
}

const poolConfig = (options: DatabaseOptions): pg.PoolConfig => ({
  connectionString: options.url,
  application_name: options.applicationName ?? "joinery",
  max: options.max ?? connectionsUsually,
  options: `-c role=${appRole} -c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s`,
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
  types: valueTypes,
  onConnect: prepare,
});

/** What the server may preset of what row-level security and the log rest on. */
const presets = {
  session_replication_role: "origin",
  row_security: "on",
  ...Object.fromEntries(contextSettings.map((name) => [`joinery.${name}`, ""])),
};

/** A connection that is safe, with no context of its own: what a transaction does not set is empty in it, whatever the server presets later. */
async function prepare(client: pg.ClientBase): Promise<void> {
  await refuseUnsafe(client);
  await client.query(
    "select set_config('joinery.' || name, '', false) from unnest($1::text[]) as one(name)",
    [contextSettings],
  );
}

async function refuseUnsafe(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<
    Record<"user" | "role" | "preset", string | null>
  >(
    `select current_user::text as "user", (select rolname from pg_catalog.pg_roles where rolname = current_user and not (rolsuper or rolbypassrls)) as role, string_agg(name || '=' || now, ', ') as preset
     from (select key as name, value, pg_catalog.current_setting(key, true) as now from pg_catalog.jsonb_each_text($1)) as one where now not in (value, '')`,
    [presets],
  );
  if (rows[0]?.role !== appRole)
    throw new DatabaseFault(
      "unsafe-role",
      `Connected as ${rows[0]?.user}, whom row-level security may not bind; connect as ${appRole} or as a member of it.`,
    );
  if (rows[0].preset !== null)
    throw new DatabaseFault(
      "unsafe-server",
      `The server presets ${rows[0].preset}, which would free us from row-level security or from what attests rows; take it back.`,
    );
}

/** The pool, and for whom it is asked: on a demand nobody waits for a database that stands still. */
type Asking = {
  readonly pool: pg.Pool;
  readonly demand: Demand | undefined;
  readonly during: Breaker["during"];
};

async function runTransaction<T>(
  asking: Asking,
  context: Context,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await begin(asking, beginWith(context));
  let outcome: T;
  try {
    const tx = txOver(client, asking);
    runsUnder(tx, context);
    outcome = await work(tx);
  } catch (error) {
    await rollBack(client, asking);
    throw asking.demand && isConnectionLost(error) ? unavailable(error) : error;
  }
  await commit(client, asking);
  return outcome;
}

/**
 * Nothing has happened before BEGIN, so a broken connection here is simply replaced: a restart of the server goes unnoticed.
 * On a demand only connections that broke while they lay idle are replaced; that there is no other to be had is said at once.
 */
async function begin(asking: Asking, text: string): Promise<pg.PoolClient> {
  const giveUpAt = Date.now() + beginPatienceMs;
  for (let tries = 1; ; tries += 1) {
    const client = await connect(
      asking,
      asking.demand !== undefined || Date.now() > giveUpAt,
    );
    if (client === undefined) await sleep(backOffMs(reconnect, tries));
    else if (await hasBegun(client, asking, text)) return client;
  }
}

/** Undefined when there is none and we are to be patient. */
async function connect(
  { pool, during }: Asking,
  isLast: boolean,
): Promise<pg.PoolClient | undefined> {
  let isLeft = false;
  try {
    return await during(async () => {
      const client = await pool.connect();
      if (isLeft) client.release(); // made too late for whoever asked
      return client;
    }, false);
  } catch (error) {
    isLeft = true;
    if (!isConnectionLost(error)) throw error;
    if (!isLast) return undefined;
    throw unavailable(error);
  }
}

/** False when the connection had broken; the pool has then lost it. */
async function hasBegun(
  client: pg.PoolClient,
  { during }: Asking,
  text: string,
): Promise<boolean> {
  try {
    await during(() => client.query(text));
    return true;
  } catch (error) {
    client.release(true);
    if (isConnectionLost(error)) return false;
    throw error;
  }
}

async function commit(
  client: pg.PoolClient,
  { during }: Asking,
): Promise<void> {
  try {
    await during(() => client.query("commit"));
    client.release();
  } catch (error) {
    client.release(true);
    if (!isConnectionLost(error) && !(error instanceof DatabaseFault))
      throw error;
    throw new DatabaseFault(
      "commit-unknown",
      "The connection broke while committing. Look whether the change is there before repeating it.",
      error,
    );
  }
}

async function rollBack(
  client: pg.PoolClient,
  { during }: Asking,
): Promise<void> {
  try {
    await during(() => client.query("rollback"));
    client.release();
  } catch {
    client.release(true); // the server rolls back what a broken connection left open
  }
}

/** One statement after another: parts of a transaction that ran at once would run in each other's context. Nothing runs after such an attempt. */
function txOver(client: pg.PoolClient, { demand, during }: Asking): Tx {
  let isRunning = false;
  let isTorn = false;
  return txOf(async (text, values) => {
    const signal = demand?.signal;
    if (signal?.aborted) throw abandoned();
    isTorn ||= isRunning;
    if (isTorn)
      throw new Error(
        "A transaction was asked for two statements at once; let one wait for the other.",
      );
    isRunning = true;
    const running = during(() => client.query(statementOf(text, values)));
    try {
      const result = await (signal
        ? whileAwaited(client, signal, running)
        : running);
      return result.rows;
    } finally {
      isRunning = false;
    }
  });
}

/** A transaction over what runs a statement. */
export function txOf(
  run: (text: string, values?: Values) => Promise<readonly unknown[]>,
): Tx {
  const query = async <Row>(text: string, values?: Values) =>
    (await run(text, values)) as readonly Row[];
  return {
    query,
    find: async <Row>(text: string, values?: Values) =>
      (await query<Row>(text, values))[0],
  };
}

/** A statement that runs when its asker goes away is cancelled, and the transaction left. */
async function whileAwaited<T>(
  client: pg.PoolClient,
  signal: AbortSignal,
  running: Promise<T>,
): Promise<T> {
  let cancelled: Promise<void> | undefined;
  const cancel = (): void => {
    cancelled = cancelStatement(client);
  };
  signal.addEventListener("abort", cancel);
  await Promise.allSettled([running]);
  signal.removeEventListener("abort", cancel);
  if (cancelled === undefined) return running;
  await cancelled;
  throw abandoned(); // whatever came of it
}
