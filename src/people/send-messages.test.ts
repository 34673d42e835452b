import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { newId, systemClock } from "#kernel";
import type { Id, Locale } from "#kernel";
import { testDatabase } from "#postgres";
import type { TestDatabase, Tx } from "#postgres";
import { makeCustomer } from "./customers.ts";
import { findMessages, sendMessage } from "./messages.ts";
import type { MessageChannel } from "./reach.ts";
import { notifySender } from "./notify-sender.ts";
import {
  findUnsentMessages,
  sendRefusedAgain,
} from "./queries/messages-to-send.ts";
import { runMessages, sendDue } from "./send-messages.ts";
import type {
  MessageFault,
  MessagesDeps,
  SendMessage,
} from "./send-messages.ts";
import { startFakeNotify } from "./testing/fake-notify.ts";
import type { FakeAnswer } from "./testing/fake-notify.ts";

let store: TestDatabase;
let notify: Awaited<ReturnType<typeof startFakeNotify>>;
let send: SendMessage;
let now: Date;
let faults: MessageFault[];

before(async () => {
  store = await testDatabase();
  notify = await startFakeNotify();
  send = await notifySender(notify.settings);
});
after(async () => {
  await notify.stop();
  await store.drop();
});
beforeEach(async () => {
  now = new Date("2026-11-24T10:00:00Z");
  faults = [];
  notify.asked.length = 0;
  notify.setAnswer(() => ({ status: 201 }));
  await run((tx) => tx.query("delete from people.message"));
});

const run = <T>(work: (tx: Tx) => Promise<T>) =>
  store.db.transaction({ kind: "process", name: "test" }, work);
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
const deps = (given: Partial<MessagesDeps> = {}): MessagesDeps => ({
  database: store.db,
  clock: { ...systemClock, now: () => now },
  send,
  onFault: (fault) => faults.push(fault),
  ...given,
});

const addresses = {
  email: "peter@example.org",
  text: "07700 900123",
  letter: "Peter Grant\n1 High Street\nBristol\nBS1 1AA",
} as const;

/** Writes one message, and gives it as it is stored. */
async function write(
  given: {
    readonly channel?: MessageChannel;
    readonly locale?: Locale;
    readonly secret?: boolean;
  } = {},
): Promise<{ readonly id: Id; readonly customer: Id }> {
  const { channel = "text", locale = "en", secret = false } = given;
  const customer = newId();
  const rows = await run(async (tx) => {
    await makeCustomer(tx, { id: customer });
    await sendMessage(
      tx,
      {
        customer,
        kind: "bank-account-code",
        secret,
        subject: { en: "Your code", cy: "Eich cod" },
        body: { en: "It is 2345-6789.", cy: "Dyma fe: 2345-6789." },
        at: now,
      },
      { channel, to: addresses[channel] },
      locale,
    );
    return tx.query<{ id: Id }>(
      "select id from people.message where customer_id = $1",
      [customer],
    );
  });
  return { id: rows[0]!.id, customer };
}

type Row = {
  readonly sent_at: Date | null;
  readonly failed_at: Date | null;
  readonly tries: number;
  readonly fault: string | null;
};
const rowOf = async (id: Id): Promise<Row> =>
  (
    await run((tx) =>
      tx.query<Row>(
        "select sent_at, failed_at, tries, fault from people.message where id = $1",
        [id],
      ),
    )
  )[0]!;
const countUnsent = async (): Promise<number> =>
  (
    await run((tx) =>
      tx.query("select from people.message where sent_at is null"),
    )
  ).length;

for (const { channel, path, to } of [
  { channel: "email", path: "email", to: { email_address: addresses.email } },
  { channel: "text", path: "sms", to: { phone_number: addresses.text } },
  { channel: "letter", path: "letter", to: {} },
] as const)
  test(`a message by ${channel} reaches its person once, in the language they need, under its own reference`, async () => {
    const { id } = await write({ channel, locale: "cy" });
    assert.equal(await sendDue(deps()), 1);
    assert.equal(await sendDue(deps()), 0);
    const lines =
      channel === "letter"
        ? {
            address_line_1: "Peter Grant",
            address_line_2: "1 High Street",
            address_line_3: "Bristol",
            address_line_4: "BS1 1AA",
          }
        : {};
    assert.deepEqual(notify.asked, [
      {
        path: `/v2/notifications/${path}`,
        template_id: `t-${channel}`,
        ...to,
        reference: id,
        personalisation: {
          subject: "Eich cod",
          body: "Dyma fe: 2345-6789.",
          ...lines,
        },
      },
    ]);
    assert.deepEqual(await rowOf(id), {
      sent_at: now,
      failed_at: null,
      tries: 1,
      fault: null,
    });
    assert.deepEqual(faults, []);
  });

test("a message that cannot even be asked for, or whose answer no store takes, is counted and stops no other", async () => {
  const [thrown, nul, good] = [await write(), await write(), await write()];
  const each: SendMessage = async ({ id }) => {
    if (id === thrown.id) throw new TypeError("a bug of ours");
    return id === nul.id
      ? { kind: "hopeless", fault: "status-400", detail: "a\0b\uD800" }
      : { kind: "sent" };
  };
  assert.equal(await sendDue(deps({ send: each })), 3);
  const rows = await run((tx) =>
    tx.query<{ id: Id; sent: boolean; fault: string | null }>(
      "select id, sent_at is not null as sent, fault from people.message",
    ),
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  assert.equal(found.get(good.id)?.sent, true);
  assert.equal(found.get(thrown.id)?.fault, "not-sent TypeError");
  assert.equal(found.get(nul.id)?.fault, "status-400: a\uFFFDb\uFFFD");
});

test("two workers at once send each message once", async () => {
  const written: Id[] = [];
  for (let i = 0; i < 40; i += 1) written.push((await write()).id);
  const stop = new AbortController();
  const workers = [1, 2].map(() =>
    runMessages(deps({ clock: systemClock }), stop.signal),
  );
  while ((await countUnsent()) > 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  stop.abort();
  await Promise.all(workers);
  assert.deepEqual(
    notify.asked.map(({ reference }) => reference).toSorted(),
    written.toSorted(),
  );
});

for (const { says, answer } of [
  { says: "failed inside", answer: { status: 500 } },
  { says: "had too many requests", answer: { status: 429 } },
] as const)
  test(`a message that Notify could not take because it ${says} is sent later, after a pause that grows`, async () => {
    const { id } = await write();
    notify.setAnswer(() => answer);
    await sendDue(deps());
    later(4);
    assert.equal(await sendDue(deps()), 0, "before the first pause is over");
    later(1);
    assert.equal(await sendDue(deps()), 1);
    later(9);
    assert.equal(await sendDue(deps()), 0, "before the second is over");
    notify.setAnswer(() => ({ status: 201 }));
    later(1);
    assert.equal(await sendDue(deps()), 1);
    assert.deepEqual(await rowOf(id), {
      sent_at: now,
      failed_at: null,
      tries: 3,
      fault: null,
    });
    assert.deepEqual(
      faults.map(({ tries, fault, isTriedAgain }) => ({
        tries,
        fault,
        isTriedAgain,
      })),
      [1, 2].map((tries) => ({
        tries,
        fault: `status-${answer.status}`,
        isTriedAgain: true,
      })),
    );
  });

test("a message waits while Notify does not answer at all", async () => {
  const { id } = await write();
  const nobody = { ...notify.settings, url: "http://127.0.0.1:9" };
  await sendDue(deps({ send: await notifySender(nobody) }));
  assert.equal((await rowOf(id)).fault, "ECONNREFUSED");
  later(5);
  await sendDue(deps());
  assert.deepEqual((await rowOf(id)).sent_at, now);
});

const tooShort: FakeAnswer = {
  status: 400,
  error: "ValidationError",
  message: "phone_number Not enough digits",
};

test("a message that Notify refuses is kept with the reason and not tried again", async () => {
  const { id } = await write();
  notify.setAnswer(() => tooShort);
  await sendDue(deps());
  later(86_400);
  assert.equal(await sendDue(deps()), 0);
  assert.equal(notify.asked.length, 1);
  const { sent_at, fault, tries } = await rowOf(id);
  assert.deepEqual(
    { sent_at, fault, tries },
    {
      sent_at: null,
      fault: "status-400: ValidationError phone_number Not enough digits",
      tries: 1,
    },
  );
});

test("the log of a refused message has identifiers and codes, never the address, the text or the sender's words", async () => {
  const { id } = await write({ channel: "email" });
  notify.setAnswer(() => ({ ...tooShort, message: addresses.email }));
  await sendDue(deps());
  assert.deepEqual(faults, [
    {
      id,
      channel: "email",
      tries: 1,
      fault: "status-400",
      isTriedAgain: false,
    },
  ]);
});

test("a key that Notify does not know refuses the message, and it is sent once somebody mends the key and asks", async () => {
  const { id } = await write();
  const wrongKey = {
    ...notify.settings,
    apiKey: `joinery-${newId()}-${newId()}`,
  };
  await sendDue(deps({ send: await notifySender(wrongKey) }));
  assert.deepEqual(
    (await run(findUnsentMessages)).map(({ id, fault, isRefused }) => ({
      id,
      fault,
      isRefused,
    })),
    [
      {
        id,
        fault: "status-403: AuthError Invalid token: API key not found",
        isRefused: true,
      },
    ],
  );
  assert.equal(await run(sendRefusedAgain), 1);
  assert.equal(await sendDue(deps()), 1);
  assert.deepEqual((await rowOf(id)).sent_at, now);
  assert.deepEqual(await run(findUnsentMessages), []);
});

test("somebody whose code was refused sees that it could not be sent, and not the code", async () => {
  const { customer } = await write({ secret: true });
  assert.deepEqual(await run((tx) => findMessages(tx, customer)), []);
  notify.setAnswer(() => tooShort);
  await sendDue(deps());
  const messages = await run((tx) => findMessages(tx, customer));
  assert.deepEqual(
    messages.map(({ subject, body, isRefused }) => ({
      subject,
      body,
      isRefused,
    })),
    [{ subject: "Your code", body: "", isRefused: true }],
  );
});

test("a message is sent after all when its worker dies after marking it and before sending it", async () => {
  const { id } = await write();
  void sendDue(deps({ send: () => new Promise(() => {}) }));
  while ((await rowOf(id)).tries === 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  later(59);
  assert.equal(await sendDue(deps()), 0, "it may still be alive");
  later(1);
  assert.equal(await sendDue(deps()), 1);
  assert.deepEqual(
    notify.asked.map(({ reference }) => reference),
    [id],
  );
  const { sent_at, tries } = await rowOf(id);
  assert.deepEqual({ sent_at, tries }, { sent_at: now, tries: 2 });
});

test("a worker that was too slow takes nothing back that another has sent since", async () => {
  const { id } = await write();
  const slow = Promise.withResolvers<{ kind: "hopeless"; fault: string }>();
  const late = sendDue(deps({ send: () => slow.promise }));
  while ((await rowOf(id)).tries === 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  later(60);
  await sendDue(deps());
  slow.resolve({ kind: "hopeless", fault: "status-400" });
  await late;
  const { sent_at, failed_at } = await rowOf(id);
  assert.deepEqual({ sent_at, failed_at }, { sent_at: now, failed_at: null });
});
