import { DatabaseSync } from "node:sqlite";
import { hash } from "node:crypto";
import type { NoticeEvent } from "../contract/event.ts";
import type { LaterReceipt, Receipt } from "../contract/receipt.ts";
import type { ReturnedContacts } from "../contract/returned-contacts.ts";

/** What a body does with an event, inside the inbox's transaction: its own tables may be written through `database`. */
export type Effect = (
  event: NoticeEvent,
  organisation: string,
  database: DatabaseSync,
) => {
  readonly receipt: Receipt;
  /** Answers to give later, and contacts to return, each with its moment. */
  readonly later?: readonly {
    readonly receipt: LaterReceipt | ReturnedContacts;
    readonly at: Date;
  }[];
};

export type Taken =
  | { readonly kind: "taken"; readonly answer: string }
  | { readonly kind: "repeated"; readonly answer: string }
  | { readonly kind: "key-reused" }
  | { readonly kind: "lane-regression"; readonly last: number };

/** A durable inbox: each event takes effect once, lanes never go back, a repeat gets the first answer. */
export type Inbox = {
  readonly database: DatabaseSync;
  /** Settles when the event, its effect and its answers are on disk. */
  take(message: {
    readonly organisation: string;
    readonly event: NoticeEvent;
    readonly body: string;
    readonly effect: Effect;
  }): Promise<Taken>;
  close(): void;
};

type Message = Parameters<Inbox["take"]>[0];

const schema = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma busy_timeout = 5000;
  create table if not exists inbox (
    organisation text not null, id text not null, lane text not null, number integer not null, flow text not null, type text not null,
    digest blob not null, body text not null, answer text not null, received_at text not null, repeats integer not null default 0,
    primary key (organisation, id)
  ) without rowid;
  create table if not exists lane (organisation text not null, id text not null, number integer not null, primary key (organisation, id)) without rowid;
  create table if not exists outbox (
    id integer primary key, organisation text not null, delivery text not null, receipt text not null,
    due_at integer not null, attempts integer not null default 0, sent_at text, fault text
  );
  create index if not exists outbox_due on outbox (due_at) where sent_at is null;
`;

/** Opens the inbox in a file, made on first use. One process at a time. */
export function openInbox(path: string, now: () => Date): Inbox {
  const database = new DatabaseSync(path);
  database.exec(schema);
  const takeOne = taker(database, now);
  let waiting: { message: Message; settle: PromiseWithResolvers<Taken> }[] = [];
  // One commit for all that arrived in a turn of the event loop: a commit costs a disk write, a message does not.
  const commitAll = () => {
    const batch = waiting;
    waiting = [];
    const outcomes: (() => void)[] = [];
    try {
      database.exec("begin immediate");
      for (const { message, settle } of batch)
        outcomes.push(takeAlone(database, takeOne, message, settle));
      database.exec("commit");
      outcomes.forEach((settle) => settle());
    } catch (error) {
      if (database.isTransaction) database.exec("rollback");
      batch.forEach(({ settle }) => settle.reject(error));
    }
  };
  return {
    database,
    take(message) {
      const settle = Promise.withResolvers<Taken>();
      if (waiting.push({ message, settle }) === 1) setImmediate(commitAll);
      return settle.promise;
    },
    close: () => database.close(),
  };
}

/** An effect that throws undoes its own message only. */
function takeAlone(
  database: DatabaseSync,
  takeOne: (message: Message) => Taken,
  message: Message,
  settle: PromiseWithResolvers<Taken>,
): () => void {
  database.exec("savepoint message");
  try {
    const taken = takeOne(message);
    database.exec("release message");
    return () => settle.resolve(taken);
  } catch (error) {
    database.exec("rollback to message; release message");
    return () => settle.reject(error);
  }
}

function taker(database: DatabaseSync, now: () => Date) {
  const findRow = database.prepare(
    "select digest, answer from inbox where organisation = ? and id = ?",
  );
  const countRepeat = database.prepare(
    "update inbox set repeats = repeats + 1 where organisation = ? and id = ?",
  );
  const findLane = database.prepare(
    "select number from lane where organisation = ? and id = ?",
  );
  const moveLane = database.prepare(
    "insert into lane values (?, ?, ?) on conflict do update set number = excluded.number",
  );
  const keep = database.prepare(
    "insert into inbox (organisation, id, lane, number, flow, type, digest, body, answer, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const keepLater = database.prepare(
    "insert into outbox (organisation, delivery, receipt, due_at) values (?, ?, ?, ?)",
  );
  return ({ organisation, event, body, effect }: Message): Taken => {
    const digest = hash("sha256", body, "buffer");
    const known = findRow.get(organisation, event.id);
    if (known) {
      if (!digest.equals(known["digest"] as Uint8Array))
        return { kind: "key-reused" };
      countRepeat.run(organisation, event.id);
      return { kind: "repeated", answer: String(known["answer"]) };
    }
    const last = Number(
      findLane.get(organisation, event.subject)?.["number"] ?? 0,
    );
    if (event.lanenumber <= last) return { kind: "lane-regression", last };
    const { receipt, later = [] } = effect(event, organisation, database);
    const answer = JSON.stringify(receipt);
    moveLane.run(organisation, event.subject, event.lanenumber);
    keep.run(
      organisation,
      event.id,
      event.subject,
      event.lanenumber,
      event.flow,
      event.type,
      digest,
      body,
      answer,
      now().toISOString(),
    );
    for (const one of later)
      keepLater.run(
        organisation,
        event.id,
        JSON.stringify(one.receipt),
        one.at.getTime(),
      );
    return { kind: "taken", answer };
  };
}
