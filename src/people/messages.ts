import type { Id, Locale, Words } from "#kernel";
import type { Tx } from "#postgres";
import type { FactBook } from "./fact-book.ts";
import { knownText, knownValue } from "./fact-book.ts";

export type MessageChannel = "email" | "text" | "letter";
type Address = { readonly channel: MessageChannel; readonly to: string };

export type NewMessage = {
  readonly customer: Id;
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

/** Every way to reach somebody, quickest first; who wants letters only gets letters. */
export function addressesOf(book: FactBook): readonly Address[] {
  const phone = knownText(book, "contact.phone");
  const email = knownText(book, "contact.email");
  const letter = letterAddress(book);
  const electronic: readonly Address[] = wants(book, "post-only")
    ? []
    : [
        ...(phone && isMobile(phone)
          ? [{ channel: "text", to: phone } as const]
          : []),
        ...(email ? [{ channel: "email", to: email } as const] : []),
      ];
  return [
    ...electronic,
    ...(letter ? [{ channel: "letter", to: letter } as const] : []),
  ];
}

const isMobile = (phone: string): boolean =>
  /^(\+44|0)7/.test(phone.replaceAll(" ", ""));

const wants = (book: FactBook, need: string): boolean => {
  const needs = knownValue(book, "needs.communication");
  return Array.isArray(needs) && needs.includes(need);
};

/** Whoever told us they need Welsh is written to in Welsh. */
export const localeOfCustomer = (book: FactBook): Locale =>
  wants(book, "welsh") ? "cy" : "en";

function letterAddress(book: FactBook): string | undefined {
  const address = knownValue(book, "person.address");
  if (typeof address !== "object" || Array.isArray(address)) return undefined;
  const { line1, line2, town, postcode } = address as Readonly<
    Record<string, unknown>
  >;
  return [knownText(book, "person.name"), line1, line2, town, postcode]
    .filter((line) => typeof line === "string" && line !== "")
    .join("\n");
}

/** Writes a message to the outbox for one address; `work` sends it, or a demonstration shows it on its outbox page. */
export async function sendMessage(
  tx: Tx,
  message: NewMessage,
  to: Address,
  locale: Locale,
): Promise<void> {
  await tx.query(
    `insert into people.message (customer_id, channel, sent_to, kind, locale, subject, body, secret, written_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      message.customer,
      to.channel,
      to.to,
      message.kind,
      locale,
      message.subject[locale],
      message.body[locale],
      message.secret ?? false,
      message.at,
    ],
  );
}

/**
 * Alerts somebody on every channel that was known before: of a report of their death, a move, a new bank account.
 * Gives the channels used; none means that nobody could be reached.
 */
export async function alertCustomer(
  tx: Tx,
  message: NewMessage,
  book: FactBook,
): Promise<readonly MessageChannel[]> {
  const addresses = addressesOf(book);
  for (const address of addresses)
    await sendMessage(tx, message, address, localeOfCustomer(book));
  return addresses.map(({ channel }) => channel);
}

const columns = `id, channel, sent_to as "to", locale, subject, written_at as at, secret, failed_at is not null as "isRefused"`;

/** A customer's messages, newest first. Codes are left out; that one could not be sent is told without it. */
export const findMessages = (
  tx: Tx,
  customer: Id,
  take = 50,
): Promise<readonly Message[]> =>
  tx.query<Message>(
    `select ${columns}, case when secret then '' else body end as body from people.message
     where customer_id = $1 and (not secret or failed_at is not null) order by written_at desc, id limit $2`,
    [customer, take],
  );

/** The newest messages to anybody, codes included: the letter boxes and phones of made-up people, for demonstrations only. */
export const findOutbox = (tx: Tx, take = 50): Promise<readonly Message[]> =>
  tx.query<Message>(
    `select ${columns}, body from people.message order by written_at desc, id limit $1`,
    [take],
  );
