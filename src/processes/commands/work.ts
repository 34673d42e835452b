import type { Command } from "../command.ts";
import { refuseArgs } from "../command.ts";
import { openParts } from "../open-parts.ts";
import { reportReady, untilStopped } from "../until-stopped.ts";
import { wireLoops } from "../wiring.ts";
import { work } from "../work.ts";

export const command: Command = {
  usage: `
Usage: joinery work
Seals the log, follows it, delivers, sends messages to people and keeps time, on the database of DATABASE_URL or of the Joinery that runs on DATA_DIR.
Keeps no state: run as many as you like; what one holds when it dies another takes up. SIGTERM finishes what is under way.
Exit codes: 0 stopped when told to, 1 it failed, 2 wrong use.`,
  async run({ args, settings }) {
    refuseArgs("work", args);
    const stopping = untilStopped();
    const parts = await openParts(settings, "work");
    const loops = wireLoops(parts);
    parts.logger.info({ loops: loops.map(({ name }) => name) }, "working");
    reportReady();
    await work(loops, parts.logger, stopping);
    await parts.close();
    return parts.keys.isLost ? 2 : 0;
  },
};
