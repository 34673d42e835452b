import type { Tx } from "#postgres";
import type { KeyRow, Purpose } from "../key.ts";

/** The channel notified when a key was made, taken in or retired. */
export const keysChannel = "keys_changed";

const lockKey = 5_012_008; // whoever makes or changes keys, one at a time

/** Held to the end of the transaction: two processes that start at once end with the same keys. */
export const lockKeys = (tx: Tx): Promise<unknown> =>
  tx.query(`select pg_advisory_xact_lock(${lockKey})`);

/** Undefined before the installation has keys. */
export async function findSealing(tx: Tx): Promise<string | undefined> {
  const text = "select fingerprint from keys.sealing";
  return (await tx.find<{ fingerprint: string }>(text))?.fingerprint;
}

export const setSealing = (
  tx: Tx,
  fingerprint: string,
  at: Date,
): Promise<unknown> =>
  tx.query(
    `insert into keys.sealing (fingerprint, since) values ($1, $2)
     on conflict (only_one) do update set fingerprint = excluded.fingerprint, since = excluded.since`,
    [fingerprint, at],
  );

/** Every key there ever was, those in use first, then the last retired. */
export const findKeys = (tx: Tx): Promise<readonly KeyRow[]> =>
  tx.query<KeyRow>(
    `select kid, purpose, former_name as "formerName", sealed, made_at as "madeAt", retired_at as "retiredAt",
       revoked_at as "revokedAt"
     from keys.key order by purpose, retired_at desc nulls first, kid`,
  );

export async function insertKey(
  tx: Tx,
  row: Omit<KeyRow, "revokedAt">,
): Promise<void> {
  const { kid, purpose, formerName, sealed, madeAt, retiredAt } = row;
  await tx.query(
    `insert into keys.key (kid, purpose, former_name, sealed, made_at, retired_at) values ($1, $2, $3, $4, $5, $6)`,
    [kid, purpose, formerName, sealed, madeAt, retiredAt],
  );
  await tx.query(`select pg_notify('${keysChannel}', $1)`, [purpose]);
}

/** Retires a purpose's key in use, which keeps only what `sealed` holds. */
export const retireKey = (
  tx: Tx,
  retired: {
    readonly purpose: Purpose;
    readonly sealed: Buffer;
    readonly at: Date;
  },
): Promise<unknown> =>
  tx.query(
    "update keys.key set sealed = $2, retired_at = $3 where purpose = $1 and retired_at is null",
    [retired.purpose, retired.sealed, retired.at],
  );

/** Marks a retired key as one that somebody else may have; false when it is so marked already. */
export async function revokeRetired(
  tx: Tx,
  kid: string,
  at: Date,
): Promise<boolean> {
  const rows = await tx.query<{ purpose: string }>(
    `update keys.key set revoked_at = $2 where kid = $1 and revoked_at is null returning pg_notify('${keysChannel}', purpose)`,
    [kid, at],
  );
  return rows.length > 0;
}

export const replaceSealed = (
  tx: Tx,
  kid: string,
  sealed: Buffer,
): Promise<unknown> =>
  tx.query("update keys.key set sealed = $2 where kid = $1", [kid, sealed]);
