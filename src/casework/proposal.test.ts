import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "#kernel";
import type { Id } from "#kernel";
import type { CaseTask, Worker } from "./case-task.ts";
import { decideDeadLetter } from "./decide.ts";
import { agreeRedirect, proposeRedirect, refuseRedirect } from "./proposal.ts";
import { findSteps } from "./queries/find-tasks.ts";
import {
  answerWith,
  deliver,
  helen,
  owen,
  process,
  stateOf,
  store,
  takenBy,
  taskAbout,
  tellDwp,
} from "./testing/desk.ts";

const at = new Date();
const wish = {
  target: "hmrc",
  flow: "bereavement--dwp",
  flowVersion: 1,
  reason: "It is theirs.",
  at,
};
const samuel: Worker = { ...helen, account: newId(), name: "Samuel Boateng" };
const propose = (task: CaseTask, by = helen) =>
  store.db.transaction(process, (tx) => proposeRedirect(tx, task, by, wish));
const agree = (
  task: CaseTask,
  by: Worker,
  now: { readonly target?: string; readonly at?: Date } = {},
) =>
  store.db.transaction(process, (tx) =>
    agreeRedirect(tx, task, by, { target: "hmrc", at, ...now }),
  );
const stepsOf = async (task: CaseTask) =>
  (await store.db.transaction(process, (tx) => findSteps(tx, task.id))).map(
    ({ what, byName }) => `${what} ${byName ?? "system"}`,
  );

test("a dead letter is sent to another body when a second person agrees to what a first proposed, and not before", async () => {
  const delivery = await tellDwp({ status: 422 });
  const task = await takenBy(helen, delivery);
  answerWith({ status: 200 });
  assert.equal(await propose(task), "done");
  assert.equal(await stateOf(delivery), "dead");
  assert.equal(await agree(task, helen), "own-proposal");
  assert.equal(await agree(task, owen), "gone");
  assert.equal(await stateOf(delivery), "dead");
  assert.deepEqual(
    (await Promise.all([agree(task, samuel), agree(task, samuel)])).toSorted(),
    ["done", "gone"],
  );
  const [next] = await store.db.transaction(process, (tx) =>
    tx.query<{ id: Id }>(
      "select sent_to as id from delivery.delivery where id = $1",
      [delivery],
    ),
  );
  assert.equal(await deliver(next?.id ?? ""), "accepted");
  assert.deepEqual(await stepsOf(task), [
    "opened system",
    "taken Helen Walsh",
    "redirect-proposed Helen Walsh",
    "redirect-agreed Samuel Boateng",
    "redirected Samuel Boateng",
  ]);
  const [logged] = await store.db.transaction(process, (tx) =>
    tx.query(
      "select count(*) as n from log.entry where kind like 'casework.task-redirect-%' and dimensions ->> 'task' = $1",
      [task.id],
    ),
  );
  assert.deepEqual(logged, { n: 2 });
});

for (const { says, end, last, state } of [
  {
    says: "that a colleague refused",
    end: (task: CaseTask) =>
      store.db.transaction(process, (tx) =>
        refuseRedirect(tx, task, samuel, "No."),
      ),
    last: "redirect-refused Samuel Boateng",
  },
  {
    says: "that was taken back",
    end: (task: CaseTask) =>
      store.db.transaction(process, (tx) => refuseRedirect(tx, task, helen)),
    last: "redirect-withdrawn Helen Walsh",
  },
  {
    says: "that nobody answered within two days",
    end: (task: CaseTask) =>
      agree(task, samuel, { at: new Date(at.getTime() + 48 * 3_600_000) }),
    last: "redirect-expired system",
  },
  {
    says: "about somebody who moved meanwhile",
    end: (task: CaseTask) => agree(task, samuel, { target: "dvla" }),
    last: "redirect-overtaken Samuel Boateng",
  },
  {
    says: "of what was tried again meanwhile",
    end: (task: CaseTask) =>
      store.db.transaction(process, (tx) =>
        decideDeadLetter(tx, task, helen, { kind: "retry", reason: "Again." }),
      ),
    last: "retried Helen Walsh",
    state: "waiting",
  },
])
  test(`a proposal ${says} sends nothing, and nobody can agree to it afterwards`, async () => {
    const delivery = await tellDwp({ status: 422 });
    const task = await takenBy(helen, delivery);
    assert.equal(await propose(task), "done");
    assert.equal(await propose(task), "gone");
    await end(task);
    assert.equal((await stepsOf(task)).at(-1), last);
    assert.equal(await agree(task, samuel), "gone");
    assert.equal(await stateOf(delivery), state ?? "dead");
  });

test("the database itself refuses that anybody agrees to their own proposal", async () => {
  const task = await takenBy(helen, await tellDwp({ status: 422 }));
  await propose(task);
  await assert.rejects(
    store.db.transaction(process, (tx) =>
      tx.query(
        "update casework.proposal set ended_at = now(), outcome = 'agreed', ended_by = by where case_task = $1",
        [task.id],
      ),
    ),
    { code: "23514" },
  );
});

test("nothing is decided or proposed by somebody who has not taken the task", async () => {
  const delivery = await tellDwp({ status: 422 });
  const task = await taskAbout(delivery);
  const retry = (by: Worker) =>
    store.db.transaction(process, (tx) =>
      decideDeadLetter(tx, task, by, { kind: "retry", reason: "Mine?" }),
    );
  assert.deepEqual([await retry(helen), await propose(task)], ["gone", "gone"]);
  await takenBy(helen, delivery);
  assert.deepEqual(
    [await retry(samuel), await propose(task, samuel)],
    ["gone", "gone"],
  );
  assert.equal(await stateOf(delivery), "dead");
});
