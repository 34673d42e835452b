/** For a test: starts a server on the folder of the first argument, sends its process id, and waits to be killed. */
import { startEmbedded } from "../server.ts";

const server = await startEmbedded({ dataDir: process.argv[2] ?? "" });
process.send?.(server.pid);
setInterval(() => {}, 60_000);
