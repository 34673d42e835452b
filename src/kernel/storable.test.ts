import assert from "node:assert/strict";
import { test } from "node:test";
import { isStorableText, storableText, unstorableIn } from "./storable.ts";

const nested = (depth: number): unknown =>
  JSON.parse("[".repeat(depth) + "]".repeat(depth));

for (const { json, fault } of [
  { json: '{"a":["Sioned 🏴 \\ud83d\\ude00", 1e308, null]}' },
  { json: '{"a":"x\\u0000"}', fault: "a: text-unstorable" },
  { json: '["\\ud83d"]', fault: "0: text-unstorable" },
  { json: '["\\ude00 x"]', fault: "0: text-unstorable" },
  { json: '{"a\\u0000":1}', fault: "the whole: name-unstorable" },
  { json: '{"a":{"__proto__":{"b":1}}}', fault: "a: name-unstorable" },
  { json: '{"a":[{},{"b c":"\\u0000"}]}', fault: "a.1.…: text-unstorable" },
  { json: '{"a":1e400}', fault: "a: number-out-of-range" },
] as const)
  test(`${json} is ${fault ?? "taken"}`, () =>
    assert.equal(unstorableIn(JSON.parse(json)), fault));

test("what nests far deeper than any contract is refused, without exhausting the reader", () => {
  assert.equal(unstorableIn(nested(20)), undefined);
  assert.equal(unstorableIn(nested(30_000)), "the whole: too-deep");
});

test("a text that is only kept to be read loses what no store takes", () => {
  const text = storableText("a\0b\ud83d");
  assert.equal(text, "a\uFFFDb\uFFFD");
  assert.ok(isStorableText(text));
});
