/** For a test: seals the database of the first argument with the key and heads folder of the others until it is killed. */
import { readFileSync } from "node:fs";
import { systemClock } from "#kernel";
import { openDatabase } from "#postgres";
import { runSealer } from "../sealer.ts";
import { parseSigningKey } from "./parse-signing-key.ts";

const [, , url = "", keyFile = "", headsTo = ""] = process.argv;
const key = parseSigningKey(readFileSync(keyFile, "utf8"));
process.send?.("sealing");
await runSealer(
  openDatabase({ url }),
  { key: () => key, headsTo, clock: systemClock },
  new AbortController().signal,
);
