import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId, systemClock, todayInLondon } from "#kernel";
import { testDatabase } from "#postgres";
import type { TestDatabase } from "#postgres";
import { createServer } from "#web";
import type { Server } from "#web";
import { registerEndpoints } from "../endpoint.ts";
import { signRequest } from "../signature/sign-request.ts";
import { generateSigningKey, publicJwk } from "../signature/signing-key.ts";
import type { SigningKey } from "../signature/signing-key.ts";
import { signTestFlows, tell } from "../testing/told.ts";
import { deliveryRoutes } from "./delivery-routes.ts";

const process = { kind: "process", name: "test" } as const;
const keys = {
  dwp: generateSigningKey("dwp-1"),
  "council:*": generateSigningKey("councils-1"),
};
const ours = generateSigningKey("joinery-1");
const council = "council:E06000023";
let store: TestDatabase;
let server: Server;

before(async () => {
  store = await testDatabase();
  await signTestFlows(store.db, ["dwp", council]);
  await store.db.transaction(process, (tx) =>
    registerEndpoints(
      tx,
      Object.entries(keys).map(([organisation, key]) => ({
        organisation,
        url: `http://127.0.0.1:9/{organisation}/events`,
        key: publicJwk(key),
      })),
    ),
  );
  server = await createServer({
    site: { name: { en: "Test", cy: "Prawf" } },
    routes: deliveryRoutes({
      database: store.db,
      clock: systemClock,
      publicUrl: "http://joinery.test",
      knowsEvent: (id) => id === "bereavement",
      publicKeys: async () => [publicJwk(ours)],
    }),
    hooks: { identify: () => Promise.resolve(undefined) },
  });
});
after(async () => {
  await server.close();
  await store.drop();
});

async function send(
  path: string,
  content: unknown,
  key: SigningKey,
  change: {
    readonly body?: string;
    readonly host?: string;
    readonly signedFor?: string;
    readonly query?: string;
  } = {},
) {
  const body = typeof content === "string" ? content : JSON.stringify(content);
  const headers = signRequest(
    {
      method: "POST",
      url: new URL(path, change.signedFor ?? "http://joinery.test"),
      headers: { "content-type": "application/json" },
      body,
    },
    key,
    new Date(),
  );
  const answer = await server.inject({
    method: "POST",
    url: path + (change.query ?? ""),
    headers: { ...headers, host: change.host ?? "joinery.test" },
    payload: change.body ?? body,
  });
  const { code, detail } = answer.json<{ code?: string; detail?: string }>();
  lastDetail = detail;
  return code ?? answer.statusCode;
}
let lastDetail: string | undefined;

const told = async (subject = newId(), bodies = ["dwp"]) =>
  (await store.db.transaction(process, (tx) => tell(tx, subject, bodies)))[0] ??
  "";
const stateOf = async (delivery: string) =>
  (
    await store.db.transaction(process, (tx) =>
      tx.query<{ state: string; open: boolean; done: number }>(
        `select state, lane.blocked_by is null as open, done from delivery.delivery join delivery.lane on lane.id = lane where delivery.id = $1`,
        [delivery],
      ),
    )
  )[0];
const receipt = (delivery: string, change: object = {}) => ({
  id: "r-1",
  delivery,
  status: "acted",
  ...change,
});

for (const { says, change, answer } of [
  {
    says: "our public address",
    change: { host: "10.0.0.7:3000" },
    answer: 200,
  },
  {
    says: "another installation, by Host too",
    change: { host: "other.test", signedFor: "http://other.test" },
    answer: "signature-wrong",
  },
  {
    says: "our address without the query it came with",
    change: { query: "?again=1" },
    answer: "signature-wrong",
  },
])
  test(`a receipt that was signed for ${says} is answered with ${answer}`, async () =>
    assert.equal(
      await send("/receipts", receipt(await told()), keys.dwp, change),
      answer,
    ));

test("a later answer is taken once; its repeat changes nothing", async () => {
  const delivery = await told();
  assert.equal(await send("/receipts", receipt(delivery), keys.dwp), 200);
  assert.equal(await send("/receipts", receipt(delivery), keys.dwp), 200);
  const [row] = await store.db.transaction(process, (tx) =>
    tx.query(
      "select (select count(*) from delivery.receipt where delivery = $1) as receipts, (select count(*) from log.entry where dimensions ->> 'delivery' = $1::text) as logged",
      [delivery],
    ),
  );
  assert.deepEqual(row, { receipts: 1, logged: 1 });
  assert.equal((await stateOf(delivery))?.state, "acted");
});

test("the same later answer sent twice at one moment is taken once", async () => {
  const delivery = await told();
  const both = await Promise.all(
    [1, 2].map(() => send("/receipts", receipt(delivery), keys.dwp)),
  );
  assert.deepEqual(both, [200, 200]);
});

test("`accepted` that comes late does not take back a decision", async () => {
  const delivery = await told();
  await send("/receipts", receipt(delivery), keys.dwp);
  const late = receipt(delivery, { id: "r-0", status: "accepted" });
  assert.equal(await send("/receipts", late, keys.dwp), 200);
  assert.equal((await stateOf(delivery))?.state, "acted");
});

test("the same receipt id with another meaning is refused", async () => {
  const delivery = await told();
  await send("/receipts", receipt(delivery), keys.dwp);
  const other = receipt(delivery, { status: "refused" });
  assert.equal(await send("/receipts", other, keys.dwp), "key-reused");
});

test("the councils' shared key answers for any council and for nobody else", async () => {
  const own = await told(newId(), [council]);
  assert.equal(await send("/receipts", receipt(own), keys["council:*"]), 200);
  const others = receipt(await told());
  assert.equal(
    await send("/receipts", others, keys["council:*"]),
    "delivery-unknown",
  );
});

for (const { what, code, run } of [
  {
    what: "about a delivery nobody made",
    code: "delivery-unknown",
    run: () => send("/receipts", receipt(newId()), keys.dwp),
  },
  {
    what: "signed by a key nobody registered",
    code: "signature-key-unknown",
    run: async () =>
      send("/receipts", receipt(await told()), generateSigningKey("x")),
  },
  {
    what: "changed after it was signed",
    code: "digest-wrong",
    run: async () => {
      const body = JSON.stringify(receipt(await told()));
      return send("/receipts", body, keys.dwp, { body: `${body} ` });
    },
  },
  {
    what: "that is not JSON",
    code: "receipt-malformed",
    run: () => send("/receipts", "{", keys.dwp),
  },
  {
    what: "with a status we do not know",
    code: "receipt-malformed",
    run: () =>
      send("/receipts", receipt(newId(), { status: "maybe" }), keys.dwp),
  },
]) {
  test(`a receipt ${what} is refused: ${code}`, async () =>
    assert.equal(await run(), code));
}

const contact = {
  id: "c-9",
  lifeevent: "bereavement",
  reason: "to-tell-again",
  channel: "phone",
  on: "2020-11-24",
};
const dayIn = (hours: number) =>
  todayInLondon(new Date(systemClock.now().getTime() + hours * 3_600_000));
for (const { what, content, key, code } of [
  { what: "that are not JSON", content: "{", code: "contacts-malformed" },
  { what: "of none", content: { contacts: [] }, code: "contacts-malformed" },
  {
    what: "for a reason we do not know",
    content: { contacts: [{ ...contact, reason: "to-chat" }] },
    code: "contacts-malformed",
  },
  {
    what: "on a day that does not exist",
    content: { contacts: [{ ...contact, on: "2026-11-31" }] },
    code: "contacts-malformed",
  },
  {
    what: "about an event we do not know",
    content: { contacts: [contact, { ...contact, lifeevent: "birth" }] },
    code: "contacts-untrue",
  },
  {
    what: "of a day to come",
    content: { contacts: [{ ...contact, on: dayIn(48) }] },
    code: "contacts-untrue",
  },
  {
    what: "signed by a key nobody registered",
    content: { contacts: [contact] },
    key: generateSigningKey("x"),
    code: "signature-key-unknown",
  },
])
  test(`returned contacts ${what} are refused: ${code}`, async () =>
    assert.equal(await send("/contacts", content, key ?? keys.dwp), code));

for (const path of ["/receipts", "/contacts"])
  test(`a message to ${path} of more than 64 KiB is refused in the contract's words, a far larger one unread`, async () => {
    const text = (bytes: number) => `"${"x".repeat(bytes - 2)}"`;
    const within = `${path.slice(1)}-malformed`.replace("receipts", "receipt");
    assert.equal(await send(path, text(65_536), keys.dwp), within);
    assert.equal(await send(path, text(65_537), keys.dwp), "oversize");
    assert.equal(await send(path, text(300_000), keys.dwp), 413);
  });

const deep = "[".repeat(30_000) + "]".repeat(30_000);
for (const path of ["/receipts", "/contacts"])
  for (const [part, code] of [
    ['"\\u0000"', "text-unstorable"],
    ['"\\ud83d"', "text-unstorable"],
    ["1e400", "text-unstorable"],
    ['{"__proto__":1}', "shape-refused"],
    ['{"\\u0000":1}', "shape-refused"],
    [deep, "shape-refused"],
  ] as const)
    test(`a message to ${path} that holds ${part.slice(0, 20)} is refused with 422 as ${code}`, async () =>
      assert.equal(await send(path, `{"id":${part}}`, keys.dwp), code));

for (const { path, body, name } of [
  {
    path: "/receipts",
    body: '{"id":"r","status":"acted","status":"refused"}',
    name: "status",
  },
  {
    path: "/contacts",
    body: JSON.stringify({ contacts: [contact, contact] }).replace(
      /}]}$/,
      ',"on":"2020-11-25"}]}',
    ),
    name: "on",
  },
])
  test(`a message to ${path} that gives a name twice is refused with 422, which says which`, async () => {
    assert.equal(await send(path, body, keys.dwp), "name-repeated");
    assert.equal(lastDetail, name);
  });

test("a contact that cannot be true is named by its place", async () => {
  const untrue = { ...contact, lifeevent: "birth", on: dayIn(48) };
  await send("/contacts", { contacts: [contact, untrue] }, keys.dwp);
  assert.equal(
    lastDetail,
    "contacts.1.lifeevent: unknown; contacts.1.on: to-come",
  );
});

test("a day that no database has is refused in receipts and contacts", async () => {
  const late = receipt(await told(), { expectedBy: "0000-01-01" });
  assert.equal(await send("/receipts", late, keys.dwp), "receipt-malformed");
  const contacts = [{ ...contact, on: "0000-01-01" }];
  assert.equal(
    await send("/contacts", { contacts }, keys.dwp),
    "contacts-malformed",
  );
});

test("one bad contact refuses the list, and the answer says which it is", async () => {
  const contacts = [contact, { ...contact, id: "c\0" }];
  await send("/contacts", { contacts }, keys.dwp);
  assert.match(lastDetail ?? "", /contacts\.1\.id: text-unstorable/);
});

test("a contact about another body's event is kept without it", async () => {
  const others = await told(newId(), [council]);
  const content = { contacts: [{ ...contact, id: "c-8", delivery: others }] };
  assert.equal(await send("/contacts", content, keys.dwp), 200);
  const rows = await store.db.transaction(process, (tx) =>
    tx.query(
      "delete from delivery.returned_contact where id = 'c-8' returning organisation, delivery",
    ),
  );
  assert.deepEqual(rows, [{ organisation: "dwp", delivery: null }]);
});

test("contacts a body had all the same are kept once each", async () => {
  const about = { ...contact, delivery: await told() };
  const two = {
    contacts: [
      { ...about, id: "c-1" },
      { ...about, id: "c-2" },
    ],
  };
  assert.equal(await send("/contacts", two, keys.dwp), 200);
  assert.equal(await send("/contacts", two, keys.dwp), 200);
  const [row] = await store.db.transaction(process, (tx) =>
    tx.query("select count(*) as kept from delivery.returned_contact"),
  );
  assert.deepEqual(row, { kept: 2 });
});

test("our public keys are where a receipt's holder looks for them", async () => {
  const answer = await server.inject("/.well-known/jwks.json");
  assert.deepEqual(answer.json(), { keys: [publicJwk(ours)] });
});
