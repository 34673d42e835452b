import assert from "node:assert/strict";
import { test } from "node:test";
import { phoneNumber } from "./phone-number.ts";

test("the day a number was looked up does not read as a day by which to ring", () => {
  const phone = {
    number: "01632 960 001",
    source: "https://example.test",
    on: "2026-11-30" as const,
  };
  assert.equal(
    phoneNumber(phone, "en"),
    "01632 960 001 (as it stood on 30 November 2026)",
  );
  assert.match(phoneNumber(phone, "cy"), /fel yr oedd ar 30 Tachwedd 2026/);
});
