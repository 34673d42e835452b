import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { formatPackError, loadPack } from "#catalogue";
import type { Facts, FactValue } from "#decisions";
import { registerFlows } from "#delivery";
import { fixedClock, newId, systemClock } from "#kernel";
import type { Id, Words } from "#kernel";
import { catchUp, parseSigningKey, sealAll } from "#log";
import { confirm, consequencesOf, findNotice } from "#notices";
import type { Notice } from "#notices";
import { makeCustomer, recordFacts } from "#people";
import { testDatabase } from "#postgres";
import type { TestDatabase, Tx } from "#postgres";
import { tellingFollower } from "../telling-follower.ts";

const loaded = await loadPack(
  fileURLToPath(new URL("../../../../packs/uk", import.meta.url)),
);
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;
export const follower = tellingFollower({
  catalogues: { load: async () => catalogue },
  clock: fixedClock("2026-11-24T10:00:00Z"),
});
const logKey = parseSigningKey(
  generateKeyPairSync("ed25519")
    .privateKey.export({ format: "pem", type: "pkcs8" })
    .toString(),
);
export const bristol = {
  line1: "1 High Street",
  town: "Bristol",
  postcode: "QA10 1AA",
  council: "E06000023",
};
export let store: TestDatabase;
before(async () => {
  store = await testDatabase();
  await asProcess((tx) => registerFlows(tx, catalogue.flows.values()));
});
after(() => store.drop());

export const asProcess = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  store.db.transaction({ kind: "process", name: "test" }, work);
export async function followed(): Promise<void> {
  await sealAll(store.db, { key: logKey, clock: systemClock });
  await catchUp(store.db, follower);
}

/** Somebody of whom a phone, an e-mail address and an address are known. */
export async function someone(
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

export function tell(
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

export const death = {
  "deceased.name": "George Hill",
  "deceased.dateOfBirth": "1940-03-01",
  "deceased.dateOfDeath": "2026-11-17",
  "deceased.address": bristol,
  "deathRecord.reference": "D-7K2M-Q4TX",
  "person.name": "Nina Field",
  "contact.phone": "07700 900999",
  "contact.answers": "text",
};
export const move = {
  "person.name": "Ann Lee",
  "person.address": bristol,
  "move.newAddress": { ...bristol, line1: "2 New Road" },
  "move.date": "2026-12-01",
};

/** A body answers what it was told of a notice. */
export const answers = (
  notice: Notice,
  status: "accepted" | "acted" | "refused",
  organisation = "dwp",
  words: Words = { en: "It stops.", cy: "Daw i ben." },
) =>
  asProcess(async (tx) => {
    const decision = { outcome: "stopped", words };
    const body = {
      id: newId(),
      status,
      ...(status === "acted" ? { decision } : {}),
      ...(status === "refused" ? { reason: decision.words } : {}),
    };
    const sent = await tx.query<{ id: string }>(
      `with sent as (update delivery.delivery set state = case when $3 = 'accepted' and state in ('acted', 'refused') then state else $3 end where notice = $1 and organisation = $2 returning *),
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
export const sentTo = (whose: string): Promise<readonly Sent[]> =>
  asProcess((tx) =>
    tx.query<Sent>(
      `select sent_to as "to", channel, body from people.message
       where customer_id::text = $1 or owner = $1 order by written_at, channel desc`,
      [whose],
    ),
  );
export const channelsTo = async (whose: string) =>
  (await sentTo(whose)).map(({ channel }) => channel);
