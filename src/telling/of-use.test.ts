import assert from "node:assert/strict";
import { test } from "node:test";
import { formatPackError, loadPack } from "#catalogue";
import type { FactValue } from "#decisions";
import { isOfUse } from "./receivers.ts";
import { known, today } from "./testing/small-town.ts";

const loaded = await loadPack("packs/uk");
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;

/** Somebody in Leeds of whom a name, a birthday and an address are known, and who gets nothing. */
const somebody: Readonly<Record<string, FactValue>> = {
  "person.name": "Pat Sample",
  "person.dateOfBirth": "1948-05-05",
  "person.benefits": [],
  "household.hasPartner": false,
  "person.address": {
    line1: "1 High Street",
    town: "Leeds",
    postcode: "QA10 1AA",
    council: "E08000035",
  },
};
const nothing = {
  "person.documents": [],
  "person.councilServices": [],
  "person.pensions": [],
};

for (const { event, concept, told, asked } of [
  {
    event: "change-of-bank-account",
    concept: "bank.newAccount",
    told: { "bank.payments": ["tv-licence"] },
    asked: false,
  },
  {
    event: "change-of-bank-account",
    concept: "bank.newAccount",
    told: { "bank.payments": [] },
    asked: false,
  },
  {
    event: "change-of-bank-account",
    concept: "bank.newAccount",
    told: { "bank.payments": ["tv-licence", "state-pension"] },
    asked: true,
  },
  {
    event: "change-of-name",
    concept: "name.reason",
    told: nothing,
    asked: false,
  },
  {
    event: "change-of-name",
    concept: "name.reason",
    told: { ...nothing, "person.councilServices": ["housing-benefit"] },
    asked: true,
  },
  {
    event: "change-of-name",
    concept: "name.new",
    told: nothing,
    asked: true,
  },
  {
    event: "moving-house",
    concept: "move.newAddress",
    told: nothing,
    asked: true,
  },
])
  test(`${event} ${asked ? "asks" : "does not ask"} for ${concept}, with ${JSON.stringify(told)}`, () => {
    const of = {
      catalogue,
      event: catalogue.lifeEvents.get(event) ?? assert.fail(event),
      journey: { claims: [] },
      facts: known({ ...somebody, ...told }),
      asOf: today,
      addressHidden: false,
    };
    assert.equal(isOfUse(of, concept), asked);
    assert.equal(isOfUse({ ...of, addressHidden: true }, concept), asked);
  });
