import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { registerFlows } from "#delivery";
import type { Facts } from "#decisions";
import { newId } from "#kernel";
import type { Id } from "#kernel";
import { findFacts, knownValue, makeCustomer, recordFacts } from "#people";
import type { FactSource, NewFact } from "#people";
import { testDatabase } from "#postgres";
import type { TestDatabase, Tx } from "#postgres";
import { tell as confirm } from "./tell.ts";
import { consequencesOf } from "./consequences.ts";
import { correctNotice, withdrawNotice } from "./correct.ts";
import type { Notice } from "./queries/find-notices.ts";
import { findNotice } from "./queries/find-notices.ts";
import { smallCatalogue } from "./testing/small-catalogue.ts";

const { catalogue, bereavement } = smallCatalogue();
const asOf = "2026-11-30";
const moments = Array.from(
  { length: 9 },
  (_, hour) => new Date(`2026-11-24T0${hour}:00:00Z`),
);
let store: TestDatabase;
before(async () => {
  store = await testDatabase();
  await asProcess((tx) => registerFlows(tx, catalogue.flows.values()));
});
after(() => store.drop());

const asProcess = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  store.db.transaction({ kind: "process", name: "test" }, work);

const facts = (dateOfDeath: string): Facts =>
  new Map(
    Object.entries({
      "deceased.name": "Arthur Hill",
      "deceased.dateOfDeath": dateOfDeath,
      "deceased.hadVehicle": false,
      "deceased.address": { council: "E06000023" },
    }).map(([name, value]) => [name, { kind: "known" as const, value }]),
  );

/** A couple: one died, the other tells, and what she tells makes her a widow. */
class Couple {
  readonly subject = newId();
  readonly widow = newId();

  async begin(before: readonly NewFact[]): Promise<void> {
    await asProcess(async (tx) => {
      await makeCustomer(tx, { id: this.subject });
      await makeCustomer(tx, { id: this.widow });
      await this.record(tx, before, { kind: "made-up" }, 0);
    });
  }

  private readonly record = (
    tx: Tx,
    given: readonly NewFact[],
    source: FactSource,
    moment: number,
  ) =>
    recordFacts(tx, {
      customer: this.widow,
      facts: given,
      source,
      reach: new Map(),
      at: moments[moment] ?? assert.fail(),
      today: asOf,
    });

  said = (given: readonly NewFact[], moment: number) =>
    asProcess((tx) =>
      this.record(tx, given, { kind: "told", by: "self" }, moment),
    );

  tells = (
    given: readonly NewFact[],
    moment: number,
    corrects?: Notice,
    day = "2026-11-17",
  ): Promise<Notice> =>
    asProcess(async (tx) => {
      const known = facts(day);
      const told = {
        token: newId(),
        event: bereavement,
        subject: this.subject,
        teller: this.widow,
        capacity: "executor" as const,
        catalogue: catalogue.hash,
        channel: "digital",
        facts: known,
        consequences: consequencesOf(catalogue, bereavement, {
          facts: known,
          asOf,
          optOuts: new Set(),
          addressHidden: false,
        }).bodies,
      };
      const result = await (corrects
        ? correctNotice(tx, corrects, told)
        : confirm(tx, told));
      assert.equal(result.kind, "ok");
      const { notice, reference } = result.value;
      await this.record(
        tx,
        given,
        { kind: "notice", notice, event: bereavement.id },
        moment,
      );
      return (await findNotice(tx, reference)) ?? assert.fail();
    });

  takesBack = (notice: Notice) =>
    asProcess((tx) =>
      withdrawNotice(tx, notice, {
        token: newId(),
        reason: "alive",
        teller: this.widow,
        capacity: "executor",
        channel: "digital",
      }),
    );

  known = (concept: string, day = asOf) =>
    asProcess(async (tx) =>
      knownValue(await findFacts(tx, this.widow, day), concept),
    );

  versions = (concept: string) =>
    asProcess((tx) =>
      tx.query<{ from: string; to: string | null; kind: string }>(
        `select valid_from as "from", valid_to as "to", source ->> 'kind' as kind from people.fact
         where customer_id = $1 and concept = $2 and superseded_at is null order by valid_from`,
        [this.widow, concept],
      ),
    );
}

const status = "person.maritalStatus";
const married = { concept: status, value: "married", from: "1970-05-02" };
const widowed = { concept: status, value: "widowed", from: "2026-11-17" };

async function couple(before: readonly NewFact[] = [married]) {
  const one = new Couple();
  await one.begin(before);
  return one;
}

test("a death taken back takes back what it made true, and what stood before holds as it held", async () => {
  const one = await couple();
  const notice = await one.tells([widowed], 1);
  assert.equal(await one.known(status), "widowed");
  assert.equal((await one.takesBack(notice)).kind, "ok");
  assert.equal(await one.known(status), "married");
  assert.equal(await one.known(status, "1999-01-01"), "married");
  assert.deepEqual(await one.versions(status), [
    { from: "1970-05-02", to: null, kind: "made-up" },
  ]);
});

test("what is put back carries the day on which its source gave it", async () => {
  const one = await couple();
  const notice = await one.tells([widowed], 1);
  await one.takesBack(notice);
  const book = await asProcess((tx) => findFacts(tx, one.widow, asOf));
  const fact = book.get(status) ?? assert.fail();
  assert.deepEqual(fact.recordedAt, moments[0]);
  assert.deepEqual(fact.source, { kind: "made-up" });
});

test("what nobody knew before is not known again", async () => {
  const one = await couple([]);
  const notice = await one.tells([widowed], 1);
  await one.takesBack(notice);
  assert.equal(await one.known(status), undefined);
});

test("what somebody changed since stays as they changed it", async () => {
  const one = await couple();
  const notice = await one.tells([widowed], 1);
  await one.said([{ concept: status, value: "single" }], 2);
  await one.takesBack(notice);
  assert.equal(await one.known(status), "single");
});

test("what somebody told of a later day stays; only the days before it are put back", async () => {
  const one = await couple();
  const notice = await one.tells([widowed], 1);
  await one.said(
    [{ concept: status, value: "civil-partner", from: "2027-03-01" }],
    2,
  );
  await one.takesBack(notice);
  assert.equal(await one.known(status), "married");
  assert.equal(await one.known(status, "2027-03-01"), "civil-partner");
});

test("a correction reverses what the first telling made true and its own does not", async () => {
  const one = await couple();
  const first = await one.tells([widowed], 1);
  await one.tells([], 2, first, "2026-11-16");
  assert.equal(await one.known(status), "married");
});

test("taking back a corrected telling goes back to before the first", async () => {
  const one = await couple();
  const first = await one.tells([widowed], 1);
  const second = await one.tells(
    [{ ...widowed, from: "2026-11-16" }],
    2,
    first,
    "2026-11-16",
  );
  assert.equal(await one.known(status, "2026-11-16"), "widowed");
  await one.takesBack(second);
  assert.deepEqual(await one.versions(status), [
    { from: "1970-05-02", to: null, kind: "made-up" },
  ]);
});

test("told, taken back, told again and taken back again leaves what stood at first", async () => {
  const one = await couple();
  await one.takesBack(await one.tells([widowed], 1));
  await one.takesBack(await one.tells([widowed], 3));
  assert.deepEqual(await one.versions(status), [
    { from: "1970-05-02", to: null, kind: "made-up" },
  ]);
});

const write = (customer: Id) =>
  asProcess((tx) =>
    tx.query(
      `insert into people.message (customer_id, channel, sent_to, kind, locale, subject, body, written_at)
       values ($1, 'letter', 'An address', 'test', 'en', 'A subject', 'A body', now())`,
      [customer],
    ),
  );
const lettersTo = (customer: Id) =>
  asProcess((tx) =>
    tx.query<{ stopped: boolean }>(
      "select stopped_at is not null as stopped from people.message where customer_id = $1 order by stopped_at",
      [customer],
    ),
  );

test("whoever is recorded dead is written to no more, what waits is not sent, and who is alive again is", async () => {
  const one = await couple();
  await write(one.subject);
  const notice = await one.tells([widowed], 1);
  await write(one.subject);
  assert.deepEqual(await lettersTo(one.subject), [{ stopped: true }]);
  await write(one.widow);
  assert.deepEqual(await lettersTo(one.widow), [{ stopped: false }]);
  await one.takesBack(notice);
  await write(one.subject);
  assert.deepEqual(await lettersTo(one.subject), [
    { stopped: true },
    { stopped: false },
  ]);
});

test("the log says that facts were reversed, and names none", async () => {
  const one = await couple();
  await one.takesBack(await one.tells([widowed], 1));
  const entries = await asProcess((tx) =>
    tx.query<{ dimensions: object }>(
      "select dimensions from log.entry where kind = 'people.facts-reversed' and subject = $1",
      [one.widow],
    ),
  );
  assert.equal(entries.length, 1);
  assert.deepEqual(Object.keys(entries[0]?.dimensions ?? {}).toSorted(), [
    "facts",
    "notice",
  ]);
});
