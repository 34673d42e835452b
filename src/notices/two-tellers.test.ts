import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "#kernel";
import type { TestDatabase, Tx } from "#postgres";
import { tell as confirm } from "./tell.ts";
import { correctNotice, withdrawNotice } from "./correct.ts";
import { findNotice } from "./queries/find-notices.ts";
import { death, openStore, process, told } from "./testing/told-death.ts";
import { trackNotice } from "./track.ts";

let store: TestDatabase;
before(async () => {
  store = await openStore();
});
after(() => store.drop());

/** What was sent about a person, in its order at each body. */
const deliveries = (subject: string) =>
  store.db.transaction(process, (tx) =>
    tx.query<{ organisation: string; number: number; kind: string }>(
      "select organisation, number, kind from delivery.delivery where subject = $1 order by organisation, number",
      [subject],
    ),
  );

/** Two browsers tell of one death; each sees only its own notice. */
const guest = <T>(owner: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  store.db.transaction(
    { kind: "customer", account: "record", customers: [], owner },
    work,
  );
const asProcess = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  store.db.transaction({ kind: "process", name: "telling" }, work);
async function twoTellers() {
  const subject = newId();
  const tell = async (owner: string, facts = death) => {
    const result = await asProcess((tx) =>
      confirm(tx, { ...told(subject, facts), owner }),
    );
    assert.equal(result.kind, "ok");
    const notice = await guest(owner, (tx) =>
      findNotice(tx, result.value.reference),
    );
    assert.ok(notice);
    return { owner, notice };
  };
  const first = await tell(`browser:${newId()}`);
  const second = await tell(`browser:${newId()}`);
  const withdraw = ({ notice, owner }: typeof first, isSubject = false) =>
    asProcess((tx) =>
      withdrawNotice(tx, notice, {
        token: newId(),
        reason: "mistake",
        owner,
        capacity: "informant",
        channel: "digital",
        isSubject,
      }),
    );
  const kinds = async () =>
    (await deliveries(subject)).map(({ kind }) => kind).toSorted();
  return { subject, first, second, withdraw, kinds };
}
const three = ["told", "told", "told"];
const undone = [...three, "withdrawn", "withdrawn", "withdrawn"];

test("a browser without an account reads its own notice and no word of another's", async () => {
  const { first, second } = await twoTellers();
  for (const [mine, other] of [
    [first, second],
    [second, first],
  ] as const) {
    const theirs = other.notice.reference;
    assert.equal(
      await guest(mine.owner, (tx) => findNotice(tx, theirs)),
      undefined,
    );
    const { notice, bodies } = await asProcess(async (tx) => {
      const track = await trackNotice(tx, mine.notice.reference);
      assert.ok(track);
      return track;
    });
    assert.equal(notice.id, mine.notice.id);
    assert.deepEqual(
      bodies.map(({ kind }) => kind),
      three,
    );
  }
});

test("a second teller who takes it back leaves what the first told; the bodies hear nothing", async () => {
  const { second, first, withdraw, kinds } = await twoTellers();
  assert.equal((await withdraw(second)).kind, "ok");
  assert.deepEqual(await kinds(), three);
  assert.equal((await withdraw(first)).kind, "ok");
  assert.deepEqual(await kinds(), undone, "nobody tells it any more");
});

test("when the first teller takes it back the second's stands, and bodies hear of it only when nobody tells it any more", async () => {
  const { second, first, withdraw, kinds } = await twoTellers();
  assert.equal((await withdraw(first)).kind, "ok");
  assert.deepEqual(await kinds(), three);
  const still = await guest(second.owner, (tx) =>
    findNotice(tx, second.notice.reference),
  );
  assert.equal(still?.state, "standing");
  assert.equal((await withdraw(second)).kind, "ok");
  assert.deepEqual(await kinds(), undone);
});

test("two who take it back at the same moment undo it once at every body", async () => {
  const { second, first, withdraw, kinds } = await twoTellers();
  await Promise.all([withdraw(first), withdraw(second)]);
  assert.deepEqual(await kinds(), undone);
});

test("when the person is alive every telling of the death ends", async () => {
  const { second, first, withdraw, kinds } = await twoTellers();
  assert.equal((await withdraw(first, true)).kind, "ok");
  assert.deepEqual(await kinds(), undone);
  const still = await guest(second.owner, (tx) =>
    findNotice(tx, second.notice.reference),
  );
  assert.equal(still?.state, "withdrawn");
});

test("a second teller's correction is theirs: the bodies keep what the first told", async () => {
  const { subject, second, kinds } = await twoTellers();
  const corrected = await asProcess((tx) =>
    correctNotice(tx, second.notice, {
      ...told(subject, { ...death, "deceased.dateOfDeath": "2026-11-16" }),
      owner: second.owner,
    }),
  );
  assert.equal(corrected.kind, "ok");
  assert.deepEqual(await kinds(), three);
});

for (const times of [1, 2])
  test(`a first teller corrects ${times === 1 ? "once" : "twice"} after somebody joined, then takes it back: the second's stands throughout`, async () => {
    const { subject, first, second, withdraw, kinds } = await twoTellers();
    const secondAsSeen = () =>
      asProcess(async (tx) => {
        const track = await trackNotice(tx, second.notice.reference);
        assert.ok(track);
        return track;
      });
    let { notice } = first;
    for (let time = 1; time <= times; time++) {
      const corrected = await asProcess((tx) =>
        correctNotice(tx, notice, {
          ...told(subject, {
            ...death,
            "deceased.name": `Arthur Hill ${time}`,
          }),
          owner: first.owner,
        }),
      );
      assert.equal(corrected.kind, "ok");
      const { reference } = corrected.value;
      const found = await guest(first.owner, (tx) => findNotice(tx, reference));
      assert.ok(found);
      assert.equal(found.state, "standing");
      notice = found;
      const seen = await secondAsSeen();
      assert.equal(seen.notice.state, "joined");
      assert.equal(seen.notice.joins, reference);
      assert.equal(seen.bodies.length, 3, "no body is lost from their page");
    }
    assert.equal(
      (await kinds()).filter((kind) => kind === "corrected").length,
      3 * times,
    );
    assert.equal((await withdraw({ ...first, notice })).kind, "ok");
    const { notice: left, bodies } = await secondAsSeen();
    assert.equal(left.state, "standing");
    assert.equal(left.joins, null);
    assert.equal(bodies.length, 3);
    assert.ok(!(await kinds()).includes("withdrawn"), "somebody still tells");
    assert.equal((await withdraw(second)).kind, "ok");
    assert.equal(
      (await kinds()).filter((kind) => kind === "withdrawn").length,
      3,
    );
  });
