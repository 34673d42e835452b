import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { after, before, test } from "node:test";
import { loadPack } from "#catalogue";
import type { FactValue } from "#decisions";
import { registerFlows } from "#delivery";
import { newId } from "#kernel";
import { testDatabase } from "#postgres";
import type { TestDatabase } from "#postgres";
import { consequencesOf } from "./consequences.ts";
import { findNotices, happeningsOf } from "./queries/find-notices.ts";
import { tell } from "./tell.ts";
import { trackNotice } from "./track.ts";

type Values = Readonly<Record<string, FactValue>>;
const loaded = await loadPack(
  fileURLToPath(new URL("../../packs/uk", import.meta.url)),
);
assert.equal(loaded.kind, "ok");
const catalogue = loaded.value;
const process = { kind: "process", name: "test" } as const;
let store: TestDatabase;
before(async () => {
  store = await testDatabase();
  await store.db.transaction(process, (tx) =>
    registerFlows(tx, catalogue.flows.values()),
  );
});
after(() => store.drop());

const home = (line1: string) => ({
  line1,
  town: "Bristol",
  postcode: "QA10 1AA",
  council: "E06000023",
});
const account = (accountNumber: string) => ({
  accountName: "John Pryce",
  sortCode: "12-34-56",
  accountNumber,
});
const person: Values = {
  "person.name": "John Pryce",
  "person.dateOfBirth": "1961-02-10",
  "person.nationalInsuranceNumber": "QQ123456C",
  "person.address": home("1 Old Road"),
  "person.benefits": ["state_pension"],
  "person.documents": [],
  "person.councilServices": ["council-tax-reduction"],
  "person.pensions": [],
};
/** Of each event: what is told, what else is told of the same day, and of another day; a death has no other day. */
const events: Readonly<
  Record<string, { first: Values; other: Values; later?: Values }>
> = {
  "moving-house": {
    first: {
      "move.newAddress": home("1 First Road"),
      "move.date": "2026-11-10",
    },
    other: { "move.newAddress": home("1A First Road") },
    later: {
      "move.newAddress": home("2 Second Road"),
      "move.date": "2026-11-25",
    },
  },
  "change-of-name": {
    first: {
      "name.new": "John Price",
      "name.from": "2026-11-10",
      "name.reason": "deed-poll",
    },
    other: { "name.new": "Jon Price" },
    later: { "name.new": "John Rice", "name.from": "2026-11-20" },
  },
  "change-of-bank-account": {
    first: {
      "bank.newAccount": account("12345678"),
      "bank.from": "2026-11-10",
      "bank.payments": ["state-pension"],
    },
    other: {
      "bank.newAccount": account("12345679"),
    },
    later: {
      "bank.newAccount": account("87654321"),
      "bank.from": "2026-11-20",
    },
  },
  "going-abroad": {
    first: {
      "abroad.country": "Spain",
      "abroad.leaveDate": "2026-12-10",
      "abroad.length": "over-26-weeks",
    },
    other: { "abroad.country": "France" },
    later: { "abroad.country": "Malta", "abroad.leaveDate": "2027-12-10" },
  },
  "hospital-or-care": {
    first: {
      "care.place": "hospital",
      "care.dateIn": "2026-11-10",
      "care.expectedStay": "up-to-a-year",
    },
    other: { "care.place": "care-home" },
    later: { "care.dateIn": "2026-12-10" },
  },
  "becoming-or-needing-a-carer": {
    first: {
      "carer.role": "gives-care",
      "carer.startDate": "2026-09-07",
      "carer.weeklyCareHours": 40,
      "caredFor.livesTogether": true,
      "caredFor.getsQualifyingDisabilityBenefit": true,
    },
    other: { "carer.role": "needs-care" },
    later: { "carer.startDate": "2026-10-07" },
  },
  "reaching-state-pension-age": {
    first: {
      "pension.plan": "claim",
      "pension.startDate": "2027-01-20",
      "pension.livedAbroad": false,
      "work.plan": "not-working",
      "person.maritalStatus": "single",
      "person.bankAccount": account("12345678"),
    },
    other: { "person.maritalStatus": "married" },
    later: { "pension.startDate": "2027-03-20" },
  },
  bereavement: {
    first: {
      "deathRecord.reference": "D-7K2M-Q4TX",
      "deceased.name": "Arthur Hill",
      "deceased.dateOfBirth": "1944-03-01",
      "deceased.dateOfDeath": "2026-11-17",
      "deceased.address": home("1 Made-up Road"),
      "deceased.documents": ["driving-licence"],
      "deceased.councilServices": ["library"],
      "deceased.pensions": [],
      "deceased.lastHomeOccupants": "nobody",
      "person.relationshipToDeceased": "child",
      "estate.handledBy": "teller",
    },
    other: { "deceased.name": "Arthur Hall" },
  },
};

/** One person who tells, and what was sent of it. */
function teller(event: string, whose: { readonly subject?: string } = {}) {
  const found = catalogue.lifeEvents.get(event);
  assert.ok(found);
  const subject = whose.subject ?? newId();
  const owner = `account:${newId()}`;
  const says = async (values: Values) => {
    const facts = new Map(
      Object.entries({ ...person, ...values }).map(([name, value]) => [
        name,
        { kind: "known", value } as const,
      ]),
    );
    const { bodies } = consequencesOf(catalogue, found, {
      facts,
      asOf: "2026-11-30",
      optOuts: new Set(),
      addressHidden: false,
    });
    assert.notEqual(bodies.length, 0, `${event} tells nobody`);
    const told = await store.db.transaction(process, (tx) =>
      tell(tx, {
        token: newId(),
        event: found,
        subject,
        owner,
        ...(whose.subject === undefined && found.subject === "person"
          ? { customer: subject }
          : {}),
        capacity: found.subject === "person" ? "self" : "informant",
        catalogue: catalogue.hash,
        channel: "digital",
        facts,
        consequences: bodies,
      }),
    );
    assert.equal(told.kind, "ok");
    return { ...told.value, bodies };
  };
  const sent = () =>
    store.db.transaction(process, (tx) =>
      tx.query<{
        readonly id: string;
        readonly reference: string;
        readonly flow: string;
        readonly kind: string;
        readonly fields: Values;
      }>(
        "select d.id, d.reference, c.flow, d.kind, d.fields from delivery.delivery d join notices.consequence c on c.delivery = d.id and c.notice = d.notice where d.subject = $1",
        [subject],
      ),
    );
  return { subject, says, sent };
}
type Said = Awaited<ReturnType<ReturnType<typeof teller>["says"]>>;

/** Whatever its page says that a body was told, some delivery told it so. */
async function isTrue(
  said: Said,
  sent: Awaited<ReturnType<ReturnType<typeof teller>["sent"]>>,
) {
  const track = await store.db.transaction(process, (tx) =>
    trackNotice(tx, said.reference),
  );
  assert.ok(track);
  for (const { flow, organisation, toldAt, kind } of track.bodies) {
    if (toldAt === undefined || kind === "withdrawn") continue;
    const body = said.bodies.find(
      (one) => one.flow.id === flow && one.organisation.id === organisation,
    );
    assert.ok(
      sent.some(
        (one) =>
          one.flow === flow && isDeepStrictEqual(one.fields, body?.fields),
      ),
      `${flow}: nobody was told what the page says`,
    );
  }
}

for (const [event, { first, other, later }] of Object.entries(events)) {
  test(`${event} told twice of one day with other answers reaches the bodies twice, as a correction`, async () => {
    const { says, sent } = teller(event);
    const one = await says(first);
    const before = await sent();
    const two = await says({ ...first, ...other });
    assert.equal(two.kind, "confirmed");
    const now = (await sent()).filter(
      ({ reference }) => reference === two.reference,
    );
    assert.ok(
      now.some(({ kind }) => kind === "corrected"),
      event,
    );
    await isTrue(two, await sent());
    assert.notEqual(before.length, 0);
    const same = await says({ ...first, ...other });
    assert.equal(same.kind, "repeated");
    assert.equal(same.reference, two.reference);
    assert.equal((await sent()).length, before.length + now.length);
    assert.notEqual(one.reference, two.reference);
  });

  if (later)
    test(`${event} told of two days reaches the bodies twice`, async () => {
      const { says, sent, subject } = teller(event);
      const one = await says(first);
      const two = await says({ ...first, ...later });
      assert.deepEqual([one.kind, two.kind], ["confirmed", "confirmed"]);
      for (const { reference, bodies } of [one, two]) {
        const own = (await sent()).filter((row) => row.reference === reference);
        assert.equal(
          own.length,
          bodies.filter(({ optedOut }) => !optedOut).length,
        );
        assert.notEqual(own.length, 0);
        assert.ok(own.every(({ kind }) => kind === "told"));
      }
      for (const said of [one, two]) await isTrue(said, await sent());
      const listed = await store.db.transaction(process, (tx) =>
        findNotices(tx, subject),
      );
      assert.equal(happeningsOf(listed).length, 2);
    });

  test(`${event} told again is sent anew, of the first day, to the body that refused it and to no other`, async () => {
    const { says, sent, subject } = teller(event);
    await says(first);
    const before = await sent();
    const [one] = before;
    assert.ok(one);
    const inSql = (sql: string, values: readonly unknown[]) =>
      store.db.transaction(process, (tx) =>
        tx.query<{ same: boolean }>(sql, values),
      );
    await inSql(
      "update delivery.delivery set told_at = '2026-11-01T09:00:00Z' where subject = $1",
      [subject],
    );
    assert.equal((await says(first)).kind, "repeated");
    await inSql(
      "update delivery.delivery set state = 'refused' where id = $1",
      [one.id],
    );
    const two = await says(first);
    assert.equal(two.kind, "confirmed");
    const anew = (await sent()).filter(
      ({ id }) => !before.some((old) => old.id === id),
    );
    assert.deepEqual(
      anew.map(({ flow, fields }) => ({ flow, fields })),
      [{ flow: one.flow, fields: one.fields }],
    );
    assert.deepEqual(
      await inSql(
        "select a.told_at = b.told_at and a.lane = b.lane and a.number > b.number as same from delivery.delivery a, delivery.delivery b where a.id = $1 and b.id = $2",
        [anew[0]?.id, one.id],
      ),
      [{ same: true }],
    );
    assert.equal((await says(first)).kind, "repeated");
  });

  test(`${event} told by somebody else with other answers is shown as told only where a body was told so`, async () => {
    const { subject, says } = teller(event);
    await says(first);
    const another = teller(event, { subject });
    const two = await another.says({ ...first, ...other });
    await isTrue(two, await another.sent());
  });
}

test("a happening told again is one in the list", async () => {
  const event = events["moving-house"];
  assert.ok(event);
  const { says, subject } = teller("moving-house");
  await says(event.first);
  await says({ ...event.first, ...event.other });
  const listed = await store.db.transaction(process, (tx) =>
    findNotices(tx, subject),
  );
  assert.equal(happeningsOf(listed).length, 1);
});
