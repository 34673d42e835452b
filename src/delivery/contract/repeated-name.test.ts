import assert from "node:assert/strict";
import { test } from "node:test";
import { repeatedNameIn } from "./repeated-name.ts";

for (const { json, place } of [
  { json: '{"a":1,"b":{"a":2},"c":[{"a":1},{"a":1}]}', place: undefined },
  { json: '{"a":"a\\":\\\\","b":["a","a"],"c":"{"}', place: undefined },
  { json: '["a","a",[],{}, "a:"]', place: undefined },
  { json: '"a"', place: undefined },
  { json: `["${"\\\\x{}".repeat(300_000)}"]`, place: undefined },
  { json: '{"a":1,"a":1}', place: "a" },
  { json: '{ "id" : "1" , "\\u0069d" : "2" }', place: "id" },
  { json: '{"a":{"x":[1,2]},"b":0,"a":{}}', place: "a" },
  {
    json: '{"contacts":[{"id":"1","a":["x","y"]},{"id":"1","on":"1","id":"2"}]}',
    place: "id",
  },
  { json: '{"data":{"fields":{"a.b":1,"a.b":2}}}', place: "a.b" },
  { json: '{"Jo Sample":1,"Jo Sample":2}', place: "…" },
])
  test(`${json.slice(0, 60)} ${place === undefined ? "gives no name twice" : `gives ${place} twice`}`, () => {
    JSON.parse(json);
    assert.equal(repeatedNameIn(json), place);
  });
