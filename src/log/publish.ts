import type { Database, Tx } from "#postgres";
import { findBatch, findLastBatch } from "./batch.ts";
import type { Head } from "./heads.ts";
import { nextHead } from "./heads.ts";
import type { HeadsOutlet } from "./outlet.ts";
import { sealer } from "./seal.ts";
import type { SigningKey } from "./signing-key.ts";

/** The log does not extend what was published of it: somebody changed one or the other. Nothing is sealed until a person has looked. */
export class HeadRefused extends Error {
  readonly code = "log-head-refused";
  constructor(place: string, what: string) {
    super(
      `${what} The log does not extend the heads at ${place}, so nothing more is sealed. Run: joinery log verify --heads ${place}`,
    );
    this.name = "HeadRefused";
  }
}

/** What we remember of a place. */
type Outlet = {
  readonly number: number;
  readonly batch: number;
  readonly failingSince: Date | null;
};

/**
 * Publishes the head of the newest batch, when the place has not got it yet. One process at a time for each place; a head that went
 * out before its writer could note so is found there and noted.
 * @throws HeadRefused when the log does not extend what stands there; else what the place throws.
 */
export const publishHead = (
  db: Database,
  outlet: HeadsOutlet,
  key: SigningKey,
): Promise<void> =>
  db.transaction(sealer, async (tx) => {
    const lock = await tx.find<{ free: boolean }>(
      "select pg_try_advisory_xact_lock(5012008, hashtext($1)) as free",
      [outlet.place],
    );
    if (lock?.free !== true) return;
    const known = await findOutlet(tx, outlet.place);
    const batch = await findLastBatch(tx);
    if ((batch?.number ?? 0) === known.batch) return;
    const last = await outlet.last();
    await checkExtends(tx, outlet.place, { known, last });
    if (batch === undefined) return;
    const head =
      last?.batch === batch.number ? last : nextHead(key, batch, last);
    if (head !== last) await outlet.append(head);
    await noteOutlet(tx, outlet.place, head);
  });

/** Whether the log extends what a place holds, asked before anything is sealed. @throws as `publishHead`. */
export const checkOutlet = (db: Database, outlet: HeadsOutlet): Promise<void> =>
  db.transaction(sealer, async (tx) => {
    const known = await findOutlet(tx, outlet.place);
    await checkExtends(tx, outlet.place, { known, last: await outlet.last() });
  });

const findOutlet = async (tx: Tx, place: string): Promise<Outlet> =>
  (await tx.find<Outlet>(
    `select number, batch, failing_since as "failingSince" from log.outlet where place = $1`,
    [place],
  )) ?? { number: 0, batch: 0, failingSince: null };

async function checkExtends(
  tx: Tx,
  place: string,
  { known, last }: { readonly known: Outlet; readonly last: Head | undefined },
): Promise<void> {
  const refuse = (what: string): never => {
    throw new HeadRefused(place, what);
  };
  if ((last?.number ?? 0) < known.number)
    refuse(`Head ${known.number} was published and is gone.`);
  if (last === undefined) return;
  const { number, batch, hash } = last;
  const own = await findBatch(tx, batch);
  if (own === undefined)
    refuse(`Head ${number} was published for batch ${batch}, which is gone.`);
  if (own?.hash.toString("hex") !== hash)
    refuse(
      `Batch ${batch} is not the one that head ${number} was published for.`,
    );
}

const noteOutlet = (tx: Tx, place: string, head: Head) =>
  tx.query(
    `insert into log.outlet (place, number, batch, published_at) values ($1, $2, $3, clock_timestamp())
     on conflict (place) do update set number = excluded.number, batch = excluded.batch, published_at = excluded.published_at,
       fault = null, failing_since = null, is_refused = false`,
    [place, head.number, head.batch],
  );

/** Notes that a place could not be published to, for whoever asks how the log is, and gives since when. */
export const noteFault = (
  db: Database,
  outlet: HeadsOutlet,
  { error, now }: { readonly error: unknown; readonly now: Date },
): Promise<Date> =>
  db.transaction(sealer, async (tx) => {
    const row = await tx.find<{ since: Date }>(
      `insert into log.outlet as held (place, fault, failing_since, is_refused) values ($place, $fault, $now, $isRefused)
       on conflict (place) do update set fault = excluded.fault, is_refused = excluded.is_refused,
         failing_since = coalesce(held.failing_since, excluded.failing_since)
       returning failing_since as since`,
      {
        place: outlet.place,
        fault: error instanceof Error ? error.message : String(error),
        isRefused: error instanceof HeadRefused,
        now,
      },
    );
    return row?.since ?? now;
  });

/** How publishing stands at each place, in words for `GET /health`: nothing that names anybody. */
export const describeOutlets = async (tx: Tx): Promise<string> => {
  const places = await tx.query<{
    place: string;
    batch: number;
    since: Date | null;
    refused: boolean;
  }>(
    `select place, batch, failing_since as since, is_refused as refused from log.outlet order by place`,
  );
  const words = places.map(({ batch, since, refused }) =>
    refused
      ? "REFUSED: the log does not extend its heads; nothing is sealed"
      : since === null
        ? `published up to batch ${batch}`
        : `not published since ${since.toISOString()}`,
  );
  return words.length === 0 ? "none published yet" : words.join("; ");
};
