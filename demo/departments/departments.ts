/** The systems of every made-up body, in one process. See README.md for its settings. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { systemClock } from "#kernel";
import { runOutbox } from "#delivery/kit";
import { createMachineServer } from "./machine-server.ts";
import { openControlPages } from "./pages/control-pages.ts";
import { readDepartmentSettings } from "./settings.ts";
import { openWorld } from "./world.ts";

const settings = readDepartmentSettings(process.env);
const stopping = new AbortController();
for (const signal of ["SIGTERM", "SIGINT", "disconnect"])
  process.once(signal, () => stopping.abort());

let url = "";
const world = openWorld(settings, systemClock, () => url);
const server = createMachineServer(world).listen(settings.port, "127.0.0.1");
await once(server, "listening");
url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const pages = await openControlPages(world, settings.pagePort);
const outbox = runOutbox(
  {
    database: world.inbox.database,
    clock: systemClock,
    senderUrl: settings.joineryUrl,
    keyOf: world.keyOf,
  },
  stopping.signal,
);
console.log(
  JSON.stringify({
    level: 30,
    name: "departments",
    msg: `bodies' systems at ${url}; control page at ${pages.url}`,
  }),
);
process.send?.({ ready: true });

if (!stopping.signal.aborted) await once(stopping.signal, "abort");
server.closeAllConnections();
server.close();
await pages.close();
await outbox;
world.close();
process.exitCode = 0;
process.disconnect?.();
