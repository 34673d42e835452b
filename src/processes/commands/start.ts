import type { Command } from "../command.ts";
import { form } from "../command.ts";
import { start } from "../start/start.ts";

export const command: Command = {
  usage: `
Usage: joinery start   (or: npm start)
Runs everything in one terminal: a PostgreSQL of its own in DATA_DIR (or that of DATABASE_URL), the pages, the workers,
the departments' made-up systems and made-up people. A process that dies, the database included, is started again.
Ctrl-C stops all in order. LOG_LEVEL=debug shows every line of every process.
Exit codes: 0 stopped when told to, 1 it failed, 2 wrong use (a port in use, a wrong setting).`,
  run: form({}, ({ settings }) => start(settings)),
};
