import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Catalogue, Flow, HiddenAddress } from "#catalogue";
import type { Facts, FactValue } from "#decisions";
import { registerFlows } from "#delivery";
import { newId } from "#kernel";
import type { Id } from "#kernel";
import { testDatabase } from "#postgres";
import type { TestDatabase, Tx } from "#postgres";
import { tell as confirm } from "./tell.ts";
import type { Confirmation } from "./confirm.ts";
import { consequencesOf } from "./consequences.ts";
import { correctNotice } from "./correct.ts";
import { findNotice } from "./queries/find-notices.ts";
import { smallCatalogue } from "./testing/small-catalogue.ts";

const { catalogue: small, bereavement } = smallCatalogue();
const process = { kind: "process", name: "test" } as const;
let store: TestDatabase;
before(async () => {
  store = await testDatabase();
  await store.db.transaction(process, (tx) =>
    registerFlows(tx, small.flows.values()),
  );
});
after(() => store.drop());

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

/** The small catalogue with one flow changed. */
const withFlow = (id: string, part: Partial<Flow>): Catalogue => {
  const flow = small.flows.get(id) ?? assert.fail(id);
  return {
    ...small,
    flows: new Map([...small.flows, [id, { ...flow, ...part }]]),
  };
};
const follow = (
  catalogue: Catalogue,
  addressHidden = true,
  optIns: readonly string[] = [],
) =>
  consequencesOf(catalogue, bereavement, {
    facts,
    asOf: "2026-11-24",
    optOuts: new Set(),
    optIns: new Set(optIns),
    addressHidden,
  });

const dwp = "bereavement--dwp";
const fields = ["deceased.name", "deceased.address", "address.isHidden"];
const unit = { en: "The protected unit", cy: "Yr uned warchodedig" };

for (const { hiddenAddress, sent } of [
  {
    hiddenAddress: { kind: "withhold" },
    sent: ["deceased.name", "address.isHidden"],
  },
  { hiddenAddress: { kind: "mark" }, sent: fields },
  { hiddenAddress: { kind: "unit", unit }, sent: fields },
  { hiddenAddress: { kind: "phone" }, sent: undefined },
] satisfies readonly {
  readonly hiddenAddress: HiddenAddress;
  readonly sent: readonly string[] | undefined;
}[])
  test(`a hidden address and a flow that says ${hiddenAddress.kind}: ${sent ? "it is sent so, and the preview can say it" : "nothing is sent"}`, () => {
    const { bodies, byPhone } = follow(
      withFlow(dwp, { fields, hiddenAddress }),
    );
    const body = bodies.find(({ flow }) => flow.id === dwp);
    assert.deepEqual(body && Object.keys(body.fields), sent);
    assert.deepEqual(body?.hidden, sent && hiddenAddress);
    assert.equal(
      byPhone.some(({ flow }) => flow.id === dwp),
      sent === undefined,
    );
  });

test("without a hidden address the mark is not sent, and the address is", () => {
  const { bodies, byPhone } = follow(
    withFlow(dwp, { fields, hiddenAddress: { kind: "withhold" } }),
    false,
  );
  assert.deepEqual(
    Object.keys(bodies.find(({ flow }) => flow.id === dwp)?.fields ?? {}),
    ["deceased.name", "deceased.address"],
  );
  assert.deepEqual(byPhone, []);
});

test("a council that a hidden address chose is not told, even when no field says where", () => {
  const { bodies, byPhone } = follow(small);
  assert.deepEqual(
    bodies.map(({ organisation, hidden }) => [organisation.id, hidden?.kind]),
    [["dwp", "nothing"]],
  );
  assert.deepEqual(
    byPhone.map(({ flow }) => flow.id),
    ["bereavement--council-tax", "bereavement--library"],
  );
});

test("a flow that is not sent is listed with its body, whatever is hidden", () => {
  const { bodies, notJoined } = follow(withFlow(dwp, { isSent: false }), false);
  assert.ok(!bodies.some(({ flow }) => flow.id === dwp));
  assert.deepEqual(
    notJoined.map(({ flow, organisation }) => [flow.id, organisation.id]),
    [[dwp, "dwp"]],
  );
});

test("a flow narrowed to other nations is listed as not joined", () => {
  const narrowed = {
    leavesOut: [],
    nations: ["scotland"],
    choice: false,
  } as const;
  const { notJoined } = follow(withFlow(dwp, { narrowed }), false);
  assert.deepEqual(
    notJoined.map(({ flow }) => flow.id),
    [dwp],
  );
});

for (const optIns of [[], [dwp]])
  test(`a body that is told only when asked for is ${optIns.length > 0 ? "" : "not "}told`, () => {
    const catalogue = withFlow(dwp, {
      narrowed: { leavesOut: [], choice: true },
      duty: "choice",
      optOut: true,
      discharges: false,
    });
    const { bodies } = follow(catalogue, false, optIns);
    assert.equal(
      bodies.find(({ flow }) => flow.id === dwp)?.optedOut,
      optIns.length === 0,
    );
  });

const told = (subject: Id, addressHidden: boolean): Confirmation => {
  const { bodies, byPhone } = follow(small, addressHidden);
  return {
    token: newId(),
    event: bereavement,
    subject,
    capacity: "executor",
    catalogue: small.hash,
    channel: "digital",
    facts,
    consequences: bodies,
    byPhone,
  };
};
const as = <T>(subject: Id, work: (tx: Tx) => Promise<T>): Promise<T> =>
  store.db.transaction(
    { kind: "customer", account: "a", customers: [subject] },
    work,
  );

test("a correction after an address was hidden sends it to nobody, and takes back nothing from those who had it", async () => {
  const subject = newId();
  const first = await as(subject, (tx) => confirm(tx, told(subject, false)));
  assert.ok(first.kind === "ok");
  const notice = await as(subject, (tx) =>
    findNotice(tx, first.value.reference),
  );
  const second = await as(subject, (tx) =>
    correctNotice(tx, notice ?? assert.fail(), told(subject, true)),
  );
  assert.ok(second.kind === "ok");
  const sent = await store.db.transaction(process, (tx) =>
    tx.query<{ flow: string; kind: string }>(
      "select flow, kind from delivery.delivery where subject = $1 order by flow, number",
      [subject],
    ),
  );
  assert.deepEqual(
    sent.map(({ flow, kind }) => `${flow} ${kind}`),
    [
      "bereavement--council-tax told",
      "bereavement--dwp told",
      "bereavement--library told",
    ],
  );
});

test("no delivery can be written by a flow that is not sent", async () => {
  const flow = { ...(small.flows.get(dwp) ?? assert.fail()), id: "unsent" };
  await store.db.transaction(process, (tx) =>
    registerFlows(tx, [{ ...flow, isSent: false }]),
  );
  const kept = await store.db.transaction(process, (tx) =>
    tx.query("select from delivery.signed_flow where flow = 'unsent'"),
  );
  assert.equal(kept.length, 0);
});
