import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openInbox } from "#delivery/kit";
import { command, openInstallation } from "./installation.ts";
import type { Installation, Machine } from "./installation.ts";
import { checkRound } from "./kill/check-round.ts";
import { drain, verifyLog } from "./kill/round.ts";
import { recordDeaths, tellByPages } from "./kill/tell-by-pages.ts";
import { openCatalogue } from "./kill/told-death.ts";

let installation: Installation;
let machines: readonly Machine[];
before(async () => {
  installation = await openInstallation();
  machines = [await installation.machine(), await installation.machine()];
});
after(() => installation.stop());

test("two machines with folders of their own tell, deliver and seal as one: nothing is lost, doubled or refused, and the log verifies on each", async (t) => {
  const { db, folder } = installation;
  const deaths = recordDeaths(join(folder, "people"), 2);
  mkdirSync(join(folder, "departments"));
  const inbox = openInbox(
    join(folder, "departments", "inbox.sqlite"),
    () => new Date(),
  ).database;
  t.after(() => inbox.close());
  for (const machine of machines)
    for (const name of ["serve", "work"] as const) machine.start(name);
  await Promise.all([
    installation.startDepartments(),
    ...machines.map(({ ready }) => ready()),
  ]);
  const catalogue = await openCatalogue();
  const told = await Promise.all(
    deaths.map((death, index) =>
      tellByPages((machines[index % 2] as Machine).url, catalogue, death),
    ),
  );
  await drain(db, inbox, { onProgress: (line) => t.diagnostic(line) });
  const confirmed = new Map(
    told.map(({ reference, deliveries }) => [reference, deliveries]),
  );
  assert.deepEqual(await checkRound({ db, inbox, confirmed }), []);
  const process = { kind: "process", name: "test" } as const;
  const attempts = await db.transaction(process, (tx) =>
    tx.query("select fault from delivery.attempt where status = 401"),
  );
  assert.deepEqual(attempts, []);
  for (const { env } of machines) assert.deepEqual(await verifyLog(env), []);
  const published = await Promise.all(
    machines.map(async ({ url }) =>
      (await fetch(`${url}/.well-known/jwks.json`)).json(),
    ),
  );
  assert.deepEqual(published[0], published[1]);
  assert.equal((published[0] as { keys: unknown[] }).keys.length, 1);
});

test("a machine with another SEALING_KEY than the others' starts neither pages nor work, and is told which it should have", async () => {
  const SEALING_KEY = Buffer.alloc(32, 8).toString("base64");
  const other = await installation.machine({ SEALING_KEY });
  for (const { status, said } of await Promise.all(
    ["serve", "work"].map((name) => command(other, [name])),
  )) {
    assert.equal(status, 2);
    assert.match(
      said,
      /The keys of this installation are sealed by the key [0-9a-f]{16}, and this process was given [0-9a-f]{16}\. Give it the installation's SEALING_KEY/,
    );
  }
});
