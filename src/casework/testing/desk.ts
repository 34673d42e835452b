import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before } from "node:test";
import {
  generateSigningKey,
  publicJwk,
  registerEndpoints,
  runDelivery,
} from "#delivery";
import { newId, systemClock } from "#kernel";
import type { Id } from "#kernel";
import { catchUp, parseSigningKey, sealAll } from "#log";
import { testDatabase } from "#postgres";
import type { Context, TestDatabase, Tx } from "#postgres";
import { caseworkFollower } from "../casework-follower.ts";
import type { CaseTask, Worker } from "../case-task.ts";
import { findTask } from "../queries/find-tasks.ts";
import { takeTask } from "../work-task.ts";

export const process = { kind: "process", name: "test" } as const;
export const helen: Worker = {
  account: newId(),
  name: "Helen Walsh",
  organisation: "dwp",
};
export const owen: Worker = {
  account: newId(),
  name: "Owen Carter",
  organisation: "council:E06000023",
};
export const contextOf = (worker: Worker): Context => ({
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
export let store: TestDatabase;
let body: Server;
type Posted = { readonly id: string; readonly time: string };
/** Every event as the body got it, whatever it answered. */
export const posted: Posted[] = [];
/** How the body answers just now. */
let answer: { readonly status: number; readonly receipt?: string } = {
  status: 422,
};

export const answerWith = (how: typeof answer): void => {
  answer = how;
};

before(async () => {
  store = await testDatabase();
  await store.db.transaction(process, (tx) =>
    tx.query(
      `insert into delivery.signed_flow values ('bereavement--dwp', 1, '{deceased.name}', 'a gateway', 'dwp', 'an officer', '2026-09-01')`,
    ),
  );
  body = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => (text += part));
    request.on("end", () => {
      posted.push(JSON.parse(text) as Posted);
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

/** Nobody tells here what another told. */
export const noCatalogue = () =>
  Promise.reject<never>(new Error("No notice is read here."));

export const follow = async () => {
  await sealAll(store.db, { key: sealingKey, clock: systemClock });
  await catchUp(store.db, caseworkFollower(noCatalogue));
};
export const stateOf = (delivery: string): Promise<string | undefined> =>
  store.db.transaction(process, async (tx) => {
    const [row] = await tx.query<{ state: string }>(
      "select state from delivery.delivery where id = $1",
      [delivery],
    );
    return row?.state;
  });

export async function deliver(delivery: string): Promise<string | undefined> {
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
export async function tellDwp(how: typeof answer): Promise<Id> {
  answer = how;
  const delivery = await store.db.transaction(process, tell);
  await deliver(delivery);
  return delivery;
}

export const tasksAbout = async (delivery: Id): Promise<readonly CaseTask[]> =>
  store.db.transaction(process, async (tx) => {
    const rows = await tx.query<{ id: Id }>(
      "select id from casework.case_task where delivery = $1 order by position",
      [delivery],
    );
    const tasks: CaseTask[] = [];
    for (const { id } of rows) {
      const task = await findTask(tx, id);
      if (task) tasks.push(task);
    }
    return tasks;
  });
/** The newest task about a delivery, taken by somebody. */
export async function takenBy(worker: Worker, delivery: Id): Promise<CaseTask> {
  const task = await taskAbout(delivery);
  const taken = await store.db.transaction(contextOf(worker), (tx) =>
    takeTask(tx, task.id, worker),
  );
  assert.equal(taken, "done");
  return task;
}
export async function taskAbout(delivery: Id): Promise<CaseTask> {
  const task = (await tasksAbout(delivery)).at(-1);
  assert.ok(task, "The delivery made no task.");
  return task;
}
