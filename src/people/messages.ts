import type { WaysToReach } from "#catalogue";
import type { Id, Locale, Words } from "#kernel";
import { inContext } from "#postgres";
import type { Tx } from "#postgres";
import { findWays, reachPauseDays } from "./reach.ts";
import type { Address, MessageChannel } from "./reach.ts";

export type NewMessage = {
  /** The customer it is for, or the owner of a telling without an account. */
  readonly customer?: Id;
  readonly owner?: string;
  readonly kind: string;
  readonly subject: Words;
  readonly body: Words;
  readonly at: Date;
  /** Carries a code, so it is never shown on the page where the code is typed. */
  readonly secret?: boolean;
};

export type Message = {
  readonly id: Id;
  readonly channel: MessageChannel;
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string;
  readonly body: string;
  readonly at: Date;
  readonly secret: boolean;
  /** The sender refused it and nobody tries again. */
  readonly isRefused: boolean;
};

/** Writes a message to the outbox for one address; `work` sends it, or a demonstration shows it on its outbox page. */
export async function sendMessage(
  tx: Tx,
  message: NewMessage,
  to: Address,
  locale: Locale,
): Promise<void> {
  await tx.query(
    `insert into people.message (customer_id, owner, channel, sent_to, kind, locale, subject, body, secret, written_at)
     values ($customer?, $owner?, $channel, $to, $kind, $locale, $subject, $body, $secret, $at)`,
    {
      secret: false,
      ...message,
      ...to,
      locale,
      subject: message.subject[locale],
      body: message.body[locale],
    },
  );
}

/**
 * Alerts somebody on every way that stands: of a report of their death, a move, a new bank account, a new phone number.
 * Gives the channels used; none means that nobody could be reached: of what must not be done unseen the log says so, and staff find out.
 */
export async function alertCustomer(
  tx: Tx,
  message: NewMessage & {
    readonly customer: Id;
    readonly mustReach?: boolean;
  },
  reach: WaysToReach,
): Promise<readonly MessageChannel[]> {
  const { customer, at, kind } = message;
  const { alerts, locale } = await findWays(tx, customer, reach, at);
  for (const address of alerts) await sendMessage(tx, message, address, locale);
  if (message.mustReach && alerts.length === 0)
    // Of whom nothing stands yet, nobody has anything to take: asked of all that is held, whoever sets it off.
    await inContext(tx, { kind: "process", name: "reach" }, () =>
      tx.query(
        `select log.append_once_a_day('people.unreached', $customer, jsonb_build_object('alert', $kind::text)) where exists (
           select from people.fact where customer_id = $customer
             and (source ->> 'kind' in ('register', 'made-up') or recorded_at <= $at::timestamptz - make_interval(days => $days)))`,
        { customer, kind, at, days: reachPauseDays },
      ),
    );
  return alerts.map(({ channel }) => channel);
}

/** The causes of a message that none was written for yet; from now on one was. */
export async function firstTime(
  tx: Tx,
  causes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ cause: string }>(
    "insert into people.message_cause (cause) select distinct unnest($1::text[]) on conflict do nothing returning cause",
    [causes],
  );
  return new Set(rows.map(({ cause }) => cause));
}

const columns = `id, channel, sent_to as "to", locale, subject, written_at as at, secret, failed_at is not null as "isRefused"`;

type Span = { readonly skip: number; readonly take: number };
const newest: Span = { skip: 0, take: 50 };

/** A customer's messages, newest first. Codes are left out; that one could not be sent is told without it. */
export const findMessages = (
  tx: Tx,
  customer: Id,
  { skip, take }: Span = newest,
): Promise<readonly Message[]> =>
  tx.query<Message>(
    `select ${columns}, case when secret then '' else body end as body from people.message
     where customer_id = $1 and (not secret or failed_at is not null) order by written_at desc, id offset $2 limit $3`,
    [customer, skip, take],
  );

/** The newest messages to anybody, codes included: the letter boxes and phones of made-up people, for demonstrations only. */
export const findOutbox = (
  tx: Tx,
  { skip, take }: Span = newest,
): Promise<readonly Message[]> =>
  tx.query<Message>(
    `select ${columns}, body from people.message order by written_at desc, id offset $1 limit $2`,
    [skip, take],
  );
