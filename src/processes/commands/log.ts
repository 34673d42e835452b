import { findDeliveryFaults } from "#delivery";
import type { LogReport } from "#log";
import { readDeclared, readHeads, tryAsideAgain, verifyLog } from "#log";
import { readMigrations } from "#postgres";
import type { Command, ExitCode } from "../command.ts";
import { WrongUse } from "../command.ts";
import type { Settings } from "../settings.ts";
import { withDatabase } from "../with-database.ts";

export const command: Command = {
  usage: `
Usage: joinery log verify [--json] [--heads FOLDER|URL]
       joinery log again
Recomputes every hash of the sealed log, checks chain, signatures and published heads, then the rows of every table that the log attests
against their digests, that the schema is what migrations made of it, and that every delivery has its turn, and says where it breaks. Reads only: whoever may read as the application can run it.
FOLDER or URL holds the heads published outside the database; HEADS_TO unless told. Check the copy that the database's keepers cannot write.
“again” has the entries tried once more that followers failed on and set aside; /health says how many there are.
Exit codes: 0 it verifies, 1 it does not, 2 wrong use.`,
  async run({ args, settings }) {
    if (args[0] === "again" && args.length === 1) return again(settings);
    const { json, heads } = parseArgs(args);
    const published = await readHeads(heads ?? settings.headsTo);
    const migrations = await readMigrations();
    const report = await withDatabase(settings, (db) =>
      verifyLog(db, {
        ...published,
        migrations,
        declared: readDeclared(migrations),
        checks: [findDeliveryFaults],
      }),
    );
    process.stdout.write(
      json ? `${JSON.stringify(report, undefined, 2)}\n` : inWords(report),
    );
    return report.breaks.length === 0 ? 0 : 1;
  },
};

async function again(settings: Settings): Promise<ExitCode> {
  const asked = await withDatabase(settings, (db) =>
    db.transaction({ kind: "process", name: "operator" }, tryAsideAgain),
  );
  process.stdout.write(`${asked} entries are tried again.\n`);
  return 0;
}

type Wanted = { readonly json: boolean; readonly heads?: string };

function parseArgs([verb, ...options]: readonly string[]): Wanted {
  if (verb !== "verify")
    throw new WrongUse(
      "Write: joinery log verify [--json] [--heads FOLDER|URL], or joinery log again",
    );
  let wanted: Wanted = { json: false };
  for (let at = 0; at < options.length; at += 1) {
    const option = options[at];
    const value = options[at + 1];
    if (option === "--json") wanted = { ...wanted, json: true };
    else if (option === "--heads" && value !== undefined) {
      wanted = { ...wanted, heads: value };
      at += 1;
    } else
      throw new WrongUse(
        `“${option}” is no option of joinery log verify; see --help.`,
      );
  }
  return wanted;
}

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
