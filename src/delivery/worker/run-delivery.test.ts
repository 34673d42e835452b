import assert from "node:assert/strict";
import { after, before, test } from "node:test";
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
  options: { readonly workers?: number; readonly attemptsMax?: number } = {},
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
    key,
    source: "urn:joinery:test",
    retries,
    onFault: assert.ifError,
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
