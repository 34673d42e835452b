import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pg from "pg";
import { newId, systemClock } from "#kernel";
import { testDatabase } from "#postgres";
import type { TestDatabase } from "#postgres";
import { registerEndpoints } from "../endpoint.ts";
import {
  generateSigningKey,
  publicJwk,
  verifyingKey,
} from "../signature/signing-key.ts";
import { startFarSide } from "../testing/far-side.ts";
import type { Fault } from "../testing/far-side.ts";
import { signTestFlows, tell } from "../testing/told.ts";
import { runDelivery } from "./run-delivery.ts";

const process = { kind: "process", name: "test" } as const;
const bodies = ["dwp", "hmrc", "council:E06000023"];
const key = generateSigningKey("joinery-test");
let store: TestDatabase;
let far: Awaited<ReturnType<typeof startFarSide>>;

before(async () => {
  store = await testDatabase();
  const flows = await signTestFlows(store.db, bodies);
  far = await startFarSide({
    key: verifyingKey(publicJwk(key)),
    flows,
    effect: (event) => ({
      receipt:
        event.data.fields["deceased.name"] === "refuse me"
          ? {
              id: `r-${event.id}`,
              status: "refused",
              reason: { en: "No such person.", cy: "Nid oes person o’r fath." },
            }
          : {
              id: `r-${event.id}`,
              status: "accepted",
              expectedBy: "2026-12-01",
            },
    }),
  });
  const endpoint = (organisation: string) => ({
    organisation,
    url: `${far.url}/{organisation}/events`,
    key: publicJwk(generateSigningKey(organisation)),
  });
  await store.db.transaction(process, (tx) =>
    registerEndpoints(tx, [
      endpoint("dwp"),
      endpoint("hmrc"),
      endpoint("council:*"),
    ]),
  );
});
after(async () => {
  await far.stop();
  await store.drop();
});

async function asOwner(sql: string): Promise<void> {
  const owner = new pg.Client({ connectionString: store.ownerUrl });
  await owner.connect();
  await owner.query(sql);
  await owner.end();
}

type Row = {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
};
const states = (ids: readonly string[]) =>
  store.db.transaction(process, (tx) =>
    tx.query<Row>(
      "select id, state, attempts from delivery.delivery where id = any ($1) order by array_position($1, id)",
      [ids],
    ),
  );

/** Runs workers until none of the deliveries waits any more. */
async function deliver(
  ids: readonly string[],
  options: {
    readonly workers?: number;
    readonly attemptsMax?: number;
    readonly onFault?: (fault: unknown) => void;
  } = {},
): Promise<readonly Row[]> {
  const stop = new AbortController();
  const retries = {
    attemptsMax: options.attemptsMax ?? 20,
    firstMs: 5,
    longestMs: 50,
  };
  const deps = {
    database: store.db,
    clock: systemClock,
    key: () => key,
    source: "urn:joinery:test",
    retries,
    onFault: options.onFault ?? assert.ifError,
  };
  const running = Array.from({ length: options.workers ?? 1 }, () =>
    runDelivery(deps, stop.signal),
  );
  let rows = await states(ids);
  while (rows.some(({ state }) => state === "waiting")) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    rows = await states(ids);
  }
  stop.abort();
  await Promise.all(running);
  return rows;
}

const tellAll = async (subject: string, fields?: Record<string, unknown>) =>
  store.db.transaction(process, (tx) => tell(tx, subject, bodies, fields));
const inboxOf = (subjectBodies: readonly string[], ids: readonly string[]) =>
  far.inbox.database
    .prepare(
      "select organisation, id, number, repeats from inbox order by number",
    )
    .all()
    .filter(
      (row) =>
        ids.includes(String(row["id"])) &&
        subjectBodies.includes(String(row["organisation"])),
    );

async function withFault<T>(fault: Fault, work: () => Promise<T>): Promise<T> {
  far.setFault(fault);
  try {
    return await work();
  } finally {
    far.setFault((answer) => answer);
  }
}

test("every body that was told answers with a receipt", async () => {
  const ids = await tellAll(newId());
  const rows = await deliver(ids);
  assert.deepEqual(
    rows.map(({ state, attempts }) => ({ state, attempts })),
    bodies.map(() => ({ state: "accepted", attempts: 1 })),
  );
  const receipts = await store.db.transaction(process, (tx) =>
    tx.query(
      "select status, way from delivery.receipt where delivery = any ($1)",
      [ids],
    ),
  );
  assert.deepEqual(
    receipts,
    bodies.map(() => ({ status: "accepted", way: "answer" })),
  );
});

test("what is told about one person reaches a body in the order it was told, with several workers too", async () => {
  const subject = newId();
  const ids: string[] = [];
  for (let i = 0; i < 12; i++) ids.push(...(await tellAll(subject)));
  await deliver(ids, { workers: 3 });
  for (const body of bodies)
    assert.deepEqual(
      inboxOf([body], ids).map(({ number }) => number),
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
});

test("a body that fails after it committed is asked again and the effect happens once", async () => {
  let failures = 2;
  const ids = await tellAll(newId());
  const rows = await withFault(
    (answer) => (failures-- > 0 ? "drop" : answer),
    () => deliver(ids),
  );
  assert.ok(rows.every(({ state }) => state === "accepted"));
  assert.equal(
    rows.reduce((total, { attempts }) => total + attempts, 0),
    bodies.length + 2,
  );
  assert.deepEqual(
    inboxOf(bodies, ids).reduce(
      (total, { repeats }) => total + Number(repeats),
      0,
    ),
    2,
  );
});

test("a refusal with a reason is an answer, and the lane goes on", async () => {
  const subject = newId();
  const refused = await tellAll(subject, { "deceased.name": "refuse me" });
  const next = await tellAll(subject);
  const rows = await deliver([...refused, ...next]);
  assert.deepEqual(
    rows.map(({ state }) => state),
    [...bodies.map(() => "refused"), ...bodies.map(() => "accepted")],
  );
});

test("a lane that somebody gave to another body or person is led to nobody", async () => {
  const [dwp = ""] = await tellAll(newId());
  for (const change of [
    "organisation = 'council:E06000099'",
    `organisation = 'dwp', subject = '${newId()}'`,
  ]) {
    await asOwner(
      `set joinery.kind = 'process'; update delivery.lane set ${change} where id = (select lane from delivery.delivery where id = '${dwp}')`,
    );
    await deliver(await tellAll(newId()));
    assert.deepEqual((await states([dwp]))[0]?.attempts, 0);
  }
});

test("when the tries are used up a dead letter blocks its lane and no other", async () => {
  const subject = newId();
  const first = await tellAll(subject);
  const down: Fault = (answer) =>
    answer.body.includes(first[0] ?? "") ? { ...answer, status: 503 } : answer;
  const rows = await withFault(down, () => deliver(first, { attemptsMax: 3 }));
  assert.deepEqual(
    rows.map(({ state, attempts }) => ({ state, attempts })),
    [
      { state: "dead", attempts: 3 },
      { state: "accepted", attempts: 1 },
      { state: "accepted", attempts: 1 },
    ],
  );
  const second = await tellAll(subject);
  const [blocked, ...free] = second;
  await deliver(free);
  assert.equal((await states([blocked ?? ""]))[0]?.state, "waiting");
  const logged = await store.db.transaction(process, (tx) =>
    tx.query<{ organisation: string }>(
      "select organisation from log.entry where kind = 'delivery.dead' and subject = $1",
      [subject],
    ),
  );
  assert.deepEqual(logged, [{ organisation: "dwp" }]);
});

test("a message that trying again cannot mend is dead at once", async () => {
  const ids = await tellAll(newId());
  const rows = await withFault(
    (answer) => ({ ...answer, status: 422 }),
    () => deliver(ids),
  );
  assert.deepEqual(
    rows.map(({ state, attempts }) => ({ state, attempts })),
    bodies.map(() => ({ state: "dead", attempts: 1 })),
  );
});

const receiptWith = (part: string) =>
  Buffer.from(`{"id":"r-1","status":"accepted",${part}}`);
for (const { says, body, status = 200 } of [
  {
    says: "NUL in its words",
    body: receiptWith('"reason":{"en":"a\\u0000","cy":"b"}'),
  },
  {
    says: "half a surrogate pair",
    body: receiptWith('"reason":{"en":"\\ud83d","cy":"b"}'),
  },
  {
    says: "a day in the year 0",
    body: receiptWith('"expectedBy":"0000-01-01"'),
  },
  {
    says: "a day in the year 99999",
    body: receiptWith('"expectedBy":"99999-01-01"'),
  },
  {
    says: "a number no store holds",
    body: receiptWith(
      '"decision":{"outcome":"recorded","words":{"en":"a","cy":"b"},"amountPence":1e400}',
    ),
  },
  {
    says: "the name __proto__",
    body: receiptWith('"__proto__":{"status":"acted"}'),
  },
  {
    says: "very deep nesting",
    body: receiptWith(`"reason":${"[".repeat(20_000)}${"]".repeat(20_000)}`),
  },
  {
    says: "words of 10,000 letters",
    body: receiptWith(`"reason":{"en":"${"x".repeat(10_000)}","cy":"b"}`),
  },
  {
    says: "bytes that are not UTF-8",
    body: Buffer.concat([
      receiptWith('"reason":{"en":"'),
      Buffer.of(0xff, 0xfe),
    ]),
  },
  {
    says: "an error that holds raw NUL",
    body: Buffer.from("a\0b\xff"),
    status: 500,
  },
])
  test(`a body whose answer holds ${says} disturbs no other body, and its tries end in a dead letter`, async () => {
    const subject = newId();
    const ids = await tellAll(subject);
    const bad: Fault = (answer) =>
      answer.body.includes(ids[0] ?? "") ? { ...answer, status, body } : answer;
    const rows = await withFault(bad, () => deliver(ids, { attemptsMax: 3 }));
    assert.deepEqual(
      rows.map(({ state, attempts }) => ({ state, attempts })),
      [
        { state: "dead", attempts: 3 },
        { state: "accepted", attempts: 1 },
        { state: "accepted", attempts: 1 },
      ],
    );
  });

test("what the database refuses to write is written as tried, alone, until it is a dead letter; what came with it is kept", async () => {
  await asOwner(`
    create function delivery.refuse() returns trigger language plpgsql as $$ begin raise exception 'no' using errcode = '22P05'; end $$;
    create trigger refuse before insert on delivery.receipt for each row when (new.id like 'bad-%') execute function delivery.refuse();`);
  const subject = newId();
  const before = await tellAll(subject);
  const bad = await tellAll(subject);
  const others = (
    await Promise.all(Array.from({ length: 20 }, () => tellAll(newId())))
  ).flat();
  const spoil: Fault = (answer) =>
    bad[0] !== undefined && answer.body.includes(bad[0])
      ? { ...answer, body: `{"id":"bad-1","status":"accepted"}` }
      : answer;
  const faults: unknown[] = [];
  const rows = await withFault(spoil, () =>
    deliver([...before, ...bad, ...others], {
      attemptsMax: 3,
      onFault: (fault) => faults.push(fault),
    }),
  );
  const [dead, ...rest] = rows.filter(({ id }) => !before.includes(id));
  assert.deepEqual(
    [dead?.state, dead?.attempts, faults.length > 0],
    ["dead", 3, true],
  );
  for (const row of [...rest, ...rows.slice(0, before.length)])
    assert.equal(row.state, "accepted");
  assert.ok(rest.every(({ attempts }) => attempts === 1));
  const [attempt] = await store.db.transaction(process, (tx) =>
    tx.query(
      "select fault from delivery.attempt where delivery = $1 order by number desc limit 1",
      [bad[0]],
    ),
  );
  assert.deepEqual(attempt, { fault: "answer-unwritable" });
  await asOwner("drop trigger refuse on delivery.receipt");
});

test("a try that cannot even be made is counted too", async () => {
  await store.db.transaction(process, (tx) =>
    registerEndpoints(tx, [
      {
        organisation: "hmrc",
        url: "http://[",
        key: publicJwk(generateSigningKey("hmrc-2")),
      },
    ]),
  );
  const ids = await tellAll(newId());
  const rows = await deliver(ids, { attemptsMax: 2, onFault: () => {} });
  assert.deepEqual(
    rows.map(({ state, attempts }) => [state, attempts]),
    [
      ["accepted", 1],
      ["dead", 2],
      ["accepted", 1],
    ],
  );
});

for (const { fields, code } of [
  { fields: { "person.income": 1 }, code: "JD002" },
  {
    fields: { "deceased.name": "A B", "deceased.bankAccount": "1" },
    code: "JD002",
  },
])
  test(`the field ${Object.keys(fields).at(-1)} outside the signed flow is refused`, () =>
    assert.rejects(tellAll(newId(), fields), { code }));

test("a flow nobody signed is refused", () =>
  assert.rejects(
    store.db.transaction(process, (tx) => tell(tx, newId(), ["dvla"])),
    { code: "JD001" },
  ));
