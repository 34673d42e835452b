import assert from "node:assert/strict";
import test from "node:test";
import { formatDate, formatList } from "#kernel";
import { formatMoment, formatMoney } from "./format.ts";

test("dates are written out in both languages", () => {
  assert.equal(formatDate("2026-04-21", "en"), "21 April 2026");
  assert.equal(formatDate("2026-04-01", "cy"), "1 Ebrill 2026");
});

for (const { moment, written } of [
  { moment: "2026-07-01T11:05:00Z", written: "1 July 2026 at 12:05pm" },
  { moment: "2026-07-01T23:30:00Z", written: "2 July 2026 at 12:30am" },
  { moment: "2026-12-01T09:05:00Z", written: "1 December 2026 at 9:05am" },
]) {
  test(`${moment} is ${written} in London`, () =>
    assert.equal(formatMoment(new Date(moment), "en"), written));
}

test("a time is written in Welsh", () =>
  assert.equal(
    formatMoment(new Date("2026-12-01T15:05:00Z"), "cy"),
    "1 Rhagfyr 2026 am 3:05yp",
  ));

test("whole pounds have no pence", () => {
  assert.equal(formatMoney(123400), "£1,234");
  assert.equal(formatMoney(123456), "£1,234.56");
});

test("the Welsh “and” changes before a vowel", () => {
  assert.equal(
    formatList(["Caerdydd", "Abertawe"], "cy"),
    "Caerdydd ac Abertawe",
  );
  assert.equal(formatList(["a", "b", "Powys"], "cy"), "a, b a Powys");
  assert.equal(formatList(["a", "b", "c"], "en"), "a, b and c");
});
