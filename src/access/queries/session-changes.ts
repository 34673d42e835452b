import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import { sessionLimitMs } from "../session-limits.ts";
import type { Level, Serving } from "../visitor.ts";

type NewSession = {
  readonly tokenHash: Buffer;
  readonly now: Date;
  readonly level: Level;
} & (
  | {
      readonly kind: "account";
      readonly account: Id;
      readonly idToken?: string | undefined;
    }
  | {
      readonly kind: "referenced";
      readonly record: {
        readonly by: "registrar" | "coroner";
        readonly reference: string;
        readonly subject: Id;
        readonly event: string;
      };
    }
);

/** Opens a session and gives its id. */
export async function insertSession(tx: Tx, session: NewSession): Promise<Id> {
  const isAccount = session.kind === "account";
  const rows = await tx.query<{ id: Id }>(
    `insert into access.session (token_hash, kind, account_id, level, id_token, record, started_at, last_seen_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8) returning id`,
    [
      session.tokenHash,
      session.kind,
      isAccount ? session.account : null,
      session.level,
      isAccount ? (session.idToken ?? null) : null,
      isAccount ? null : JSON.stringify(session.record),
      session.now,
      new Date(session.now.getTime() + sessionLimitMs),
    ],
  );
  return rows[0]!.id;
}

/** Notes that a session was used; once a minute is enough. */
export async function touchSession(tx: Tx, id: Id, now: Date): Promise<void> {
  await tx.query(
    "update access.session set last_seen_at = $2 where id = $1 and last_seen_at < $2",
    [id, now],
  );
}

/** Ends a session and gives what signing out at the provider needs. */
export async function endSession(
  tx: Tx,
  id: Id,
  now: Date,
): Promise<string | undefined> {
  const rows = await tx.query<{ id_token: string | null }>(
    `with ended as (select id, id_token from access.session where id = $1 and ended_at is null)
     update access.session s set ended_at = $2, id_token = null from ended where s.id = ended.id returning ended.id_token`,
    [id, now],
  );
  return rows[0]?.id_token ?? undefined;
}

/** Notes whom a member of staff serves from now on in this session, or nobody. */
export async function setServing(
  tx: Tx,
  session: Id,
  serving: Serving | undefined,
): Promise<void> {
  await tx.query("update access.session set serving = $2 where id = $1", [
    session,
    serving === undefined ? null : JSON.stringify(serving),
  ]);
}

/** Notes under which mandate a session acts from now on, or none. */
export async function setActingUnder(
  tx: Tx,
  session: Id,
  mandate: Id | undefined,
): Promise<void> {
  await tx.query("update access.session set acting_under = $2 where id = $1", [
    session,
    mandate ?? null,
  ]);
}

/** Whose a session was, however it ended: an account's or, without one, that of the person whose recorded death it was about. */
export type Holder = {
  readonly holder: Id;
  /** The event that a record of death let in for. */
  readonly recordEvent: string | null;
};

export async function findHolderOfToken(
  tx: Tx,
  tokenHash: Buffer,
): Promise<Holder | undefined> {
  const rows = await tx.query<Holder>(
    `select coalesce(account_id, (record ->> 'subject')::uuid) as holder, record ->> 'event' as "recordEvent"
     from access.session where token_hash = $1`,
    [tokenHash],
  );
  return rows[0];
}
