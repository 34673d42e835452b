/** For a test: seals the database of the first argument with the key and heads folder of the others until it is killed. */
import { systemClock } from "#kernel";
import { openDatabase } from "#postgres";
import { runSealer } from "../sealer.ts";
import { loadSigningKey } from "../signing-key.ts";

const [, , url = "", keyFile = "", headsFolder = ""] = process.argv;
process.send?.("sealing");
await runSealer(
  openDatabase({ url }),
  { key: loadSigningKey(keyFile), headsFolder, clock: systemClock },
  new AbortController().signal,
);
