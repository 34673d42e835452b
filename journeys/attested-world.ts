/** For an auditor's tests: what was told, answered and followed in a database whose owner can change everything. */
import assert from "node:assert/strict";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import pg from "pg";
import { recordMandate } from "#access";
import { caseworkFollower } from "#casework";
import { contactsFollower } from "#contacts";
import { findDeliveryFaults } from "#delivery";
import { receiveReceipt, registerEndpoints, registerFlows } from "#delivery";
import { generateSigningKey, publicJwk } from "#delivery";
import { newId, systemClock } from "#kernel";
import {
  catchUp,
  parseSigningKey,
  readDeclared,
  readHeads,
  runSealer,
  verifyLog,
} from "#log";
import { confirm } from "#notices";
import { recordFacts, recordLook } from "#people";
import { readMigrations, testDatabase } from "#postgres";
import { openCatalogue, tellingOfDeath } from "./kill/told-death.ts";

const key = parseSigningKey(
  generateKeyPairSync("ed25519")
    .privateKey.export({ format: "pem", type: "pkcs8" })
    .toString(),
);
const headsTo = mkdtempSync(join(tmpdir(), "joinery-heads-"));
export const process = { kind: "process", name: "test" } as const;
export const subject = newId();
export const helper = newId();
const at = new Date();
export const database = await testDatabase();
export const owner = new pg.Client({ connectionString: database.ownerUrl });
await owner.connect();

export const seal = () =>
  runSealer(
    database.db,
    { key: () => key, headsTo, clock: systemClock },
    AbortSignal.abort(),
  );
export const verify = async () => {
  const published = await readHeads(headsTo);
  const declared = readDeclared(await readMigrations());
  return verifyLog(database.db, {
    ...published,
    declared,
    checks: [findDeliveryFaults],
  });
};
export const messages = async () =>
  (await verify()).breaks.map(({ message }) => message);

export async function assertShown(says: RegExp) {
  const found = await messages();
  assert(
    found.some((message) => says.test(message)),
    found.join("\n"),
  );
}

const catalogue = await openCatalogue();

async function record(): Promise<void> {
  await database.db.transaction(process, async (tx) => {
    await registerFlows(tx, catalogue.flows.values());
    await registerEndpoints(tx, [
      {
        organisation: "dwp",
        url: "https://dwp.example/events",
        key: publicJwk(generateSigningKey("dwp")),
      },
    ]);
    for (const [customer, name] of [
      [subject, "JP-ONE"],
      [helper, "JP-TWO"],
    ])
      await tx.query(
        "insert into people.customer (id, reference) values ($1, $2)",
        [customer, name],
      );
    await recordFacts(tx, {
      customer: subject,
      facts: [{ concept: "person.name", value: "Arthur Hill" }],
      source: { kind: "customer" } as never,
      reach: new Map(),
      at,
      today: "2026-11-24",
    });
    await recordLook(tx, {
      customer: subject,
      by: { kind: "helper", account: newId(), capacity: "executor" },
      purpose: "bereavement",
      concepts: ["person.name"],
      request: randomUUID(),
      at,
    });
    await recordMandate(tx, {
      capacity: "attorney",
      events: ["bereavement"],
      from: "2026-01-01",
      evidence: { kind: "registered" },
      giver: { id: subject, name: "Arthur Hill" },
      holder: { id: helper, name: "Ann Hill" },
      madeBy: "staff",
      at,
    });
    await tx.query(
      `insert into people.bank_account_change (customer_id, concept, account, state, code_hash, requested_at, expires_at)
       values ($1, 'person.bankAccount', '{"sortCode": "000000"}', 'waiting', '', now(), now())`,
      [subject],
    );
  });
}

async function tell(): Promise<void> {
  const told = await database.db.transaction(
    { kind: "customer", account: "a", customers: [subject] },
    (tx) => confirm(tx, tellingOfDeath(catalogue, subject, "2026-11-17")),
  );
  assert.equal(told.kind, "ok");
  await seal();
  await database.db.transaction(process, async (tx) => {
    const [one] = await tx.query<{ id: string }>(
      "select id from delivery.delivery where organisation = 'dwp' order by number limit 1",
    );
    assert(one);
    await tx.query(
      `with sent as (update delivery.delivery set attempts = 2 where id = $1 returning *)
       insert into delivery.attempt (delivery, number, organisation, at, took_ms, status, fault)
       select id, tries.number, organisation, created_at, 5, 503, 'status-503' from sent, generate_series(1, 2) as tries (number)`,
      [one.id],
    );
    for (const status of ["accepted", "acted"] as const)
      await receiveReceipt(
        tx,
        { id: `r-${status}`, delivery: one.id, status },
        "later",
      );
  });
  await seal();
  for (const follower of [contactsFollower, caseworkFollower(openCatalogue)])
    await catchUp(database.db, follower);
  await seal();
}

/** As a superuser: bound by no rule, and by no foreign key. */
async function unbind(): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relforcerowsecurity`,
  );
  for (const { name } of rows)
    await owner.query(`alter table ${name} no force row level security`);
  const { rows: keys } = await owner.query<{ by: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as by from pg_constraint where contype = 'f'`,
  );
  for (const { by } of keys) await owner.query(by);
}

await record();
await tell();
await unbind();

after(async () => {
  await owner.end();
  await database.drop();
  rmSync(headsTo, { recursive: true });
});
