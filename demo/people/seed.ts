import { isDeepStrictEqual } from "node:util";
import {
  findOrMakeAccount,
  grantRole,
  linkAccount,
  recordMandate,
} from "#access";
import type { Id } from "#kernel";
import { newReference } from "#kernel";
import { openDatabase } from "#postgres";
import type { Database, Tx } from "#postgres";
import type { FactSource } from "#people";
import { demoHouseholds } from "./generate.ts";
import type { MadeUpPerson, MadeUpStaff } from "./people.ts";
import { readPeople, readStaff } from "./people.ts";

/** What the seed needs of a catalogue: which concepts exist. */
export type KnownConcepts = { readonly concepts: ReadonlyMap<string, unknown> };
export type Seeded = {
  readonly people: number;
  /** Facts left out because the pack has no such concept. */
  readonly unknownConcepts: readonly string[];
};

/** Since when the made-up facts hold and were known: long enough ago for every event. */
const heldSince = "2026-04-06";

/**
 * Puts the made-up people and households, their accounts and mandates into an empty database. Does nothing for people who are there
 * already, so it may run at every start.
 */
export async function seed(
  database: Database,
  catalogue?: KnownConcepts,
): Promise<Seeded> {
  const people = [...readPeople(), ...demoHouseholds()];
  const unknown = new Set<string>();
  const isKnown = (concept: string): boolean => {
    const known = catalogue?.concepts.has(concept) ?? true;
    if (!known) unknown.add(concept);
    return known;
  };
  await database.transaction({ kind: "process", name: "seed" }, async (tx) => {
    const fresh = await insertCustomers(tx, people);
    const isFresh = ({ id }: MadeUpPerson) => fresh.has(id);
    await insertFacts(tx, people.filter(isFresh), isKnown);
    await insertAccounts(tx, people.filter(isFresh));
    if (fresh.size > 0) await insertStaff(tx, people, readStaff());
  });
  return { people: people.length, unknownConcepts: [...unknown] };
}

async function insertCustomers(
  tx: Tx,
  people: readonly MadeUpPerson[],
): Promise<ReadonlySet<Id>> {
  const rows = people.map(({ id, addressHidden }) => ({
    id,
    reference: newReference("JC"),
    hidden: addressHidden,
  }));
  const made = await tx.query<{ id: Id }>(
    `insert into people.customer (id, reference, address_hidden)
     select id, reference, hidden from jsonb_to_recordset($1) as t (id uuid, reference text, hidden boolean)
     on conflict (id) do nothing returning id`,
    [JSON.stringify(rows)],
  );
  return new Set(made.map(({ id }) => id));
}

async function insertFacts(
  tx: Tx,
  people: readonly MadeUpPerson[],
  isKnown: (concept: string) => boolean,
): Promise<void> {
  const rows = people.flatMap((person) =>
    Object.entries(person.facts)
      .filter(([concept]) => isKnown(concept))
      .map(([concept, value]) => ({
        customer: person.id,
        concept,
        value,
        source: sourceOf(person, concept, value),
      })),
  );
  await tx.query(
    `insert into people.fact (customer_id, concept, value, valid_from, recorded_at, source)
     select customer, concept, coalesce(value, 'null'), $2::date, $2::date, source
     from jsonb_to_recordset($1) as t (customer uuid, concept text, value jsonb, source jsonb)`,
    [JSON.stringify(rows), heldSince],
  );
}

/** A fact that a body's register holds too came from there; the rest the person told. */
function sourceOf(
  { registers }: MadeUpPerson,
  concept: string,
  value: unknown,
): FactSource {
  const holder = Object.entries(registers).find(([, facts]) =>
    isDeepStrictEqual(facts[concept], value),
  );
  return holder
    ? { kind: "register", organisation: holder[0] }
    : { kind: "told", by: "self" };
}

async function insertAccounts(
  tx: Tx,
  people: readonly MadeUpPerson[],
): Promise<void> {
  for (const { id, name, accounts } of people)
    for (const { issuer, subject } of accounts)
      await linkAccount(tx, {
        account: await findOrMakeAccount(tx, {
          issuer,
          subject,
          name: `${name.given} ${name.family}`,
        }),
        customer: id,
        evidence: "Made up with this account",
        linkedBy: "seed",
        at: new Date(heldSince),
      });
}

async function insertStaff(
  tx: Tx,
  people: readonly MadeUpPerson[],
  { staff, caseworkers, mandates }: MadeUpStaff,
): Promise<void> {
  const employed = [
    ...staff,
    ...caseworkers.map((one) => ({ ...one, roles: ["caseworker" as const] })),
  ];
  for (const { subject, name, organisation, roles } of employed) {
    const account = await findOrMakeAccount(tx, {
      issuer: "embedded",
      subject,
      name,
    });
    for (const role of roles)
      await grantRole(tx, { account, organisation, role, grantedBy: "seed" });
  }
  const byKey = new Map(people.map((person) => [person.key, person]));
  for (const { giver, holder, ...mandate } of mandates)
    await recordMandate(tx, {
      ...mandate,
      giver: partyOf(byKey.get(giver)),
      holder: partyOf(byKey.get(holder)),
      madeBy: "seed",
      at: new Date(mandate.from),
    });
}

function partyOf(person: MadeUpPerson | undefined) {
  if (person === undefined)
    throw new Error("A mandate in demo/people/staff names nobody.");
  return { id: person.id, name: `${person.name.given} ${person.name.family}` };
}

async function main(): Promise<void> {
  const url = process.env["DATABASE_URL"];
  if (!url) {
    console.error("Set DATABASE_URL to the database that gets the people.");
    process.exitCode = 2;
    return;
  }
  const database = openDatabase({ url, max: 1, applicationName: "seed" });
  const { people } = await seed(database);
  await database.close();
  console.log(`${people} made-up people are in the database`);
}

if (import.meta.main) await main();
