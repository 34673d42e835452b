import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "#kernel";
import { appendLog, replay } from "#log";
import { caseworkFollower } from "./casework-follower.ts";
import type { Worker } from "./case-task.ts";
import { decideDeadLetter, recordPhonedAnswer } from "./decide.ts";
import { closeKeyedForms, openFormTask } from "./form-task.ts";
import {
  countTasks,
  findSteps,
  findTask,
  findTasks,
} from "./queries/find-tasks.ts";
import { assignTask, giveBackTask, takeTask } from "./work-task.ts";
import {
  answerWith,
  contextOf,
  deliver,
  follow,
  helen,
  owen,
  posted,
  process,
  stateOf,
  store,
  takenBy,
  taskAbout,
  tasksAbout,
  tellDwp,
  noCatalogue,
} from "./testing/desk.ts";

test("a dead letter becomes a task; tried again it is delivered, and the task tells its story", async () => {
  const delivery = await tellDwp({ status: 422 });
  const task = await taskAbout(delivery);
  assert.equal(task.kind, "dead-letter");
  answerWith({ status: 200 });
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

test("an event keeps the day on which the person told it, through an outage, a second try and a refusal", async () => {
  const delivery = await tellDwp({ status: 503 });
  await store.db.transaction(process, (tx) =>
    tx.query(
      "update delivery.delivery set told_at = '2026-10-05T09:00:00Z' where id = $1",
      [delivery],
    ),
  );
  const again = async () => {
    const task = await takenBy(helen, delivery);
    await store.db.transaction(process, (tx) =>
      decideDeadLetter(tx, task, helen, { kind: "retry", reason: "Again." }),
    );
  };
  await again();
  assert.equal(await deliver(delivery), "dead");
  answerWith({ status: 200, receipt: "refused" });
  await again();
  assert.equal(await deliver(delivery), "refused");
  assert.deepEqual(
    posted
      .filter(({ id }) => id === delivery)
      .map(({ time }) => time.slice(0, 10))
      .slice(1),
    ["2026-10-05", "2026-10-05"],
  );
});

test("what dies again after it was tried again is a second task", async () => {
  const delivery = await tellDwp({ status: 422 });
  const task = await takenBy(helen, delivery);
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

test("a decision about a dead letter that a colleague settled first changes nothing", async () => {
  const delivery = await tellDwp({ status: 422 });
  const task = await takenBy(helen, delivery);
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
  assert.equal(await settle(), "gone");
  assert.equal(await stateOf(delivery), "acted");
});

test("a refusal is a task that closes with what the body says by phone, and makes no new one", async () => {
  const delivery = await tellDwp({ status: 200, receipt: "refused" });
  const task = await takenBy(helen, delivery);
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

test("two people found in one register are a conflict: one task", async () => {
  const subject = newId();
  const looked = {
    kind: "people.looked",
    subject,
    organisation: "hmrc",
    dimensions: { purpose: "moving-house", outcome: "two-matches" },
  };
  await store.db.transaction(process, async (tx) => {
    await appendLog(tx, looked);
    await appendLog(tx, looked);
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
    ["hmrc two-matches"],
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
  await replay(store.db, caseworkFollower(noCatalogue));
  await follow();
  assert.deepEqual(await all(), before);
  assert.ok(before.length > 5);
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
  const hana = { ...helen, account: newId(), name: "Hana Ali" };
  await store.db.transaction(contextOf(hana), async (tx) => {
    assert.equal(await takeTask(tx, task.id, hana), "done");
    assert.equal(await takeTask(tx, task.id, samuel), "gone");
    assert.equal(await giveBackTask(tx, task.id, samuel), "gone");
    assert.equal(await giveBackTask(tx, task.id, hana, "Holiday."), "done");
    assert.equal(await assignTask(tx, task.id, samuel, hana), "done");
    const [count] = (
      await countTasks(tx, { assignee: hana.account, today: "2026-11-24" })
    ).filter(({ kind }) => kind === "dead-letter");
    assert.equal(count?.mine, 1);
  });
});
