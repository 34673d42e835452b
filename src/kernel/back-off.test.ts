import assert from "node:assert/strict";
import { test } from "node:test";
import { backOffMs, pause, restarts } from "./back-off.ts";

const backOff = { firstMs: 100, longestMs: 1_000 };

test("the wait doubles from the first to the longest", () => {
  const waits = [1, 2, 3, 4, 5, 1_000].map((tries) =>
    backOffMs(backOff, tries),
  );
  assert.deepEqual(waits, [100, 200, 400, 800, 1_000, 1_000]);
});

test("what keeps ending waits longer each time, and after a calm while the first wait again", (context) => {
  let now = 0;
  context.mock.method(performance, "now", () => now);
  const again = restarts(backOff);
  assert.deepEqual([again(), again()], [100, 200]);
  now += 40_000;
  assert.equal(again(), 100);
});

test("a pause ends with the signal", async () => {
  await pause(60_000, AbortSignal.abort());
});
