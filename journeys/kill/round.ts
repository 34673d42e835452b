import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Catalogue } from "#catalogue";
import { newId } from "#kernel";
import { registerFlows } from "#delivery";
import { openInbox } from "#delivery/kit";
import { confirm, correctNotice, findNotice } from "#notices";
import type { Confirmation, Confirmed } from "#notices";
import { schemaWitness } from "#log";
import { migrate, openDatabase } from "#postgres";
import type { Database } from "#postgres";
import { openBehaviours } from "../../demo/departments/behaviour.ts";
import type { Behaviour } from "../../demo/departments/behaviour.ts";
import { checkRound, countOpen } from "./check-round.ts";
import {
  keepDatabase,
  keepDepartments,
  keepServer,
  keepWorker,
} from "./processes.ts";
import type { Victim } from "./processes.ts";
import { recordDeaths, tellByPages } from "./tell-by-pages.ts";
import type { RecordedDeath, ToldByPages } from "./tell-by-pages.ts";
import { sentBy, tellingOfDeath } from "./told-death.ts";

export type RoundOptions = {
  readonly catalogue: Catalogue;
  readonly notices: number;
  readonly kills: number;
  readonly onProgress: (line: string) => void;
};
export type RoundReport = {
  readonly notices: number;
  readonly deliveries: number;
  readonly kills: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly findings: readonly string[];
};

const campaign = { kind: "process", name: "kill-campaign" } as const;
/** Nothing at all moved for so long: it is stuck, not slow. */
const stuckMs = 120_000;

/** Bodies that behave badly throughout; one is down until most is told. */
const faults: Readonly<Record<string, Behaviour>> = {
  hmrc: "fails-after-commit",
  dvla: "answers-twice",
  "council:*": "fails-after-commit",
  "hm-passport-office": "refuses",
  "civil-service-pensions": "down",
};

/** One round: everything is started, notices go through while processes are killed at random, and what must hold is checked. */
export async function runRound(options: RoundOptions): Promise<RoundReport> {
  const startedAt = performance.now();
  const dataDir = mkdtempSync(join(tmpdir(), "joinery-kill-"));
  const database = await keepDatabase(dataDir);
  const victims: Victim[] = [database];
  const db = openDatabase({ url: database.appUrl });
  try {
    await migrate(database.ownerUrl, { witness: schemaWitness });
    await db.transaction(campaign, (tx) =>
      registerFlows(tx, options.catalogue.flows.values()),
    );
    const inbox = openFarInbox(dataDir, faults);
    const env = await environmentOf(dataDir, database.appUrl);
    const pages = Math.ceil(options.notices / pagesEvery);
    const deaths = recordDeaths(String(env["PEOPLE_DIR"]), pages);
    const server = keepServer(env);
    const departments = keepDepartments(env);
    victims.push(departments, server, keepWorker(env));
    const bringBack = () => {
      openBehaviours(inbox).set("civil-service-pensions", "well");
      departments.kill(); // it reads how bodies behave when it starts
    };
    await untilUp(`${env["JOINERY_URL"]}/health`);
    await untilUp(String(env["DIRECTORY_URL"]));
    const kills = new Map<string, number>();
    const killed = ({ name, kill }: Victim) => {
      kill();
      kills.set(name, (kills.get(name) ?? 0) + 1);
      options.onProgress(`killed the ${name}`);
    };
    const atConfirm = { ...server, kill: () => killed(server) };
    const [direct, byPages] = await Promise.all([
      tellAll(db, { ...options, notices: options.notices - pages }).finally(
        bringBack,
      ),
      tellAllByPages(String(env["JOINERY_URL"]), options, deaths, atConfirm),
      killAtRandom(victims, kills, killed, options.kills),
    ]);
    const confirmed = new Map([...direct, ...byPages]);
    await drain(db, inbox, options);
    const findings = [
      ...(await checkRound({ db, inbox, confirmed })),
      ...(await verifyLog(env)),
    ];
    const deliveries = [...confirmed.values()].reduce((a, b) => a + b, 0);
    return {
      notices: confirmed.size,
      deliveries,
      kills: Object.fromEntries(kills),
      seconds: Math.round((performance.now() - startedAt) / 1000),
      findings,
    };
  } finally {
    for (const victim of victims.toReversed()) {
      if (victim === database) await db.close();
      await victim.stop();
    }
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The departments' own file, opened beside them: to set faults before they start, and to look into their inboxes after. */
export function openFarInbox(
  dataDir: string,
  faults: Readonly<Record<string, Behaviour>> = {},
): DatabaseSync {
  mkdirSync(join(dataDir, "departments"), { recursive: true });
  const file = join(dataDir, "departments", "inbox.sqlite");
  const inbox = openInbox(file, () => new Date()).database;
  const behaviours = openBehaviours(inbox);
  for (const [organisation, behaviour] of Object.entries(faults))
    behaviours.set(organisation, behaviour);
  return inbox;
}

export async function untilUp(url: string): Promise<void> {
  for (let tries = 0; tries < 1_200; tries++) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`${url} does not answer.`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

export async function environmentOf(
  dataDir: string,
  databaseUrl: string,
): Promise<NodeJS.ProcessEnv> {
  const [port, departments, page] = [
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  return {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    SEALING_KEY: Buffer.alloc(32, 7).toString("base64"), // made up
    PORT: String(port),
    DEPARTMENTS_PORT: String(departments),
    DEPARTMENTS_PAGE_PORT: String(page),
    PEOPLE_DIR: join(dataDir, "people"),
    DIRECTORY_URL: `http://127.0.0.1:${departments}/directory`,
    JOINERY_URL: `http://localhost:${port}`,
    ANSWER_AFTER_MS: "500",
    LOG_LEVEL: process.env["KILL_VERBOSE"] ? "warn" : "error",
  };
}

/** Confirms every notice, and corrects every third, by the function that the pages call: a fault is met by sending the same form again. */
async function tellAll(
  db: Database,
  { catalogue, notices, onProgress }: RoundOptions,
): Promise<ReadonlyMap<string, number>> {
  const confirmed = new Map<string, number>();
  let next = 0;
  const teller = async () => {
    while (next < notices) {
      const number = next++;
      const subject = newId();
      const told = tellingOfDeath(catalogue, subject, "2026-11-17");
      const { reference } = await insist(() => confirmOnce(db, told));
      confirmed.set(reference, sentBy(told).length);
      if (number % 3 === 0) {
        const form = tellingOfDeath(catalogue, subject, "2026-11-16");
        const correction = await insist(() => correctOnce(db, reference, form));
        confirmed.set(correction.reference, correctedCount(form));
      }
      if (number % 50 === 49) onProgress(`${number + 1} of ${notices} told`);
    }
  };
  await Promise.all(Array.from({ length: 4 }, teller));
  return confirmed;
}

/** One notice in so many goes through the pages; at one in so many of those the server is killed while the confirmation is under way. */
const pagesEvery = 10;
const killEvery = 8;
const pageTellers = 3;

async function tellAllByPages(
  url: string,
  { catalogue, onProgress }: RoundOptions,
  deaths: readonly RecordedDeath[],
  server: Victim,
): Promise<ReadonlyMap<string, number>> {
  const told: ToldByPages[] = [];
  let next = 0;
  const teller = async () => {
    for (let index = next++; index < deaths.length; index = next++) {
      const victim = index % killEvery === 0 ? server : undefined;
      const death = deaths[index];
      if (death) told.push(await tellByPages(url, catalogue, death, victim));
    }
  };
  await Promise.all(Array.from({ length: pageTellers }, teller));
  const cutOff = told.filter(({ wasCutOff }) => wasCutOff).length;
  onProgress(
    `${told.length} told by pages, ${cutOff} cut off while they confirmed`,
  );
  return new Map(told.map((one) => [one.reference, one.deliveries]));
}

/** Bodies that are sent the corrected day: those whose flow has the field. */
const correctedCount = (told: Confirmation): number =>
  sentBy(told).filter(({ fields }) => "deceased.dateOfDeath" in fields).length;

const contextOf = (subject: string) =>
  ({ kind: "customer", account: "kill", customers: [subject] }) as const;

async function confirmOnce(
  db: Database,
  told: Confirmation,
): Promise<Confirmed> {
  const result = await db.transaction(contextOf(told.subject), (tx) =>
    confirm(tx, told),
  );
  if (result.kind === "ok") return result.value;
  throw new Error(`A form was refused: ${result.error.kind}.`);
}

async function correctOnce(
  db: Database,
  reference: string,
  form: Confirmation,
): Promise<Confirmed> {
  const result = await db.transaction(contextOf(form.subject), async (tx) => {
    const notice = await findNotice(tx, reference);
    if (!notice) throw new Error(`Notice ${reference} is gone.`);
    return correctNotice(tx, notice, form);
  });
  if (result.kind === "ok") return result.value;
  throw new Error(`A correction was refused: ${result.error.kind}.`);
}

/** A person who sees an error page sends the form again. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const isFault = error instanceof Error && "code" in error;
      const isLost =
        error instanceof Error &&
        /terminated|closed|not queryable/i.test(error.message);
      if ((!isFault && !isLost) || tries > 200) throw error;
      await sleep(100);
    }
  }
}

async function killAtRandom(
  victims: readonly Victim[],
  kills: ReadonlyMap<string, number>,
  kill: (victim: Victim) => void,
  wanted: number,
): Promise<void> {
  for (let count = 0; count < wanted; count++) {
    await sleep(500 + Math.random() * 2_000);
    // Each once before any twice, so that a short round meets every kind.
    const least = Math.min(...victims.map(({ name }) => kills.get(name) ?? 0));
    const due = victims.filter(
      ({ name }) =>
        (kills.get(name) ?? 0) <= least + (count < victims.length ? 0 : 3),
    );
    const victim = due[Math.floor(Math.random() * due.length)];
    if (victim) kill(victim);
  }
}

/** Waits until every delivery is at its end and the bodies have no answer left to give. */
export async function drain(
  db: Database,
  inbox: DatabaseSync,
  { onProgress }: Pick<RoundOptions, "onProgress">,
): Promise<void> {
  let [left, movedAt] = [Infinity, performance.now()];
  for (let turn = 0; performance.now() - movedAt < stuckMs; turn++) {
    const open = await insist(() => countOpen(db));
    const unsent = Number(
      inbox
        .prepare("select count(*) as n from outbox where sent_at is null")
        .get()?.["n"] ?? 0,
    );
    if (open === 0 && unsent === 0) return;
    if (open + unsent !== left)
      [left, movedAt] = [open + unsent, performance.now()];
    if (turn % 10 === 0)
      onProgress(`${open} deliveries and ${unsent} later answers under way`);
    await sleep(500);
  }
}

/** Runs the command anybody can run, once all is sealed. */
export async function verifyLog(
  env: NodeJS.ProcessEnv,
): Promise<readonly string[]> {
  const joinery = fileURLToPath(
    new URL("../../src/processes/joinery.ts", import.meta.url),
  );
  for (let tries = 0; ; tries++) {
    const command = spawn(
      process.execPath,
      [joinery, "log", "verify", "--json"],
      {
        env,
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    let text = "";
    command.stdout.on("data", (part: Buffer) => (text += part.toString()));
    const [code] = (await once(command, "close")) as [number | null];
    const report = JSON.parse(text || "{}") as { readonly unsealed?: number };
    if (code !== 0) return [`The log does not verify: ${text}`];
    if (report.unsealed === 0) return [];
    if (tries > 20) return [`${report.unsealed} log entries stay unsealed.`];
    await sleep(1_000);
  }
}
