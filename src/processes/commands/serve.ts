import type { Command } from "../command.ts";
import { refuseArgs } from "../command.ts";
import { openParts } from "../open-parts.ts";
import { serve } from "../serve.ts";
import { aborted, reportReady, untilStopped } from "../until-stopped.ts";

export const command: Command = {
  usage: `
Usage: joinery serve
Answers web requests on HOST:PORT from the database of DATABASE_URL, or of the Joinery that runs on DATA_DIR.
Keeps no state: run as many as you like behind a load balancer, with the same PUBLIC_URL. SIGTERM lets requests under way finish.
Exit codes: 0 stopped when told to, 1 it failed, 2 wrong use.`,
  async run({ args, settings }) {
    refuseArgs("serve", args);
    const stopping = untilStopped();
    const parts = await openParts(settings, "serve");
    const { publicUrl, close } = await serve(parts);
    parts.logger.info({ url: publicUrl }, "answering");
    reportReady(publicUrl);
    await aborted(stopping);
    await close();
    await parts.close();
    return parts.keys.isLost ? 2 : 0;
  },
};
