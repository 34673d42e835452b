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

test("an amount that is accepted with a comma in it means what it says", () => {
  const written = fc.stringMatching(/^£?\d{1,5}(,\d{0,4}){0,3}(\.\d{1,2})?$/);
  fc.assert(
    fc.property(written, (text) => {
      const read = parsePence(text);
      if (read.kind === "failure") return;
      const [pounds = "", pence = ""] = text.replace("£", "").split(".");
      const said = `${Number(pounds.replaceAll(",", "")).toLocaleString("en-GB")}.${pence.padEnd(2, "0")}`;
      assert.equal(formatPence(read.value, { pence: "always" }), `£${said}`);
      // Every comma that was typed is one that we would write.
      if (pounds.includes(",") && !pounds.startsWith("0"))
        assert.equal(pounds, said.split(".")[0]);
    }),
  );
});

for (const { text, pence } of [
  { text: "1,250", pence: 125_000 },
  { text: "1,250.50", pence: 125_050 },
  { text: "12,345,678", pence: 1_234_567_800 },
  { text: " £ 12.5 ", pence: 1_250 },
]) {
  test(`“${text}” is money`, () =>
    assert.deepEqual(parsePence(text), { kind: "ok", value: pence }));
}

const notMoney = ["", "ten", "1.234", "-5", "1e3", "£", "12,50", "1,2"];
for (const text of [...notMoney, "1,23,4", "1234,567", "1,250,5", ",250"]) {
  test(`“${text}” is not money`, () =>
    assert.deepEqual(parsePence(text), {
      kind: "failure",
      error: "not-money",
    }));
}
