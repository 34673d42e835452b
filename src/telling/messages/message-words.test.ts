import assert from "node:assert/strict";
import { test } from "node:test";
import { inTheirName, toTeller } from "./message-words.ts";

const filled = {
  event: { en: "I am moving house", cy: "Rwy’n symud tŷ" },
  reference: "JN-TEST-TEST",
};
const own = {
  tellsBodies: true,
  joins: false,
  isShared: false,
  isSelf: true,
};

for (const [kind, can, cannot] of [
  ["told", /take it back/, /tell it again/],
  ["corrected", /take it back/, /tell it again/],
  ["withdrawn", /tell it again/, /take it back/],
] as const)
  test(`what is offered to whoever did not do it can still be done when it was ${kind}`, () => {
    for (const { body } of [
      toTeller(kind, filled, own),
      inTheirName(kind, filled, "Susan"),
    ]) {
      assert.match(body.en, can);
      assert.doesNotMatch(body.en, cannot);
    }
  });
