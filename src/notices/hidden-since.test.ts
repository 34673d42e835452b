import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import type { Catalogue, Flow, HiddenAddress } from "#catalogue";
import type { Facts, FactValue } from "#decisions";
import {
  generateSigningKey,
  publicJwk,
  registerEndpoints,
  registerFlows,
  runDelivery,
  settleDead,
} from "#delivery";
import { newId, systemClock } from "#kernel";
import { makeCustomer } from "#people";
import { testDatabase } from "#postgres";
import type { TestDatabase, Tx } from "#postgres";
import { tell as confirm } from "./tell.ts";
import { consequencesOf } from "./consequences.ts";
import { hiddenSince } from "./hidden-since.ts";
import { smallCatalogue } from "./testing/small-catalogue.ts";
import { trackNotice } from "./track.ts";

const { catalogue: small, bereavement } = smallCatalogue();
const dwp = "bereavement--dwp";
const fields = ["deceased.name", "deceased.address", "address.isHidden"];
const where = { postcode: "QA58 1QQ", council: "E06000023" };
const facts: Facts = new Map(
  Object.entries({
    "deceased.name": "Anne Mason",
    "deceased.dateOfDeath": "2026-11-17",
    "deceased.hadVehicle": false,
    "deceased.address": where,
  } satisfies Record<string, FactValue>).map(([name, value]) => [
    name,
    { kind: "known", value },
  ]),
);

/** The small catalogue with what one flow does with a hidden address. */
const hiding = (hiddenAddress: HiddenAddress): Catalogue => {
  const flow = small.flows.get(dwp) ?? assert.fail();
  const changed: Flow = { ...flow, fields, hiddenAddress };
  return { ...small, flows: new Map([...small.flows, [dwp, changed]]) };
};

let store: TestDatabase;
let status = 500;
/** What a body that had taken the event before says to other bytes, where the event holds these words. */
let problemHeld: unknown;
let holds = "nothing of the kind";
/** What bodies got of one subject's telling, by reference. */
const got: string[] = [];
const body = createServer((request, response) => {
  let text = "";
  request.on("data", (part) => (text += part));
  request.on("end", () => {
    got.push(text);
    if (text.includes(holds)) {
      response.writeHead(422, { "content-type": "application/problem+json" });
      return response.end(JSON.stringify(problemHeld));
    }
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ id: newId(), status: "accepted" }));
  });
});
const run = <T>(work: (tx: Tx) => Promise<T>) =>
  store.db.transaction({ kind: "process", name: "test" }, work);

before(async () => {
  store = await testDatabase();
  await new Promise<void>((go) => body.listen(0, "127.0.0.1", go));
  const { port } = body.address() as AddressInfo;
  await run((tx) =>
    registerFlows(tx, hiding({ kind: "withhold" }).flows.values()),
  );
  await run((tx) =>
    registerEndpoints(
      tx,
      ["dwp", "hmrc", "council:*"].map((organisation) => ({
        organisation,
        url: `http://127.0.0.1:${port}/events`,
        key: publicJwk(generateSigningKey(organisation)),
      })),
    ),
  );
});
after(async () => {
  body.closeAllConnections();
  body.close();
  await store.drop();
});

async function tell(catalogue: Catalogue) {
  const subject = newId();
  await run((tx) => makeCustomer(tx, { id: subject }));
  const { bodies } = consequencesOf(catalogue, bereavement, {
    facts,
    asOf: "2026-11-24",
    optOuts: new Set(),
    addressHidden: false,
  });
  const told = await run((tx) =>
    confirm(tx, {
      token: newId(),
      event: bereavement,
      subject,
      capacity: "executor",
      catalogue: catalogue.hash,
      channel: "digital",
      facts,
      consequences: bodies,
    }),
  );
  assert.ok(told.kind === "ok");
  return { subject, reference: told.value.reference, catalogue };
}
type Told = Awaited<ReturnType<typeof tell>>;

const setHidden = (subject: string, hidden = true) =>
  run((tx) =>
    tx.query("update people.customer set address_hidden = $2 where id = $1", [
      subject,
      hidden,
    ]),
  );

const bodiesOf = async ({ reference }: Told) =>
  (await run((tx) => trackNotice(tx, reference)))?.bodies ?? [];

/** Delivers until no lane goes on, and gives what was posted. */
async function deliver(
  told: Told,
  attemptsMax = 1,
): Promise<readonly string[]> {
  got.length = 0;
  const faults: unknown[] = [];
  const stop = new AbortController();
  const running = runDelivery(
    {
      database: store.db,
      clock: systemClock,
      key: () => key,
      source: "urn:joinery:test",
      onFault: (fault) => faults.push(fault),
      retries: { attemptsMax, firstMs: 5, longestMs: 5 },
      hiddenSince: (due) =>
        hiddenSince(
          { database: store.db, load: async () => told.catalogue },
          due,
        ),
    },
    stop.signal,
  );
  const waits = () =>
    run((tx) =>
      tx.query(
        "select from delivery.lane where subject = $1 and (ready_at is not null or lease is not null)",
        [told.subject],
      ),
    );
  while ((await waits()).length > 0 && faults.length === 0)
    await new Promise((go) => setTimeout(go, 20));
  stop.abort();
  await running;
  assert.deepEqual(faults, []);
  return got.filter((text) => text.includes(told.reference));
}
const key = generateSigningKey("delivery");
const unit = { en: "The protected unit", cy: "Yr uned warchodedig" };
const dwpOf = (sent: readonly string[]) =>
  sent.filter((text) => text.includes(dwp));

for (const { says, goes } of [
  { says: { kind: "withhold" }, goes: { address: false, mark: true } },
  { says: { kind: "mark" }, goes: { address: true, mark: true } },
  { says: { kind: "unit", unit }, goes: { address: true, mark: true } },
  { says: { kind: "phone" }, goes: undefined },
] satisfies readonly {
  readonly says: HiddenAddress;
  readonly goes:
    { readonly address: boolean; readonly mark: boolean } | undefined;
}[])
  test(`an address hidden after it was told, where the flow says ${says.kind}: ${goes ? "it goes so" : "nothing is sent, and staff phone"}`, async () => {
    status = 202;
    const told = await tell(hiding(says));
    await setHidden(told.subject);
    const sent = await deliver(told);
    assert.deepEqual(
      dwpOf(sent).map((text) => ({
        address: text.includes("QA58"),
        mark: text.includes('"address.isHidden":true'),
      })),
      goes ? [goes] : [],
    );
    assert.ok(
      sent.every((text) => text.includes(dwp)),
      "a council that the address chose hears nothing",
    );
    const seen = (await bodiesOf(told)).map(({ flow, hiding, state }) => [
      flow,
      hiding,
      state,
    ]);
    assert.deepEqual(seen[0], [dwp, says.kind, goes ? "received" : "delayed"]);
    assert.ok(seen.slice(1).every(([, one]) => one === "phone"));
    const logged = await run((tx) =>
      tx.query(
        "select from log.entry where subject = $1 and kind = 'delivery.address-hidden'",
        [told.subject],
      ),
    );
    assert.equal(logged.length, seen.length);
  });

test("a dead letter that is tried again after the address was hidden does not give it away", async () => {
  status = 500;
  const told = await tell(hiding({ kind: "withhold" }));
  const before = await deliver(told);
  assert.ok(dwpOf(before).some((text) => text.includes("QA58")));
  await setHidden(told.subject);
  status = 202;
  for (const { delivery } of await bodiesOf(told))
    await run((tx) =>
      settleDead(tx, delivery ?? "", { kind: "retry", reason: "r", by: "b" }),
    );
  const sent = await deliver(told);
  assert.equal(dwpOf(sent).length, 1);
  assert.ok(sent.every((text) => !text.includes("QA58")));
});

test("an address that is not hidden goes as it was told, and what is said of it does not change", async () => {
  status = 202;
  const told = await tell(hiding({ kind: "phone" }));
  await setHidden(told.subject);
  await setHidden(told.subject, false);
  const sent = await deliver(told);
  assert.ok(dwpOf(sent).some((text) => text.includes("QA58")));
  assert.ok((await bodiesOf(told)).every(({ hiding }) => hiding === undefined));
});

for (const { says, state, hides } of [
  { says: "urn:joinery:problem:key-reused", state: "received", hides: "held" },
  { says: "urn:other", state: "delayed", hides: "withhold" },
])
  test(`a body that answers ${says} to a try after the address was hidden ${hides === "held" ? "had taken the first: its lane goes on and its staff are asked to hide it" : "may not have it: staff look"}`, async () => {
    status = 500;
    const told = await tell(hiding({ kind: "withhold" }));
    await deliver(told);
    await setHidden(told.subject);
    const [dead] = (await bodiesOf(told)).filter(({ flow }) => flow === dwp);
    await run((tx) =>
      settleDead(tx, dead?.delivery ?? "", {
        kind: "retry",
        reason: "r",
        by: "b",
      }),
    );
    problemHeld = { type: says, title: "t", status: 422 };
    holds = told.reference;
    const sent = await deliver(told);
    assert.equal(dwpOf(sent).length, 1);
    assert.ok(sent.every((text) => !text.includes("QA58")));
    const [now] = (await bodiesOf(told)).filter(({ flow }) => flow === dwp);
    assert.deepEqual([now?.state, now?.hiding], [state, hides]);
    const [lane] = await run((tx) =>
      tx.query<{ blocked: boolean }>(
        "select blocked_by is not null as blocked from delivery.lane where subject = $1 and organisation = 'dwp'",
        [told.subject],
      ),
    );
    assert.equal(lane?.blocked, hides !== "held");
    const faults = await run((tx) =>
      tx.query<{ fault: string }>(
        "select dimensions ->> 'fault' as fault from log.entry where kind = 'delivery.accepted' and subject = $1",
        [told.subject],
      ),
    );
    assert.deepEqual(
      faults.map(({ fault }) => fault),
      hides === "held" ? ["held-before-hidden"] : [],
    );
  });

for (const { to, goes } of [
  { to: "hmrc", goes: "withhold" },
  { to: "council:E08000035", goes: "phone" },
])
  test(`what is redirected to ${to} after the address was hidden does not give it away: ${goes}`, async () => {
    status = 500;
    const told = await tell(hiding({ kind: "withhold" }));
    await deliver(told);
    await setHidden(told.subject);
    status = 202;
    const [dead] = (await bodiesOf(told)).filter(({ flow }) => flow === dwp);
    await run((tx) =>
      settleDead(tx, dead?.delivery ?? "", {
        kind: "redirect",
        organisation: to,
        reason: "r",
        by: "b",
        agreedBy: "c",
      }),
    );
    const sent = await deliver(told);
    assert.equal(dwpOf(sent).length, goes === "phone" ? 0 : 1);
    assert.ok(sent.every((text) => !text.includes("QA58")));
    const now = (await bodiesOf(told)).find(({ flow }) => flow === dwp);
    assert.deepEqual([now?.organisation, now?.hiding], [to, goes]);
  });
