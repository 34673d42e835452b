import assert from "node:assert/strict";
import { test } from "node:test";
import { statementOf } from "./statement.ts";

test("values are given by their names, each sent once however often it is said", () => {
  const { text, values } = statementOf(
    "select $from::date + $days, $from, $note",
    { days: 2, from: "2026-01-01", note: undefined, unused: 1 },
  );
  assert.equal(text, "select $1::date + $2, $1, $3");
  assert.deepEqual(values, ["2026-01-01", 2, undefined]);
});

test("a name that may be missing is null without a value", () => {
  const { text, values } = statementOf("select $day?, $day?::date", {});
  assert.equal(text, "select $1, $1::date");
  assert.deepEqual(values, [undefined]);
});

test("a name without a value is refused, and not taken for null", () => {
  assert.throws(
    () => statementOf("select $day", { date: 1 }),
    /No value.*\$day/,
  );
});
