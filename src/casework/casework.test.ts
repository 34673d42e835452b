import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import {
  generateSigningKey,
  publicJwk,
  registerEndpoints,
  runDelivery,
} from "#delivery";
import { newId, systemClock } from "#kernel";
import type { Id } from "#kernel";
import { appendLog, catchUp, parseSigningKey, replayFrom, sealAll } from "#log";
import { testDatabase } from "#postgres";
import type { Context, TestDatabase, Tx } from "#postgres";
import { caseworkFollower } from "./casework-follower.ts";
import type { CaseTask, Worker } from "./case-task.ts";
import { decideDeadLetter, recordPhonedAnswer } from "./decide.ts";
import { closeKeyedForms, openFormTask } from "./form-task.ts";
import {
  countTasks,
  findSteps,
  findTask,
  findTasks,
} from "./queries/find-tasks.ts";
import { assignTask, giveBackTask, takeTask } from "./work-task.ts";

const process = { kind: "process", name: "test" } as const;
const helen: Worker = {
  account: newId(),
  name: "Helen Walsh",
  organisation: "dwp",
};
const owen: Worker = {
  account: newId(),
  name: "Owen Carter",
  organisation: "council:E06000023",
};
const contextOf = (worker: Worker): Context => ({
  kind: "staff",
  account: worker.account,
  organisation: worker.organisation,
  roles: ["caseworker"],
  customers: [],
});
const sealingKey = parseSigningKey(
  generateKeyPairSync("ed25519")
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString(),
);
const deliveryKey = generateSigningKey("test");
let store: TestDatabase;
let body: Server;
/** How the body answers just now. */
let answer: { readonly status: number; readonly receipt?: string } = {
  status: 422,
};

before(async () => {
  store = await testDatabase();
  await store.db.transaction(process, (tx) =>
    tx.query(
      `insert into delivery.signed_flow values ('bereavement--dwp', 1, '{deceased.name}', 'a gateway', 'dwp', 'an officer', '2026-09-01')`,
    ),
  );
  body = createServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          id: newId(),
          status: answer.receipt ?? "accepted",
          reason: { en: "Because.", cy: "Oherwydd." },
        }),
      );
    });
  }).listen(0, "127.0.0.1");
  await new Promise((listening) => body.once("listening", listening));
  const { port } = body.address() as AddressInfo;
  await store.db.transaction(process, (tx) =>
    registerEndpoints(
      tx,
      ["dwp", "hmrc"].map((organisation) => ({
        organisation,
        url: `http://127.0.0.1:${port}/events`,
        key: publicJwk(generateSigningKey(organisation)),
      })),
    ),
  );
});
after(async () => {
  body.closeAllConnections();
  body.close();
  await store.drop();
});

/** Puts one delivery for one body into the lane of a new person, as a notice does. */
async function tell(tx: Tx): Promise<Id> {
  const id = newId();
  await tx.query(
    `select delivery.enqueue($1, 'JN-TEST-TEST', $2, 'bereavement', 'executor', null,
       array[$3::uuid], '{dwp}', '{bereavement--dwp}', '{1}', array['{"deceased.name": "George Hill"}'::jsonb], '{told}', '{null}')`,
    [newId(), newId(), id],
  );
  return id;
}

const follow = async () => {
  await sealAll(store.db, { key: sealingKey, clock: systemClock });
  await catchUp(store.db, caseworkFollower);
};
const stateOf = (delivery: string): Promise<string | undefined> =>
  store.db.transaction(process, async (tx) => {
    const [row] = await tx.query<{ state: string }>(
      "select state from delivery.delivery where id = $1",
      [delivery],
    );
    return row?.state;
  });

async function deliver(delivery: string): Promise<string | undefined> {
  const stop = new AbortController();
  const running = runDelivery(
    {
      database: store.db,
      clock: systemClock,
      key: () => deliveryKey,
      source: "urn:joinery:test",
      retries: { attemptsMax: 1, firstMs: 5, longestMs: 5 },
    },
    stop.signal,
  );
  let state = await stateOf(delivery);
  while (state === "waiting") {
    await new Promise((resolve) => setTimeout(resolve, 20));
    state = await stateOf(delivery);
  }
  stop.abort();
  await running;
  await follow();
  return state;
}

/** Tells one body about a new person and lets it answer in a way. */
async function tellDwp(how: typeof answer): Promise<Id> {
  answer = how;
  const delivery = await store.db.transaction(process, tell);
  await deliver(delivery);
  return delivery;
}

const tasksAbout = async (delivery: Id): Promise<readonly CaseTask[]> =>
  store.db.transaction(process, async (tx) => {
    const rows = await tx.query<{ id: Id }>(
      "select id from casework.case_task where delivery = $1 order by position",
      [delivery],
    );
    const tasks = await Promise.all(rows.map(({ id }) => findTask(tx, id)));
    return tasks.flatMap((task) => task ?? []);
  });
async function taskAbout(delivery: Id): Promise<CaseTask> {
  const task = (await tasksAbout(delivery)).at(-1);
  assert.ok(task, "The delivery made no task.");
  return task;
}

test("a dead letter becomes a task; tried again it is delivered, and the task tells its story", async () => {
  const delivery = await tellDwp({ status: 422 });
  const task = await taskAbout(delivery);
  assert.equal(task.kind, "dead-letter");
  answer = { status: 200 };
  await store.db.transaction(contextOf(helen), (tx) =>
    takeTask(tx, task.id, helen),
  );
  const decided = await store.db.transaction(process, (tx) =>
    decideDeadLetter(tx, task, helen, {
      kind: "retry",
      reason: "They mended their system.",
    }),
  );
  assert.equal(decided, "decided");
  assert.equal(await deliver(delivery), "accepted");
  const steps = await store.db.transaction(contextOf(helen), (tx) =>
    findSteps(tx, task.id),
  );
  assert.deepEqual(
    steps.map(({ what, byName, note }) => [what, byName, note]),
    [
      ["opened", null, null],
      ["taken", "Helen Walsh", null],
      ["retried", "Helen Walsh", "They mended their system."],
    ],
  );
});

test("what dies again after it was tried again is a second task", async () => {
  const delivery = await tellDwp({ status: 422 });
  const task = await taskAbout(delivery);
  await store.db.transaction(process, (tx) =>
    decideDeadLetter(tx, task, helen, { kind: "retry", reason: "Once more." }),
  );
  assert.equal(await deliver(delivery), "dead");
  const tasks = await tasksAbout(delivery);
  assert.deepEqual(
    tasks.map(({ outcome }) => outcome),
    ["retried", null],
  );
});

test("a dead letter sent to another body is delivered there", async () => {
  const delivery = await tellDwp({ status: 422 });
  const task = await taskAbout(delivery);
  answer = { status: 200 };
  await store.db.transaction(process, (tx) =>
    decideDeadLetter(tx, task, helen, {
      kind: "redirect",
      organisation: "hmrc",
      reason: "It is theirs.",
    }),
  );
  const [next] = await store.db.transaction(process, (tx) =>
    tx.query<{ id: Id }>(
      "select sent_to as id from delivery.delivery where id = $1",
      [delivery],
    ),
  );
  assert.equal(await deliver(next?.id ?? ""), "accepted");
});

test("a decision about a dead letter that a colleague settled first changes nothing", async () => {
  const delivery = await tellDwp({ status: 422 });
  const task = await taskAbout(delivery);
  const settle = () =>
    store.db.transaction(process, (tx) =>
      decideDeadLetter(tx, task, helen, {
        kind: "settle",
        status: "acted",
        words: { en: "Done.", cy: "Wedi’i wneud." },
        reason: "Spoke to them.",
      }),
    );
  assert.equal(await settle(), "decided");
  assert.equal(await settle(), "answered");
  assert.equal(await stateOf(delivery), "acted");
});

test("a refusal is a task that closes with what the body says by phone, and makes no new one", async () => {
  const delivery = await tellDwp({ status: 200, receipt: "refused" });
  const task = await taskAbout(delivery);
  assert.equal(task.kind, "refusal");
  await store.db.transaction(process, (tx) =>
    recordPhonedAnswer(tx, task, helen, {
      status: "refused",
      words: { en: "No such person.", cy: "Nid oes person o’r fath." },
      note: "Asked them to look again.",
    }),
  );
  await follow();
  assert.deepEqual(
    (await tasksAbout(delivery)).map(({ outcome }) => outcome),
    ["answered"],
  );
});

test("two people found in one register, and one happening told twice, are conflicts: one task each", async () => {
  const subject = newId();
  const looked = {
    kind: "people.looked",
    subject,
    organisation: "hmrc",
    dimensions: { purpose: "moving-house", outcome: "two-matches" },
  };
  const notice = newId();
  await store.db.transaction(process, async (tx) => {
    await appendLog(tx, looked);
    await appendLog(tx, looked);
    await appendLog(tx, {
      kind: "notice.joined",
      subject,
      dimensions: {
        notice,
        event: "bereavement",
        organisations: ["dwp", "hmrc"],
      },
    });
  });
  await follow();
  const tasks = await store.db.transaction(process, (tx) =>
    findTasks(tx, { kind: "conflict", take: 10 }),
  );
  assert.deepEqual(
    tasks
      .filter((task) => task.subject === subject)
      .map(({ organisation, about }) => `${organisation} ${about["conflict"]}`)
      .toSorted(),
    ["dwp told-twice", "hmrc two-matches"],
  );
});

test("a form that was opened twice is one task, and closes when its event was told", async () => {
  const form = {
    customer: newId(),
    event: "moving-house",
    receivedOn: "2026-11-23",
  };
  await store.db.transaction(process, async (tx) => {
    await openFormTask(tx, form, helen, new Date());
    await openFormTask(tx, form, helen, new Date());
    const tasks = await findTasks(tx, {
      assignee: helen.account,
      kind: "keyed-form",
      take: 10,
    });
    assert.equal(tasks.length, 1);
    const told = { event: "moving-house", reference: "JN-TEST-TEST" };
    assert.equal(await closeKeyedForms(tx, tasks, helen, told), 1);
  });
});

test("following the log again from its beginning makes the same tasks and reopens none", async () => {
  const all = () =>
    store.db.transaction(process, (tx) =>
      tx.query(
        "select id, key, outcome, closed_at, assignee from casework.case_task order by id",
      ),
    );
  const before = await all();
  await replayFrom(store.db, caseworkFollower, 0);
  await follow();
  assert.deepEqual(await all(), before);
  assert.ok(before.length > 6);
});

test("staff of one body neither see nor change the tasks of another", async () => {
  const task = await taskAbout(await tellDwp({ status: 422 }));
  const seen = (worker: Worker) =>
    store.db.transaction(contextOf(worker), (tx) => findTask(tx, task.id));
  assert.equal((await seen(helen))?.id, task.id);
  assert.equal(await seen(owen), undefined);
  const taken = await store.db.transaction(contextOf(owen), (tx) =>
    takeTask(tx, task.id, { ...owen, organisation: "dwp" }),
  );
  assert.equal(taken, "gone");
  const decided = await store.db.transaction(process, (tx) =>
    decideDeadLetter(tx, task, owen, { kind: "retry", reason: "Mine?" }),
  );
  assert.equal(decided, "gone");
});

test("a task that one person took is given back or assigned, and taken by no other meanwhile", async () => {
  const task = await taskAbout(await tellDwp({ status: 422 }));
  const samuel = { ...helen, account: newId(), name: "Samuel Boateng" };
  await store.db.transaction(contextOf(helen), async (tx) => {
    assert.equal(await takeTask(tx, task.id, helen), "done");
    assert.equal(await takeTask(tx, task.id, samuel), "gone");
    assert.equal(await giveBackTask(tx, task.id, samuel), "gone");
    assert.equal(await giveBackTask(tx, task.id, helen, "Holiday."), "done");
    assert.equal(await assignTask(tx, task.id, samuel, helen), "done");
    const [count] = (
      await countTasks(tx, { assignee: helen.account, today: "2026-11-24" })
    ).filter(({ kind }) => kind === "dead-letter");
    assert.equal(count?.mine, 1);
  });
});
