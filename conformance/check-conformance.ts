import { newId } from "#kernel";
import type { Clock } from "#kernel";
import {
  bodyBytesMax,
  eventType,
  generateSigningKey,
  NoAnswer,
  parseReceipt,
  post,
  signRequest,
} from "#delivery";
import type { Answer, NoticeEvent, SigningKey } from "#delivery";

export type ConformanceOptions = {
  /** The events address under test. It must trust `key`, and its receipts must lead nowhere that matters: the events are made up. */
  readonly url: URL;
  readonly key: SigningKey;
  readonly clock: Clock;
  /** A flow version that the body signed, and fields that it allows. */
  readonly flow: string;
  readonly flowVersion: number;
  readonly fields: NoticeEvent["data"]["fields"];
};

export type ConformanceResult = {
  readonly check: string;
  readonly passed: boolean;
  readonly expected: string;
  readonly got: string;
};

/** We wait no longer for an answer when delivering. */
const timeoutMs = 5_000;

type Sent = {
  readonly event?: NoticeEvent;
  readonly body?: string;
  readonly key?: SigningKey;
  readonly signedAt?: Date;
  readonly goodForSeconds?: number;
  /** The address it is signed for, and the one it goes to, when they are not the one under test. */
  readonly signedFor?: URL;
  readonly sentTo?: URL;
  readonly idempotencyKey?: string;
  /** Changes the request after it was signed. */
  readonly tamper?: (
    headers: Record<string, string>,
    body: string,
  ) => { readonly headers: Record<string, string>; readonly body: string };
};

/** Runs every check against a body's endpoint, one after the other, and says what it did. */
export async function checkConformance(
  options: ConformanceOptions,
): Promise<readonly ConformanceResult[]> {
  const send = (sent: Sent) => sendOne(options, sent);
  const event = (number: number, lane = newId()): NoticeEvent =>
    testEvent(options, number, lane);
  const lane = newId();
  const [first, second] = [event(5, lane), event(6, lane)];
  const accepted = await send({ event: first });
  const repeated = await send({ event: first });
  return [
    receiptResult("a valid event gets a receipt within five seconds", accepted),
    {
      check: "the same event again gets the first answer",
      expected: "the same receipt",
      got: isAnswer(repeated) ? String(repeated.status) : repeated,
      passed:
        isAnswer(accepted) &&
        isAnswer(repeated) &&
        sameReceipt(accepted, repeated),
    },
    receiptResult(
      "the next event of the lane gets a receipt",
      await send({ event: second }),
    ),
    statusResult(
      "the same key with another body is refused",
      [409, 422],
      await send({
        event: { ...first, data: { ...first.data, reference: "JN-ELSE-ELSE" } },
      }),
    ),
    statusResult(
      "a lane that goes back is refused",
      [409],
      await send({ event: event(4, lane) }),
    ),
    statusResult(
      "a field outside the signed flow is refused",
      [422],
      await send({ event: withField(event(1), "not.a.field") }),
    ),
    ...(await refusedSignatures(options, send, event)),
    ...(await refusedForms(send, event)),
  ];
}

async function refusedForms(
  send: (sent: Sent) => Promise<Answer | string>,
  event: (number: number) => NoticeEvent,
): Promise<readonly ConformanceResult[]> {
  return [
    statusResult(
      "what is not a CloudEvent is refused",
      [400],
      await send({ body: '{"hello":"world"}', idempotencyKey: newId() }),
    ),
    statusResult(
      "an event with NUL in a text is refused",
      [400, 422],
      await send({ event: { ...event(1), source: "urn:\0" } }),
    ),
    statusResult(
      "an Idempotency-Key that is not the event's id is refused",
      [400],
      await send({ event: event(1), idempotencyKey: newId() }),
    ),
    statusResult(
      "a message over 64 KiB is refused",
      [413],
      await send({
        body: `"${"x".repeat(bodyBytesMax)}"`,
        idempotencyKey: newId(),
      }),
    ),
  ];
}

const unsigned = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => name !== "signature"),
  );

const elsewhere = new URL("https://elsewhere.invalid");

async function refusedSignatures(
  { url }: ConformanceOptions,
  send: (sent: Sent) => Promise<Answer | string>,
  event: (number: number) => NoticeEvent,
): Promise<readonly ConformanceResult[]> {
  const refused = async (check: string, sent: Sent) =>
    statusResult(check, [401], await send({ event: event(1), ...sent }));
  return [
    await refused("an event without a signature is refused", {
      tamper: (headers, body) => ({ headers: unsigned(headers), body }),
    }),
    await refused("an event changed after it was signed is refused", {
      tamper: (headers, body) => ({
        headers,
        body: body.replace("JN-TEST", "JN-TOST"),
      }),
    }),
    await refused("a signature by an unknown key is refused", {
      key: generateSigningKey("nobody-knows-this-key"),
    }),
    await refused("a signature made an hour ago is refused", {
      signedAt: new Date(Date.now() - 3_600_000),
    }),
    await refused("a signature that has expired is refused", {
      signedAt: new Date(Date.now() - 240_000),
      goodForSeconds: 1,
    }),
    statusResult(
      "an event signed for another address is refused, even when its Host header names that",
      [400, 401, 403, 404, 421],
      await send({
        event: event(1),
        signedFor: new URL(url.pathname, elsewhere),
        tamper: (headers, body) => ({
          headers: { ...headers, host: elsewhere.host },
          body,
        }),
      }),
    ),
    statusResult(
      "a query added after the event was signed is refused",
      [400, 401, 404],
      await send({ event: event(1), sentTo: new URL("?added=1", url) }),
    ),
  ];
}

function testEvent(
  { flow, flowVersion, fields, clock }: ConformanceOptions,
  lanenumber: number,
  subject: string,
): NoticeEvent {
  return {
    specversion: "1.0",
    id: newId(),
    source: "urn:joinery:conformance",
    type: eventType("told"),
    subject,
    time: clock.now().toISOString(),
    datacontenttype: "application/json",
    lanenumber,
    flow,
    flowversion: flowVersion,
    data: {
      reference: "JN-TEST-TEST",
      lifeevent: flow.split("--")[0] ?? flow,
      capacity: "self",
      fields,
    },
  };
}

const withField = (event: NoticeEvent, name: string): NoticeEvent => ({
  ...event,
  data: { ...event.data, fields: { ...event.data.fields, [name]: "x" } },
});

/** The answer, or the code of what stood in the way of one. */
async function sendOne(
  options: ConformanceOptions,
  sent: Sent,
): Promise<Answer | string> {
  const body = sent.body ?? JSON.stringify(sent.event);
  const headers = signRequest(
    {
      method: "POST",
      url: sent.signedFor ?? options.url,
      goodForSeconds: sent.goodForSeconds,
      body,
      headers: {
        "content-type": "application/cloudevents+json",
        "idempotency-key": `"${sent.idempotencyKey ?? sent.event?.id ?? newId()}"`,
      },
    },
    sent.key ?? options.key,
    sent.signedAt ?? options.clock.now(),
  );
  const request = sent.tamper?.({ ...headers }, body) ?? { headers, body };
  try {
    return await post(sent.sentTo ?? options.url, request, timeoutMs);
  } catch (error) {
    if (error instanceof NoAnswer) return error.code;
    throw error;
  }
}

const isAnswer = (answer: Answer | string): answer is Answer =>
  typeof answer !== "string";

const sameReceipt = (left: Answer, right: Answer): boolean => {
  const [one, two] = [parseReceipt(left.body), parseReceipt(right.body)];
  return (
    one.kind === "ok" &&
    two.kind === "ok" &&
    JSON.stringify(one.value) === JSON.stringify(two.value)
  );
};

function receiptResult(
  check: string,
  answer: Answer | string,
): ConformanceResult {
  const expected = "200 or 202 with a receipt";
  if (!isAnswer(answer)) return { check, expected, got: answer, passed: false };
  const receipt = parseReceipt(answer.body);
  const isSuccess = answer.status === 200 || answer.status === 202;
  return {
    check,
    expected,
    got:
      receipt.kind === "failure" && isSuccess
        ? `${answer.status}, not a receipt: ${receipt.error.detail}`
        : String(answer.status),
    passed: isSuccess && receipt.kind === "ok",
  };
}

const statusResult = (
  check: string,
  statuses: readonly number[],
  answer: Answer | string,
): ConformanceResult => ({
  check,
  expected: statuses.join(" or "),
  got: isAnswer(answer) ? String(answer.status) : answer,
  passed: isAnswer(answer) && statuses.includes(answer.status),
});
