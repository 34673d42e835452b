import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { openBreaker } from "./breaker.ts";

let now = 0;
mock.method(performance, "now", () => now);
mock.timers.enable({ apis: ["setTimeout"] });
beforeEach(() => (now = 0));

/** Lets time pass, and whatever waits for it go on. */
async function pass(ms: number): Promise<void> {
  for (const until = now + ms; now < until;) {
    now += 100;
    mock.timers.tick(100);
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  }
}
const never = () => new Promise<never>(() => {});

/** Something asked, and how that stands. */
function asked(work: Promise<unknown>) {
  const one = { state: "waits" };
  work.then(
    () => (one.state = "answered"),
    (fault: { code?: string }) => (one.state = String(fault.code)),
  );
  return one;
}

test("whoever asks a database that stands still is told within two seconds, and the next at once, until it answers", async () => {
  const probes = [Promise.withResolvers<boolean>()];
  const breaker = openBreaker(() => {
    const probe = Promise.withResolvers<boolean>();
    probes.push(probe);
    return probe.promise;
  });
  const first = asked(breaker.during(never));
  await pass(1_800);
  assert.equal(first.state, "waits");
  await pass(100);
  assert.equal(first.state, "database-unavailable");
  const next = asked(breaker.during(never));
  await pass(100);
  assert.equal(next.state, "database-unavailable");
  probes.at(-1)?.resolve(true);
  await pass(100);
  assert.equal(breaker.isOpen, false);
});

test("connections that lie ready show nothing: they do not put off that a standstill is found", async () => {
  const breaker = openBreaker(never);
  const first = asked(breaker.during(never));
  for (let taken = 0; taken < 19; taken += 1) {
    await breaker.during(async () => "idle", false).catch(() => {});
    await pass(100);
  }
  assert.equal(first.state, "database-unavailable");
});

test("a slow statement is waited for while others are answered, and nobody looks", async () => {
  const probe = mock.fn(never);
  const breaker = openBreaker(probe);
  const slow = asked(breaker.during(never));
  for (let others = 0; others < 50; others += 1) {
    await breaker.during(async () => "answer");
    await pass(100);
  }
  assert.equal(slow.state, "waits");
  assert.equal(probe.mock.callCount(), 0);
});

test("on a loaded machine, where even the look takes long, one answer in the time is enough", async () => {
  const breaker = openBreaker(never);
  const slow = asked(breaker.during(never));
  await pass(1_500);
  await breaker.during(async () => "answer");
  await pass(2_000);
  assert.equal(slow.state, "waits");
  assert.equal(breaker.isOpen, false);
});
