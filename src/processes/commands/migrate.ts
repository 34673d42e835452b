import { schemaWitness } from "#log";
import { migrate } from "#postgres";
import type { Command } from "../command.ts";
import { form } from "../command.ts";
import { withServer } from "../with-database.ts";

export const command: Command = {
  usage: `
Usage: joinery migrate
Applies the migrations that this database does not have yet, each in its own transaction. Forward only. What they make of
the schema is recorded in the log, for “joinery log verify”; nothing is applied on top of what somebody changed by another way.
The role of DATABASE_URL must own the schema and may create the role joinery_app, or be told what to run.
Exit codes: 0 up to date, 1 it failed.`,
  run: form({}, async ({ settings }) => {
    const applied = await withServer(settings, ({ ownerUrl }) =>
      migrate(ownerUrl, { witness: schemaWitness }),
    );
    const lines = applied.map((name) => `applied ${name}\n`);
    return `${lines.join("")}The database is up to date.`;
  }),
};
