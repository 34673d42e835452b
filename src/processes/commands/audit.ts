import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { publicJwkShape, verifyingKey } from "#delivery";
import { readHeads } from "#log";
import type { ReceiptKeys } from "#notices";
import { verifyReceipt } from "#notices";
import type { Command } from "../command.ts";
import { form, WrongUse } from "../command.ts";

const jwks = z.object({ keys: z.array(publicJwkShape) });

const options = {
  keys: { type: "string" },
  heads: { type: "string" },
} as const;

export const command: Command = {
  usage: `
Usage: joinery audit receipt FILE --keys JWKS [--heads FOLDER]
Checks a receipt that a person was given, without the database: that our published key signed it, and that its log entry
stands under a batch signed by a key in FOLDER (DATA_DIR/heads unless told). JWKS is a file with the keys of /.well-known/jwks.json.
Exit codes: 0 it is genuine, 1 it is not, 2 wrong use.`,
  run: new Map([
    [
      "receipt",
      form({ options, words: [1, 1] }, async (given) => {
        const { keys: jwks, heads = join(given.settings.dataDir, "heads") } =
          given.values;
        if (jwks === undefined) return undefined;
        const keys = await keysFrom(jwks, heads);
        const read = await verifyReceipt(readText(given.words[0]!), keys);
        if (read.kind === "failure")
          return { said: `Not genuine: ${read.error}.`, code: 1 };
        const receipt = read.value;
        const told = receipt.told.map((one) =>
          typeof one === "string"
            ? one
            : `${one.organisation} by ${one.flow}@${one.version}`,
        );
        const proof =
          "log" in receipt
            ? "The signature and the proof from the log are genuine."
            : "The signature is genuine; this form carries no proof from the log.";
        const head = `${receipt.reference}: ${receipt.event}, confirmed ${receipt.confirmedAt}`;
        return [head, ...told.map((line) => `  ${line}`), proof].join("\n");
      }),
    ],
  ]),
};

function readText(path: string): string {
  if (!existsSync(path)) throw new WrongUse(`There is no file ${path}.`);
  return readFileSync(path, "utf8");
}

/** Our keys from the JWKS; the log's from the folder of heads, by fingerprint. */
async function keysFrom(path: string, heads: string): Promise<ReceiptKeys> {
  const parsed = jwks.safeParse(JSON.parse(readText(path)));
  if (!parsed.success)
    throw new WrongUse(
      `${path} is no JWKS with Ed25519 keys; save /.well-known/jwks.json there.`,
    );
  const { keys: logKeys } = await readHeads(heads);
  const own = parsed.data.keys.map(verifyingKey);
  return {
    findKey: (keyId) => own.find((key) => key.keyId === keyId),
    findLogKey: (fingerprint) => logKeys.get(fingerprint),
  };
}
