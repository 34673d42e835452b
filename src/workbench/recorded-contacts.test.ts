import assert from "node:assert/strict";
import { test } from "node:test";
import type { ContactCount } from "#contacts";
import { bodiesByChannel, byMonth, sum } from "./recorded-contacts.ts";

const count = (given: Partial<ContactCount>): ContactCount => ({
  source: "ours",
  event: "bereavement",
  channel: "digital",
  organisation: null,
  reason: "to-tell",
  month: "2026-11-01",
  contacts: 1,
  minutes: 0,
  timed: 0,
  ...given,
});

test("contacts are counted by month in order and by channel", () => {
  const counts = [
    count({ month: "2026-12-01", channel: "phone", contacts: 2 }),
    count({ contacts: 3 }),
    count({ reason: "to-correct" }),
  ];
  assert.deepEqual(byMonth(counts, ["digital", "phone"]), [
    { month: "2026-11-01", counts: [4, 0] },
    { month: "2026-12-01", counts: [0, 2] },
  ]);
  assert.equal(sum(counts), 6);
});

test("a body that one telling reached, and that was phoned all the same, shows both", () => {
  const reached = [
    {
      event: "bereavement",
      channel: "digital",
      organisation: "dwp",
      month: "2026-11-01",
      tellings: 5,
    },
  ];
  const phoned = count({
    source: "body",
    channel: "phone",
    organisation: "dwp",
  });
  assert.deepEqual(bodiesByChannel(reached, [phoned], ["digital", "phone"]), {
    organisations: ["dwp"],
    reached: [[5, 0]],
    allTheSame: [[0, 1]],
  });
});
