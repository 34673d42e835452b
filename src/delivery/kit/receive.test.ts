import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fixedClock, newId } from "#kernel";
import { bodyBytesMax } from "../contract/problem.ts";
import type { NoticeEvent } from "../contract/event.ts";
import { signRequest } from "../signature/sign-request.ts";
import {
  generateSigningKey,
  publicJwk,
  verifyingKey,
} from "../signature/signing-key.ts";
import type { SigningKey } from "../signature/signing-key.ts";
import { openInbox } from "./inbox.ts";
import type { Effect, Inbox } from "./inbox.ts";
import { receiveEvent } from "./receive.ts";

const folder = mkdtempSync(join(tmpdir(), "joinery-inbox-"));
const file = join(folder, "inbox.sqlite");
const clock = fixedClock("2026-11-24T12:00:00Z");
const key = generateSigningKey("joinery");
const trusted = verifyingKey(publicJwk(key));
let inbox = openInbox(file, clock.now);
after(() => {
  inbox.close();
  rmSync(folder, { recursive: true });
});

let effects = 0;
const accept: Effect = (event) => {
  effects += 1;
  return { receipt: { id: `${event.id}-1`, status: "accepted" } };
};

const eventOf = (change: Partial<NoticeEvent> = {}): NoticeEvent => ({
  specversion: "1.0",
  id: newId(),
  source: "urn:joinery:test",
  type: "org.joinery.notice.told",
  subject: newId(),
  time: "2026-11-24T12:00:00.000Z",
  datacontenttype: "application/json",
  lanenumber: 1,
  flow: "bereavement--dwp",
  flowversion: 1,
  data: {
    reference: "JN-TEST-TEST",
    lifeevent: "bereavement",
    capacity: "executor",
    fields: { "deceased.name": "Arthur Hill" },
  },
  ...change,
});

type Sent = {
  readonly event?: NoticeEvent;
  readonly text?: string;
  readonly by?: SigningKey;
  readonly at?: string;
  /** The Idempotency-Key; the event's id unless told. */
  readonly named?: string;
  /** Changes the headers after they were signed. */
  readonly tamper?: (headers: Record<string, string>) => void;
  /** Bytes added after it was signed. */
  readonly added?: string;
  readonly effect?: Effect;
};

/** Sends what a test says to the kit and gives the status, and the problem's code when it is one. */
async function send(sent: Sent, to: Inbox = inbox) {
  const text = sent.text ?? JSON.stringify(sent.event);
  const url = new URL("http://body.test/dwp/events");
  const headers: Record<string, string> = {
    ...signRequest(
      {
        method: "POST",
        url,
        body: text,
        headers: {
          "content-type": "application/cloudevents+json",
          "idempotency-key": `"${sent.named ?? sent.event?.id ?? newId()}"`,
        },
      },
      sent.by ?? key,
      new Date(sent.at ?? clock.now()),
    ),
  };
  sent.tamper?.(headers);
  const answer = await receiveEvent(
    {
      inbox: to,
      clock,
      findKey: (keyId) => (keyId === trusted.keyId ? trusted : undefined),
      fieldsOf: (flow, version) =>
        flow === "bereavement--dwp" && version === 1
          ? new Set(["deceased.name"])
          : undefined,
      effect: sent.effect ?? accept,
    },
    "dwp",
    {
      method: "POST",
      url,
      headers,
      body: Buffer.from(text + (sent.added ?? "")),
    },
  );
  const { code } = JSON.parse(answer.body) as { readonly code?: string };
  return `${answer.status} ${code ?? "receipt"}`;
}

const withFields = (fields: NoticeEvent["data"]["fields"]) => {
  const event = eventOf();
  return { ...event, data: { ...event.data, fields } };
};

for (const { what, sent, answer } of [
  {
    what: "that is not JSON",
    sent: { text: "{" },
    answer: "400 event-malformed",
  },
  {
    what: "that is no CloudEvent",
    sent: { text: '{"hello":"world"}' },
    answer: "400 event-malformed",
  },
  {
    what: "of another kind of notice",
    sent: { text: JSON.stringify({ ...eventOf(), type: "org.other.told" }) },
    answer: "400 event-malformed",
  },
  {
    what: "with an attribute the contract does not have",
    sent: { text: JSON.stringify({ ...eventOf(), extra: 1 }) },
    answer: "400 event-malformed",
  },
  {
    what: "with number 0 in its lane",
    sent: { event: eventOf({ lanenumber: 0 }) },
    answer: "400 event-malformed",
  },
  {
    what: "that gives a field twice",
    sent: {
      text: JSON.stringify(withFields({ "deceased.name": "A" })).replace(
        /}}}$/,
        ',"deceased.name":"B"}}}',
      ),
    },
    answer: "422 name-repeated",
  },
  {
    what: "whose key is not its id",
    sent: { event: eventOf(), named: newId() },
    answer: "400 key-missing",
  },
  {
    what: "without a signature",
    sent: {
      event: eventOf(),
      tamper: (headers) => void delete headers["signature"],
    },
    answer: "401 signature-missing",
  },
  {
    what: "changed after it was signed",
    sent: { event: eventOf(), added: " " },
    answer: "401 digest-wrong",
  },
  {
    what: "signed for another key than it is sent with",
    sent: {
      event: eventOf(),
      tamper: (headers) => void (headers["idempotency-key"] = `"${newId()}"`),
    },
    answer: "401 signature-wrong",
  },
  {
    what: "signed by somebody unknown",
    sent: { event: eventOf(), by: generateSigningKey("stranger") },
    answer: "401 signature-key-unknown",
  },
  {
    what: "signed in our name by another key",
    sent: { event: eventOf(), by: generateSigningKey("joinery") },
    answer: "401 signature-wrong",
  },
  {
    what: "signed six minutes ago",
    sent: { event: eventOf(), at: "2026-11-24T11:54:00Z" },
    answer: "401 signature-stale",
  },
  {
    what: "of more than 64 KiB",
    sent: { text: `"${"x".repeat(bodyBytesMax)}"` },
    answer: "413 oversize",
  },
  {
    what: "with a field outside the signed flow",
    sent: {
      event: withFields({ "deceased.name": "A", "deceased.address": {} }),
    },
    answer: "422 field-outside-flow",
  },
  {
    what: "by a flow version that was not signed",
    sent: { event: eventOf({ flowversion: 2 }) },
    answer: "422 field-outside-flow",
  },
] satisfies readonly { what: string; sent: Sent; answer: string }[])
  test(`an event ${what} is refused with ${answer} and has no effect`, async () => {
    const before = effects;
    assert.equal(await send(sent), answer);
    assert.equal(effects, before);
  });

test("the same key with another body is refused, the same body gets the first answer, and the effect is once", async () => {
  const event = eventOf();
  const before = effects;
  assert.equal(await send({ event }), "200 receipt");
  assert.equal(await send({ event }), "200 receipt");
  const other = { ...event, time: "2026-11-24T12:00:01.000Z" };
  assert.equal(await send({ event: other }), "422 key-reused");
  assert.equal(effects, before + 1);
});

test("a lane goes on and never back, though numbers may be left out", async () => {
  const subject = newId();
  const next = (lanenumber: number) => eventOf({ subject, lanenumber });
  assert.equal(await send({ event: next(2) }), "200 receipt");
  assert.equal(await send({ event: next(5) }), "200 receipt");
  assert.equal(await send({ event: next(4) }), "409 lane-regression");
  assert.equal(await send({ event: eventOf() }), "200 receipt");
});

test("the same event twice at one moment has its effect once", async () => {
  const event = eventOf();
  const before = effects;
  const both = await Promise.all([send({ event }), send({ event })]);
  assert.deepEqual(both, ["200 receipt", "200 receipt"]);
  assert.equal(effects, before + 1);
});

test("an effect that fails leaves nothing behind, and the event can come again", async () => {
  const event = eventOf();
  const fail: Effect = (_event, _organisation, database) => {
    database.exec("create table half_done (id integer)");
    throw new Error("the body's own fault");
  };
  await assert.rejects(send({ event, effect: fail }), /own fault/);
  const left = inbox.database
    .prepare("select name from sqlite_master where name = 'half_done'")
    .all();
  assert.deepEqual(left, []);
  assert.equal(await send({ event }), "200 receipt");
});

test("what was taken is still known after the body starts again", async () => {
  const event = eventOf();
  await send({ event });
  const before = effects;
  inbox.close();
  inbox = openInbox(file, clock.now);
  assert.equal(await send({ event }), "200 receipt");
  assert.equal(
    await send({ event: eventOf({ subject: event.subject }) }),
    "409 lane-regression",
  );
  assert.equal(effects, before);
});
