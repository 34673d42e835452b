import assert from "node:assert/strict";
import { test } from "node:test";
import { contactMap, eventsOfGroup, figuresOf } from "./contact-map.ts";
import { mapMatrix } from "./map-matrix.ts";
import { ukPack } from "./testing/uk-pack.ts";

const events = eventsOfGroup(ukPack, "older-people");
const whole = contactMap(ukPack, events);

test("today older people meet the state 105 times over eight events", () => {
  const { today, tellings, withJoinery } = figuresOf(whole);
  assert.deepEqual(
    { today, tellings, withJoinery },
    { today: 105, tellings: 8, withJoinery: 74 },
  );
});

for (const { event, contacts, left } of [
  { event: "bereavement", contacts: 12, left: 9 },
  { event: "moving-house", contacts: 20, left: 14 },
  { event: "reaching-state-pension-age", contacts: 8, left: 6 },
  { event: "hospital-or-care", contacts: 15, left: 10 },
  { event: "becoming-or-needing-a-carer", contacts: 11, left: 7 },
  { event: "going-abroad", contacts: 14, left: 8 },
  { event: "change-of-bank-account", contacts: 10, left: 7 },
  { event: "change-of-name", contacts: 15, left: 13 },
])
  test(`${event} takes ${contacts} contacts today and ${left} with what cannot be joined yet`, () => {
    const one = events.filter(({ id }) => id === event);
    const figures = figuresOf(contactMap(ukPack, one));
    assert.equal(figures.today, contacts);
    assert.equal(figures.withJoinery, left);
  });

test("what Tell Us Once passes on counts as one contact, and it has a source", () => {
  const joined = whole.today.filter(({ joinedBy }) => joinedBy !== undefined);
  assert.equal(joined.length, 1);
  assert.equal(joined[0]?.organisation.en, "Tell Us Once");
  assert.equal(joined[0]?.isSourced, true);
  assert.equal(joined[0]?.rows.length, 19);
});

test("a contact from general knowledge, or sourced in part, keeps its mark", () => {
  const rows = events.flatMap(({ contactsToday }) => contactsToday);
  assert.equal(
    figuresOf(whole).unsourced,
    rows.filter(
      ({ source, supports }) => source === "gk" || supports === "partly",
    ).length,
  );
});

test("the map draws every contact once, and what remains beside the contact it leaves", () => {
  const matrix = mapMatrix(whole, "en");
  const sum = (counts: readonly (readonly number[])[]) =>
    counts.flat().reduce((total, count) => total + count, 0);
  const { today, withJoinery, tellings } = figuresOf(whole);
  assert.equal(sum(matrix.today), today);
  assert.equal(sum(matrix.left) + tellings, withJoinery);
  const energy = matrix.rows.indexOf("Energy supplier");
  assert.deepEqual(matrix.today[energy], matrix.left[energy]);
  assert.equal(matrix.told[energy], false);
  assert.equal(matrix.told[matrix.rows.indexOf("TV Licensing")], true);
  assert(!matrix.rows.includes("DWP"), "an organisation has one row");
});
