import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { formatPence, parsePence } from "./money.ts";

test("what is shown to a person reads back as the same pence", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (pence) => {
      assert.deepEqual(parsePence(formatPence(pence)), {
        kind: "ok",
        value: pence,
      });
    }),
  );
});

for (const text of ["", "ten", "1.234", "-5", "1e3", "£"]) {
  test(`“${text}” is not money`, () =>
    assert.deepEqual(parsePence(text), {
      kind: "failure",
      error: "not-money",
    }));
}
