import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "#kernel";
import type { TestDatabase, Tx } from "#postgres";
import { tell as confirm } from "./tell.ts";
import type { Confirmation } from "./confirm.ts";
import { correctNotice, withdrawNotice } from "./correct.ts";
import { findNotice } from "./queries/find-notices.ts";
import {
  death,
  follow,
  openStore,
  process,
  told,
} from "./testing/told-death.ts";
import { trackNotice } from "./track.ts";

let store: TestDatabase;
before(async () => {
  store = await openStore();
});
after(() => store.drop());

/** As the person's own request does: they see their own rows and no others. */
const as = <T>(subject: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  store.db.transaction(
    { kind: "customer", account: "a", customers: [subject] },
    work,
  );
async function confirmed(confirmation: Confirmation) {
  const result = await as(confirmation.subject, (tx) =>
    confirm(tx, confirmation),
  );
  assert.equal(result.kind, "ok");
  return result.value;
}
const kindsOf = async (subject: string, reference: string) => {
  const track = await as(subject, (tx) => trackNotice(tx, reference));
  return Object.fromEntries(
    (track?.bodies ?? []).map(({ organisation, flow, kind }) => [
      `${organisation} ${flow.replace("bereavement--", "")}`,
      kind,
    ]),
  );
};
const deliveries = (subject: string) =>
  store.db.transaction(process, (tx) =>
    tx.query<{ organisation: string; number: number; kind: string }>(
      "select organisation, number, kind from delivery.delivery where subject = $1 order by organisation, number",
      [subject],
    ),
  );

test("each flow that applies goes to the body of the address, with its own fields and no others", () => {
  const { bodies } = follow(death);
  assert.deepEqual(
    bodies.map(({ organisation, fields }) => [
      organisation.id,
      Object.keys(fields),
    ]),
    [
      ["dwp", ["deceased.name", "deceased.dateOfDeath"]],
      [
        "council:E06000023",
        ["deceased.name", "deceased.dateOfDeath", "deceased.address"],
      ],
      ["council:E06000023", ["deceased.name"]],
    ],
  );
});

test("a flow whose condition needs a fact is reported with that fact", () => {
  const { "deceased.hadVehicle": _, ...rest } = death;
  assert.deepEqual(
    follow(rest).undecided.map(({ flow, missing }) => [flow.id, missing]),
    [["bereavement--dvla", ["deceased.hadVehicle"]]],
  );
});

test("in Northern Ireland its own department is told, and what is not covered is named", () => {
  const { bodies, uncovered, elsewhere } = follow({
    ...death,
    "deceased.address": { council: "N09000003" },
  });
  assert.deepEqual(
    bodies.map(({ organisation }) => organisation.id),
    ["dfc"],
  );
  assert.deepEqual(
    uncovered.map(({ id }) => id),
    ["bereavement--council-tax", "bereavement--library"],
  );
  assert.equal(elsewhere[0]?.organisation.en, "dvla-northern-ireland");
});

test("a duty cannot be opted out of, a choice can", async () => {
  const subject = newId();
  const { reference } = await confirmed(
    told(subject, death, {
      optOuts: ["bereavement--dwp", "bereavement--library"],
    }),
  );
  assert.deepEqual(await kindsOf(subject, reference), {
    "dwp dwp": "told",
    "council:E06000023 council-tax": "told",
    "council:E06000023 library": "opted-out",
  });
  assert.equal((await deliveries(subject)).length, 2);
});

test("the same form sent again gives the first reference and tells nobody twice", async () => {
  const subject = newId();
  const form = told(subject);
  const first = await confirmed(form);
  const again = await confirmed({ ...form });
  assert.deepEqual(again, { ...first, kind: "repeated" });
  assert.equal((await deliveries(subject)).length, 3);
});

test("the same form with other answers is refused and names the first notice", async () => {
  const subject = newId();
  const form = told(subject);
  const { reference } = await confirmed(form);
  const other = told(
    subject,
    { ...death, "deceased.dateOfDeath": "2026-11-18" },
    { token: form.token },
  );
  assert.deepEqual(await as(subject, (tx) => confirm(tx, other)), {
    kind: "failure",
    error: { kind: "token-reused", reference },
  });
});

test("a double click, both at the same moment, is one notice", async () => {
  const subject = newId();
  const form = told(subject);
  const both = await Promise.all([confirmed(form), confirmed(form)]);
  assert.equal(new Set(both.map(({ reference }) => reference)).size, 1);
  assert.equal((await deliveries(subject)).length, 3);
});

test("a second teller joins the first notice; only bodies not told before are told", async () => {
  const subject = newId();
  await confirmed(told(subject));
  const second = await confirmed(
    told(subject, { ...death, "deceased.hadVehicle": true }),
  );
  assert.equal(second.kind, "joined");
  assert.deepEqual(
    await kindsOf(subject, second.reference),
    {
      "dwp dwp": "told",
      "council:E06000023 council-tax": "told",
      "council:E06000023 library": "told",
      "dvla dvla": "told",
    },
    "what the second teller sees does not say that somebody told before",
  );
  assert.equal((await deliveries(subject)).length, 4);
});

const noticeOf = async (subject: string, reference: string) => {
  const notice = await as(subject, (tx) => findNotice(tx, reference));
  assert.ok(notice);
  return notice;
};

test("a correction goes along the same lanes, only to bodies it concerns", async () => {
  const subject = newId();
  const { reference } = await confirmed(
    told(subject, { ...death, "deceased.hadVehicle": true }),
  );
  const notice = await noticeOf(subject, reference);
  const corrected = await as(subject, (tx) =>
    correctNotice(
      tx,
      notice,
      told(subject, { ...death, "deceased.dateOfDeath": "2026-11-16" }),
    ),
  );
  assert.equal(corrected.kind, "ok");
  assert.deepEqual(await kindsOf(subject, corrected.value.reference), {
    "dwp dwp": "corrected",
    "council:E06000023 council-tax": "corrected",
    "council:E06000023 library": "unchanged",
    "dvla dvla": "withdrawn",
  });
  assert.deepEqual(
    (await deliveries(subject)).filter(
      ({ organisation }) => organisation === "dwp",
    ),
    [
      { organisation: "dwp", number: 1, kind: "told" },
      { organisation: "dwp", number: 2, kind: "corrected" },
    ],
  );
  assert.equal((await noticeOf(subject, reference)).state, "corrected");
});

test("reported dead by mistake: every body is asked to undo, once, and the death can be told anew", async () => {
  const subject = newId();
  const { reference } = await confirmed(told(subject));
  const notice = await noticeOf(subject, reference);
  const withdraw = () =>
    as(subject, (tx) =>
      withdrawNotice(tx, notice, {
        token: newId(),
        reason: "reported dead by mistake",
        capacity: "self",
        channel: "phone",
      }),
    );
  const first = await withdraw();
  assert.equal(first.kind, "ok");
  assert.deepEqual(
    Object.values(await kindsOf(subject, first.value.reference)),
    ["withdrawn", "withdrawn", "withdrawn"],
  );
  assert.deepEqual(await withdraw(), {
    kind: "failure",
    error: { kind: "not-standing", reference },
  });
  assert.equal((await confirmed(told(subject))).kind, "confirmed");
});

test("nobody else sees a notice", async () => {
  const subject = newId();
  const { reference } = await confirmed(told(subject));
  assert.equal(
    await as(newId(), (tx) => trackNotice(tx, reference)),
    undefined,
  );
});

for (const state of ["waiting", "accepted", "refused", "dead"])
  test(`a claim that is put right keeps the day on which it was first told, when it was ${state}`, async () => {
    const subject = newId();
    const first = await confirmed(told(subject));
    await store.db.transaction(process, (tx) =>
      tx.query(
        "update delivery.delivery set told_at = '2026-10-05T23:30:00Z', state = $2 where subject = $1",
        [subject, state],
      ),
    );
    const notice = await as(subject, (tx) => findNotice(tx, first.reference));
    assert.ok(notice);
    const right = told(subject, { ...death, "deceased.name": "Arthur Hall" });
    const corrected = await as(subject, (tx) =>
      correctNotice(tx, notice, right),
    );
    assert.equal(corrected.kind, "ok");
    const track = await as(subject, (tx) =>
      trackNotice(tx, corrected.value.reference),
    );
    assert.deepEqual(
      new Set(track?.bodies.map(({ kind, toldOn }) => `${kind} ${toldOn}`)),
      new Set(["corrected 2026-10-06"]), // the day in London
    );
  });
