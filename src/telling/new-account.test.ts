import assert from "node:assert/strict";
import { test } from "node:test";
import { loadPack } from "#catalogue";
import type { InformationConcept, LifeEvent } from "#catalogue";
import type { FactValue } from "#decisions";
import { newId } from "#kernel";
import { claimEvent } from "./claiming.ts";
import { newAccountOf } from "./new-account.ts";

const loaded = await loadPack("packs/uk");
assert.equal(loaded.kind, "ok");
const catalogue = loaded.value;

const isAccount = ({ type }: InformationConcept): boolean =>
  type.kind === "record" &&
  [...type.fields.values()].some(
    ({ type: part }) =>
      part.kind === "text" &&
      ["account-number", "iban"].includes(part.format ?? ""),
  );
const accounts = [...catalogue.concepts.values()].filter(isAccount);
const asksFor = (event: LifeEvent): readonly string[] =>
  event.id === "claim"
    ? [...catalogue.flows.values()]
        .filter((flow) => flow.event === "claim")
        .flatMap(({ fields }) => fields)
    : event.facts.map(({ concept }) => concept);

for (const event of [...catalogue.lifeEvents.values(), claimEvent(catalogue)])
  for (const { name } of accounts.filter((one) =>
    asksFor(event).includes(one.name),
  ))
    test(`${event.id} holds ${name} until its owner confirms it`, () => {
      const value: FactValue = { accountName: "Pat Sample" };
      const found = newAccountOf({
        journey: {
          id: newId(),
          formToken: "",
          owner: "",
          event: event.id,
          subject: newId(),
          catalogue: catalogue.hash,
          channel: "digital",
          answers: new Map(),
          found: new Map(),
          hiding: [],
          unshown: [],
          goesOnFrom: undefined,
          optOuts: [],
          optIns: [],
          claims: [],
          version: 0,
          customer: undefined,
          startedAt: new Date(0),
          corrects: undefined,
          reference: undefined,
        },
        catalogue,
        event,
        asOf: "2026-11-30",
        held: new Map(),
        facts: new Map([[name, { kind: "known", value }]]),
        questions: [],
        addressHidden: false,
        agreed: new Map(),
      });
      assert.deepEqual(found?.account, value);
    });

test("the accounts of the pack are looked at", () =>
  assert.ok(accounts.length > 3));
