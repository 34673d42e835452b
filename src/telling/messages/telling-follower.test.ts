import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { formatPackError, loadPack } from "#catalogue";
import type { Facts, FactValue } from "#decisions";
import { registerFlows } from "#delivery";
import { fixedClock, newId, systemClock } from "#kernel";
import type { Id } from "#kernel";
import { catchUp, parseSigningKey, replayFrom, sealAll } from "#log";
import { confirm, consequencesOf, findNotice, withdrawNotice } from "#notices";
import type { Notice } from "#notices";
import { makeCustomer, recordFacts } from "#people";
import { testDatabase } from "#postgres";
import type { TestDatabase, Tx } from "#postgres";
import { tellingFollower } from "./telling-follower.ts";

const loaded = await loadPack(
  fileURLToPath(new URL("../../../packs/uk", import.meta.url)),
);
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;
const follower = tellingFollower({
  catalogues: { load: async () => catalogue },
  clock: fixedClock("2026-11-24T10:00:00Z"),
});
const logKey = parseSigningKey(
  generateKeyPairSync("ed25519")
    .privateKey.export({ format: "pem", type: "pkcs8" })
    .toString(),
);
const bristol = {
  line1: "1 High Street",
  town: "Bristol",
  postcode: "QA10 1AA",
  council: "E06000023",
};
let store: TestDatabase;
before(async () => {
  store = await testDatabase();
  await asProcess((tx) => registerFlows(tx, catalogue.flows.values()));
});
after(() => store.drop());

const asProcess = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  store.db.transaction({ kind: "process", name: "test" }, work);
async function followed(): Promise<void> {
  await sealAll(store.db, { key: logKey, clock: systemClock });
  await catchUp(store.db, follower);
}

/** Somebody of whom a phone, an e-mail address and an address are known. */
async function someone(
  phone: string,
  more: Readonly<Record<string, FactValue>> = {},
): Promise<Id> {
  const customer = newId();
  const values = {
    "person.name": "Ann Lee",
    "person.address": bristol,
    "contact.phone": phone,
    "contact.email": `${phone}@example.test`,
    ...more,
  };
  await asProcess(async (tx) => {
    await makeCustomer(tx, { id: customer });
    await recordFacts(tx, {
      customer,
      facts: Object.entries(values).map(([concept, value]) => ({
        concept,
        value,
      })),
      source: { kind: "made-up" },
      reach: new Map(),
      at: new Date("2026-01-01T09:00:00Z"),
      today: "2026-01-01",
    });
  });
  return customer;
}

type Whose = {
  readonly teller?: Id;
  readonly owner?: string;
  readonly capacity: "self" | "attorney" | "informant";
};

function tell(
  eventId: string,
  subject: Id,
  whose: Whose,
  values: Readonly<Record<string, FactValue>>,
): Promise<Notice> {
  const event = catalogue.lifeEvents.get(eventId) ?? assert.fail(eventId);
  const facts: Facts = new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      { kind: "known", value },
    ]),
  );
  return asProcess(async (tx) => {
    const result = await confirm(tx, {
      token: newId(),
      event,
      subject,
      ...whose,
      catalogue: catalogue.hash,
      channel: "digital",
      facts,
      consequences: consequencesOf(catalogue, event, {
        facts,
        asOf: "2026-11-24",
        optOuts: new Set(),
        addressHidden: false,
      }).bodies,
    });
    assert.equal(result.kind, "ok");
    return (await findNotice(tx, result.value.reference)) ?? assert.fail();
  });
}

const death = {
  "deceased.name": "George Hill",
  "deceased.dateOfBirth": "1940-03-01",
  "deceased.dateOfDeath": "2026-11-17",
  "deceased.address": bristol,
  "deathRecord.reference": "D-7K2M-Q4TX",
  "person.name": "Nina Field",
  "contact.phone": "07700 900999",
  "contact.answers": "text",
};
const move = {
  "person.name": "Ann Lee",
  "person.address": bristol,
  "move.newAddress": { ...bristol, line1: "2 New Road" },
  "move.date": "2026-12-01",
};

/** A body answers what it was told of a notice. */
const answers = (
  notice: Notice,
  status: "accepted" | "acted",
  organisation = "dwp",
) =>
  asProcess(async (tx) => {
    const decision = {
      outcome: "stopped",
      words: { en: "It stops.", cy: "Daw i ben." },
    };
    const body = {
      id: newId(),
      status,
      ...(status === "acted" ? { decision } : {}),
    };
    const sent = await tx.query<{ id: string }>(
      `with sent as (update delivery.delivery set state = $3 where notice = $1 and organisation = $2 returning *),
       kept as (insert into delivery.receipt (delivery, id, organisation, subject, status, way, body)
         select id, $4, organisation, subject, $3, 'later', $5 from sent)
       select id, log.append('delivery.' || $3, subject, organisation, jsonb_build_object('delivery', id), $5) from sent`,
      [notice.id, organisation, status, body.id, JSON.stringify(body)],
    );
    assert.ok(sent.length > 0);
  });

type Sent = {
  readonly to: string;
  readonly channel: string;
  readonly body: string;
};
const sentTo = (whose: string): Promise<readonly Sent[]> =>
  asProcess((tx) =>
    tx.query<Sent>(
      `select sent_to as "to", channel, body from people.message
       where customer_id::text = $1 or owner = $1 order by written_at, channel desc`,
      [whose],
    ),
  );
const channelsTo = async (whose: string) =>
  (await sentTo(whose)).map(({ channel }) => channel);

test("whoever tells of a death without an account hears by the phone given in that telling; the one who died hears nothing", async () => {
  const subject = await someone("07700 900001");
  const owner = `browser:${newId()}`;
  const notice = await tell(
    "bereavement",
    subject,
    { owner, capacity: "informant" },
    death,
  );
  await followed();
  assert.deepEqual(
    (await sentTo(owner)).map(({ to, channel }) => [to, channel]),
    [["07700 900999", "text"]],
  );
  assert.match(
    (await sentTo(owner))[0]?.body ?? "",
    new RegExp(`^You told us: “Someone has died”\\..*${notice.reference}`),
  );
  await answers(notice, "accepted");
  await followed();
  assert.equal((await sentTo(owner)).length, 1, "received is no answer yet");
  await answers(notice, "acted");
  await followed();
  const [, answer] = await sentTo(owner);
  assert.match(
    answer?.body ?? "",
    /State Pension and all benefits: Decided: it stops/,
  );
  assert.doesNotMatch(answer?.body ?? "", /George|Nina/);
  assert.deepEqual(await sentTo(subject), []);
});

for (const { answers: chosen, to } of [
  { answers: "text", to: "07700 900999" },
  { answers: "email", to: "nina@example.test" },
  { answers: "letter", to: "Nina Field\n1 High Street\nBristol\nQA10 1AA" },
  { answers: "none", to: undefined },
  { answers: undefined, to: undefined },
])
  test(`without an account, whoever chose ${chosen ?? "nothing"} hears ${to === undefined ? "nothing" : "that way alone"}: confirmation, answer and taking back; the one who died never`, async () => {
    const subject = await someone("07700 900002");
    const owner = `browser:${newId()}`;
    const { "contact.answers": _, ...rest } = death;
    const given = {
      ...rest,
      "contact.email": "nina@example.test",
      "person.address": bristol,
      ...(chosen === undefined ? {} : { "contact.answers": chosen }),
    };
    const whose = { owner, capacity: "informant" } as const;
    const notice = await tell("bereavement", subject, whose, given);
    await followed();
    await answers(notice, "acted");
    await followed();
    await asProcess((tx) =>
      withdrawNotice(tx, notice, {
        token: newId(),
        reason: "mistake",
        ...whose,
        channel: "digital",
      }),
    );
    await followed();
    assert.deepEqual(
      (await sentTo(owner)).map((sent) => sent.to),
      to === undefined ? [] : [to, to, to],
    );
    const [living] = await sentTo(subject);
    assert.match(living?.body ?? "We had", /^We had been told that you had/);
  });

test("a widow with an account hears by her quickest way, in Welsh or by letter when she wants that", async () => {
  const subject = await someone("07700 900003");
  const widow = await someone("07700 900004");
  const notice = await tell(
    "bereavement",
    subject,
    { teller: widow, owner: `customer:${widow}`, capacity: "informant" },
    death,
  );
  await answers(notice, "acted", "council:E06000023");
  await followed();
  assert.deepEqual(await channelsTo(widow), ["text", "text"]);
  const [, answer] = await sentTo(widow);
  assert.match(answer?.body ?? "", /The council, /);
  assert.doesNotMatch(answer?.body ?? "", /Bristol/);
  assert.deepEqual(await sentTo(subject), []);

  const welsh = await someone("07700 900005", {
    "needs.communication": ["welsh", "post-only"],
  });
  await tell(
    "bereavement",
    await someone("07700 900006"),
    { teller: welsh, owner: `customer:${welsh}`, capacity: "informant" },
    death,
  );
  await followed();
  const [letter] = await sentTo(welsh);
  assert.equal(letter?.channel, "letter");
  assert.match(letter?.body ?? "", /^Dywedoch wrthym: “Mae rhywun wedi marw”/);
});

test("whoever tells of themselves is told on every way, so that what is false comes to light", async () => {
  const customer = await someone("07700 900007");
  await tell(
    "moving-house",
    customer,
    { teller: customer, owner: `customer:${customer}`, capacity: "self" },
    move,
  );
  await followed();
  assert.deepEqual(await channelsTo(customer), ["text", "letter", "email"]);
  for (const { body } of await sentTo(customer))
    assert.match(body, /You told us: “I am moving house”.*If this was not you/);
});

test("when a helper tells, the helper hears of it and the person in words about them", async () => {
  const [customer, helper] = [
    await someone("07700 900008"),
    await someone("07700 900009"),
  ];
  await tell(
    "moving-house",
    customer,
    { teller: helper, owner: `customer:${helper}`, capacity: "attorney" },
    move,
  );
  await followed();
  const [first] = await sentTo(customer);
  assert.match(first?.body ?? "", /^Somebody who acts for you told us/);
  assert.match((await sentTo(helper))[0]?.body ?? "", /^You told us: /);
  assert.deepEqual(await channelsTo(helper), ["text"]);
});

test("somebody reported dead who is alive hears, once it is taken back, that we had been told of their death", async () => {
  const subject = await someone("07700 900010");
  const owner = `browser:${newId()}`;
  const notice = await tell(
    "bereavement",
    subject,
    { owner, capacity: "informant" },
    death,
  );
  await followed();
  assert.deepEqual(await sentTo(subject), []);
  await asProcess((tx) =>
    withdrawNotice(tx, notice, {
      token: newId(),
      reason: "alive",
      owner,
      capacity: "informant",
      channel: "digital",
    }),
  );
  await followed();
  for (const { body } of await sentTo(subject))
    assert.match(body, /^We had been told that you had died\./);
  assert.equal((await sentTo(subject)).length, 3);
  const [, back] = await sentTo(owner);
  assert.match(back?.body ?? "", /^You took back what you told us/);
});

test("a teller who is recorded dead since hears no answer", async () => {
  const widow = await someone("07700 900011");
  const notice = await tell(
    "bereavement",
    await someone("07700 900012"),
    { teller: widow, owner: `customer:${widow}`, capacity: "informant" },
    death,
  );
  await followed();
  await tell(
    "bereavement",
    widow,
    { owner: `browser:${newId()}`, capacity: "informant" },
    death,
  );
  await answers(notice, "acted");
  await followed();
  assert.equal((await sentTo(widow)).length, 1, "only what was before");
});

test("followed again from the beginning, nothing is written twice", async () => {
  const count = () =>
    asProcess((tx) =>
      tx.query<{ count: number }>(
        "select count(*)::integer as count from people.message",
      ),
    );
  const before = await count();
  await replayFrom(store.db, follower, 0);
  await catchUp(store.db, follower);
  assert.deepEqual(await count(), before);
});
