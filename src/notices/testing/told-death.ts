import { registerFlows } from "#delivery";
import type { FactValue, Facts } from "#decisions";
import { newId } from "#kernel";
import { testDatabase } from "#postgres";
import type { TestDatabase } from "#postgres";
import type { Confirmation } from "../confirm.ts";
import { consequencesOf } from "../consequences.ts";
import { smallCatalogue } from "./small-catalogue.ts";

export const { catalogue, bereavement } = smallCatalogue();
export const process = { kind: "process", name: "test" } as const;

/** A database in which the small catalogue's bodies can be told. */
export async function openStore(): Promise<TestDatabase> {
  const store = await testDatabase();
  await store.db.transaction(process, (tx) =>
    registerFlows(tx, catalogue.flows.values()),
  );
  return store;
}

export const known = (facts: Readonly<Record<string, FactValue>>): Facts =>
  new Map(
    Object.entries(facts).map(([name, value]) => [
      name,
      { kind: "known", value },
    ]),
  );
export const death = {
  "deceased.name": "Arthur Hill",
  "deceased.dateOfDeath": "2026-11-17",
  "deceased.hadVehicle": false,
  "deceased.address": { postcode: "QA1 1AA", council: "E06000023" },
};
export const follow = (
  facts: Readonly<Record<string, FactValue>>,
  optOuts: readonly string[] = [],
) =>
  consequencesOf(catalogue, bereavement, {
    facts: known(facts),
    asOf: "2026-11-24",
    optOuts: new Set(optOuts),
    addressHidden: false,
  });
/** What somebody confirms of the death; made up. */
export const told = (
  subject: string,
  facts: Readonly<Record<string, FactValue>> = death,
  change: Partial<Confirmation> & { readonly optOuts?: readonly string[] } = {},
): Confirmation => ({
  token: newId(),
  event: bereavement,
  subject,
  capacity: "executor",
  catalogue: catalogue.hash,
  channel: "digital",
  facts: known(facts),
  consequences: follow(facts, change.optOuts).bodies,
  ...change,
});
