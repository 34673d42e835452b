import type { Tx } from "#postgres";
import { idleLimitMs } from "../session-limits.ts";
import type {
  ActingFor,
  ConfirmedRecord,
  Level,
  Role,
  Serving,
} from "../visitor.ts";

/** All that one request needs to know about its session, in one statement. */
export type SessionRow = {
  readonly id: string;
  readonly account: string | null;
  readonly name: string | null;
  readonly level: Level;
  readonly seen: Date;
  readonly authenticated: Date | null;
  readonly customer: string | null;
  readonly organisation: string | null;
  readonly roles: readonly Role[] | null;
  readonly record: ConfirmedRecord | null;
  /** The record of death that let them in until they signed in, there and then. */
  readonly afterRecord: ConfirmedRecord | null;
  readonly serving: (Omit<Serving, "since"> & { since: string }) | null;
  /** For whom the session acted until the mandate ended. */
  readonly lostGiver: string | null;
  readonly mandate:
    | (Pick<ActingFor, "customer" | "name" | "capacity" | "events"> & {
        readonly id: string;
        readonly bodies: readonly string[];
        readonly to: string | null;
      })
    | null;
};

/** Finds a live session by its token's hash, with the mandate it acts under only while that mandate is in force. */
export const findSession = (
  tx: Tx,
  at: {
    readonly tokenHash: Buffer;
    readonly now: Date;
    readonly today: string;
  },
): Promise<SessionRow | undefined> =>
  tx.find<SessionRow>(
    `select s.id, s.account_id as account, a.name, s.level, s.last_seen_at as seen, s.authenticated_at as authenticated, l.customer_id as customer,
            r.organisation, r.roles, s.record, s.after_record as "afterRecord", s.serving,
            case when m.id is null then (select lost.giver_name from access.mandate lost where lost.id = s.acting_under) end as "lostGiver",
            case when m.id is null then null else jsonb_build_object('id', m.id, 'customer', m.giver_id, 'name', m.giver_name,
              'capacity', m.capacity, 'events', m.events, 'bodies', coalesce(m.bodies, '{}'), 'to', m.valid_to) end as mandate
     from access.session s
     left join access.account a on a.id = s.account_id
     left join access.account_link l on l.account_id = s.account_id and l.revoked_at is null
     left join lateral (
       select g.organisation, array_agg(g.role order by g.role) as roles from access.role_grant g
       where g.account_id = s.account_id and g.ended_at is null
       group by g.organisation order by g.organisation limit 1) r on true
     left join access.mandate m on m.id = s.acting_under and m.holder_id = l.customer_id
       and m.ended_at is null and m.valid_from <= $3::date and (m.valid_to is null or m.valid_to >= $3::date)
     where s.token_hash = $1 and s.ended_at is null and s.ends_at > $2
       and s.last_seen_at > $2 - make_interval(secs => $4)`,
    [at.tokenHash, at.now, at.today, idleLimitMs / 1000],
  );
