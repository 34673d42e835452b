import { findDeliveryFaults } from "#delivery";
import type { LogReport } from "#log";
import { readDeclared, readHeads, tryAsideAgain, verifyLog } from "#log";
import { readMigrations } from "#postgres";
import type { Command } from "../command.ts";
import { form } from "../command.ts";
import { withDatabase } from "../with-database.ts";

const options = {
  json: { type: "boolean" },
  heads: { type: "string" },
} as const;

export const command: Command = {
  usage: `
Usage: joinery log verify [--json] [--heads FOLDER|URL]
       joinery log again
Recomputes every hash of the sealed log, checks chain, signatures and published heads, then the rows of every table that the log attests
against their digests, that the schema is what migrations made of it, and that every delivery has its turn, and says where it breaks. Reads only: whoever may read as the application can run it.
FOLDER or URL holds the heads published outside the database; HEADS_TO unless told. Check the copy that the database's keepers cannot write.
“again” has the entries tried once more that followers failed on and set aside; /health says how many there are.
Exit codes: 0 it verifies, 1 it does not, 2 wrong use.`,
  run: new Map([
    [
      "verify",
      form({ options }, async ({ values, settings }) => {
        const published = await readHeads(values.heads ?? settings.headsTo);
        const migrations = await readMigrations();
        const declared = readDeclared(migrations);
        const checks = [findDeliveryFaults];
        const report = await withDatabase(settings, (db) =>
          verifyLog(db, { ...published, migrations, declared, checks }),
        );
        const code = report.breaks.length === 0 ? 0 : 1;
        const json = JSON.stringify(report, undefined, 2);
        return { said: values.json ? json : inWords(report), code };
      }),
    ],
    [
      "again",
      form({}, async ({ settings }) => {
        const asked = await withDatabase(settings, (db) =>
          db.transaction({ kind: "process", name: "operator" }, tryAsideAgain),
        );
        return `${asked} entries are tried again.`;
      }),
    ],
  ]),
};

function inWords(report: LogReport): string {
  const { entries, batches, heads, unsealed, rows, forgotten, breaks } = report;
  const counted = `${entries} sealed entries in ${batches} batches, ${heads} published heads, ${unsealed} entries not sealed yet; ${rows} rows checked, ${forgotten} digests forgotten.`;
  const places = breaks.map(({ batch, position, message }) => {
    const place = [
      batch !== undefined && `batch ${batch}`,
      position !== undefined && `position ${position}`,
    ].filter(Boolean);
    return `  ${place.length > 0 ? `${place.join(", ")}: ` : ""}${message}`;
  });
  const verdict =
    breaks.length === 0
      ? "The log verifies."
      : "The log does NOT verify. It breaks first here:";
  return `${[counted, report.note ?? [], verdict, ...places].flat().join("\n")}\n`;
}
