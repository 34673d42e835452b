import assert from "node:assert/strict";
import { after, test } from "node:test";
import { settleDead } from "#delivery";
import { newId } from "#kernel";
import { signedIn, somebody, toldOf } from "./testing/somebody.ts";
import { openWholeSite } from "./testing/whole-site.ts";

const site = await openWholeSite(newId());
after(() => site.stop());

const refuses = {
  status: 200,
  receipt: {
    id: "r",
    status: "refused",
    reason: { en: "Not known here.", cy: "Anhysbys yma." },
  },
};
const fails = { status: 422, receipt: {} };

/** Somebody who tells of a move as often as wanted, and what was sent of it: first the last. */
async function mover() {
  const customer = await somebody(site);
  const person = await signedIn(site, customer);
  return {
    async tells() {
      const begin = await person.open("/tell/moving-house");
      const first = await person.send(begin, { registers: "yes" });
      const done = await person.confirm(
        await person.answerAll(first, {
          ...toldOf["moving-house"],
          "move.date": "2026-12-20",
        }),
      );
      assert.match(done.path, /^\/told\//, done.text);
    },
    sent: () =>
      site.run((tx) =>
        tx.query<{ id: string; kind: string; day: string }>(
          "select id, kind, told_at::text as day from delivery.delivery where subject = $1 order by number desc, created_at desc",
          [customer],
        ),
      ),
  };
}

test("the log verifies after a body refused something and was told it again, which keeps its day; also once it has acted since", async () => {
  const { tells, sent } = await mover();
  await tells();
  await site.deliver(() => refuses);
  await tells();
  const [again, first] = await sent();
  assert.equal(again?.kind, "corrected");
  assert.equal(again.day, first?.day);
  assert.deepEqual(await site.logFaults(), []);
  await site.deliver(() => ({
    status: 200,
    receipt: { id: "acted", status: "acted" },
  }));
  assert.deepEqual(await site.logFaults(), []);
});

test("the log verifies after something went on to another body, was refused there and told again", async () => {
  const { tells, sent } = await mover();
  await tells();
  await site.deliver(() => fails);
  const [dead] = await sent();
  assert.ok(dead);
  await site.run((tx) =>
    settleDead(tx, dead.id, {
      kind: "redirect",
      reason: "It is theirs.",
      by: "helen",
      organisation: "hmrc",
      agreedBy: "samuel",
    }),
  );
  assert.deepEqual(await site.logFaults(), []);
  await site.deliver(() => refuses);
  await tells();
  const days = (await sent()).map(({ day }) => day);
  assert.deepEqual(new Set(days).size, 1, days.join());
  assert.deepEqual(await site.logFaults(), []);
});

test("a day that nobody told is found, of a telling and of what corrects it", async () => {
  const { tells, sent } = await mover();
  await tells();
  await site.deliver(() => refuses);
  await tells();
  for (const { id, day } of await sent()) {
    const set = (to: string) =>
      site.run((tx) =>
        tx.query("update delivery.delivery set told_at = $2 where id = $1", [
          id,
          to,
        ]),
      );
    await set("2026-10-05T09:00:00Z");
    assert.match(
      (await site.logFaults()).join(),
      new RegExp(`${id} was changed: its told_at`),
    );
    await set(day);
  }
  assert.deepEqual(await site.logFaults(), []);
});
