/** `npm run campaign:kill -- [--rounds 20] [--notices 300] [--kills 20]`: kill -9 at random while notices go through. */
import { parseArgs } from "node:util";
import { runRound } from "./kill/round.ts";
import { openCatalogue } from "./kill/told-death.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    notices: { type: "string", default: "300" },
    kills: { type: "string", default: "20" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(
    "Usage: npm run campaign:kill -- [--rounds 20] [--notices 300] [--kills 20]\nKills the server, the worker, the departments and the database at random while notices go through (one in ten by its pages, where\nthe server is also killed in the middle of confirmations), then checks that\nevery confirmed notice is delivered, each inbox holds each effect once, lanes are in order and the log verifies.\nExit codes: 0 every round is clean, 1 one is not.",
  );
  process.exit(0);
}

const catalogue = await openCatalogue();
const rounds = Number(values.rounds);
let failed = 0;
for (let round = 1; round <= rounds; round++) {
  const report = await runRound({
    catalogue,
    notices: Number(values.notices),
    kills: Number(values.kills),
    onProgress: (line) => console.log(`  ${line}`),
  });
  const kills = Object.entries(report.kills)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
  const isClean = report.findings.length === 0;
  if (!isClean) failed += 1;
  console.log(
    `Round ${round} of ${rounds}: ${report.notices} notices, ${report.deliveries} deliveries, killed ${kills}, ${report.seconds} s: ${isClean ? "clean" : "NOT CLEAN"}`,
  );
  for (const finding of report.findings.slice(0, 20))
    console.log(`  ${finding}`);
}
console.log(`${rounds - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
