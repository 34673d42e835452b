import assert from "node:assert/strict";
import { test } from "node:test";
import { runRound } from "./kill/round.ts";
import { openCatalogue } from "./kill/told-death.ts";

test("notices told while server, worker, departments and database are each killed once are delivered once and in order", async (t) => {
  const report = await runRound({
    catalogue: await openCatalogue(),
    notices: 6,
    kills: 4,
    onProgress: (line) => t.diagnostic(line),
  });
  assert.deepEqual(report.findings, []);
  assert.deepEqual(Object.keys(report.kills).toSorted(), [
    "database",
    "departments",
    "server",
    "worker",
  ]);
});
