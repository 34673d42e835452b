import type { Id } from "#kernel";
import type { Tx } from "#postgres";
import { idleLimitMs, sessionLimitMs } from "../session-limits.ts";
import type { ConfirmedRecord, Level, Serving } from "../visitor.ts";

type NewSession = {
  readonly tokenHash: Buffer;
  readonly now: Date;
  readonly level: Level;
} & (
  | {
      readonly kind: "account";
      readonly account: Id;
      readonly idToken?: string | undefined;
      readonly authenticatedAt?: Date | undefined;
    }
  | { readonly kind: "referenced"; readonly record: ConfirmedRecord }
);

/** Opens a session and gives its id. */
export async function insertSession(tx: Tx, session: NewSession): Promise<Id> {
  const made = await tx.find<{ id: Id }>(
    `insert into access.session (token_hash, kind, account_id, level, id_token, record, authenticated_at, started_at, last_seen_at, ends_at)
     values ($tokenHash, $kind, $account?, $level, $idToken?, $record?, $authenticatedAt?, $now, $now, $endsAt) returning id`,
    {
      ...session,
      endsAt: new Date(session.now.getTime() + sessionLimitMs),
    },
  );
  return made!.id;
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

/**
 * Ends the session that a browser had before somebody signed in there, whoever's it was. When the same person signs in again in the middle
 * of something, the new session goes on acting for or serving whom the old one did. The record of death that let them in a moment ago stays
 * with the new session, and with the one after it of the same person.
 */
export async function replaceSession(
  tx: Tx,
  replaced: {
    readonly tokenHash: Buffer;
    readonly by: Id;
    readonly goesOn: boolean;
    readonly now: Date;
  },
): Promise<void> {
  await tx.query(
    `with old as (update access.session set ended_at = $3, id_token = null where token_hash = $1 and ended_at is null returning *)
     update access.session s set acting_under = case when $4 and s.account_id = old.account_id then old.acting_under end,
       serving = case when $4 and s.account_id = old.account_id then old.serving end,
       after_record = case when old.ends_at > $3 and old.last_seen_at > $3::timestamptz - make_interval(secs => $5)
                        then coalesce(old.record, old.after_record) end
     from old where s.id = $2 and coalesce(old.account_id, s.account_id) = s.account_id`,
    [
      replaced.tokenHash,
      replaced.by,
      replaced.now,
      replaced.goesOn,
      idleLimitMs / 1000,
    ],
  );
}

/** Notes the form token of the session that the same person had in this browser before. */
export const rememberEarlierForm = (
  tx: Tx,
  session: Id,
  formHash: Buffer,
): Promise<unknown> =>
  tx.query("update access.session set earlier_form = $2 where id = $1", [
    session,
    formHash,
  ]);

/** Whether a form token is that of the session which this one took the place of. */
export async function isEarlierForm(
  tx: Tx,
  session: Id,
  formHash: Buffer,
): Promise<boolean> {
  const rows = await tx.query(
    "select from access.session where id = $1 and earlier_form = $2",
    [session, formHash],
  );
  return rows.length > 0;
}

/** A session that is open: since when, last used when. */
export type OpenSession = {
  readonly id: Id;
  readonly startedAt: Date;
  readonly seenAt: Date;
};

/** Where an account is signed in now, newest first. */
export const findOpenSessions = (
  tx: Tx,
  account: Id,
  now: Date,
): Promise<readonly OpenSession[]> =>
  tx.query<OpenSession>(
    `select id, started_at as "startedAt", last_seen_at as "seenAt" from access.session
     where account_id = $1 and ended_at is null and ends_at > $2 and last_seen_at > $2::timestamptz - make_interval(secs => $3)
     order by started_at desc, id`,
    [account, now, idleLimitMs / 1000],
  );

/** Ends every session of an account and forgets its sign-ins' answers; gives how many were open. */
export async function endAllSessions(
  tx: Tx,
  account: Id,
  now: Date,
): Promise<number> {
  await tx.query("delete from access.held_form where account_id = $1", [
    account,
  ]);
  const rows = await tx.query(
    `update access.session set ended_at = $2, id_token = null where account_id = $1 and ended_at is null returning id`,
    [account, now],
  );
  return rows.length;
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
  /** The mandate it acted under and the customer it served last. */
  readonly mandate: string | null;
  readonly served: string | null;
};

export const findHolderOfToken = (
  tx: Tx,
  tokenHash: Buffer,
): Promise<Holder | undefined> =>
  tx.find<Holder>(
    `select coalesce(account_id, (record ->> 'subject')::uuid) as holder, record ->> 'event' as "recordEvent",
            acting_under as mandate, serving ->> 'customer' as served
     from access.session where token_hash = $1`,
    [tokenHash],
  );
