import { join } from "node:path";
import { z } from "zod";
import { checkConformance } from "#conformance";
import type { ConformanceResult } from "#conformance";
import { openSigningKey } from "#delivery";
import type { SigningKey } from "#delivery";
import { attempt, systemClock } from "#kernel";
import type { Command } from "../command.ts";
import { form, WrongUse } from "../command.ts";
import { prepareDataFolder } from "../data-folder.ts";
import { deliveryKeyOf } from "../open-keys.ts";
import { openParts } from "../open-parts.ts";
import type { Settings } from "../settings.ts";
import { findServer } from "../with-database.ts";

const options = {
  flow: { type: "string" },
  fields: { type: "string" },
  key: { type: "string" },
} as const;

export const command: Command = {
  usage: `
Usage: joinery conformance URL --flow FLOW@VERSION [--fields JSON] [--key FILE]
Sends made-up events to a department's events address and checks its answers against docs/contract: receipts, repeats, order,
signatures, size and form. The address must have signed the flow and trust our key: the installation's own when its database can be
reached, else that of FILE (DATA_DIR/conformance-key.json unless told; made on first use); --fields are fields of that flow, none unless told.
Ends with "N passed, N failed". Exit codes: 0 it conforms, 1 it does not, 2 wrong use.`,
  run: form({ options, words: [1, 1] }, async ({ values, words, settings }) => {
    const flow = /^(.+)@(\d+)$/.exec(values.flow ?? "");
    const [address = ""] = words;
    if (!URL.canParse(address) || flow === null) return undefined;
    const results = await checkConformance({
      url: new URL(address),
      flow: flow[1] ?? "",
      flowVersion: Number(flow[2]),
      fields: fieldsOf(values.fields),
      key: await keyFor(settings, values.key),
      clock: systemClock,
    });
    const failed = results.filter(({ passed }) => !passed).length;
    const count = `${results.length - failed} passed, ${failed} failed`;
    const said = results.map(lineOf).join("") + count;
    return { said, code: failed === 0 ? 0 : 1 };
  }),
};

async function keyFor(
  settings: Settings,
  file: string | undefined,
): Promise<SigningKey> {
  if (file !== undefined) return openSigningKey(file);
  if (findServer(settings) === undefined) {
    prepareDataFolder(settings.dataDir);
    return openSigningKey(join(settings.dataDir, "conformance-key.json"));
  }
  const parts = await openParts(settings, "conformance");
  const key = deliveryKeyOf(parts.keys)();
  await parts.close();
  return key;
}

const lineOf = ({ check, passed, expected, got }: ConformanceResult): string =>
  passed
    ? `  passed  ${check}\n`
    : `  FAILED  ${check}: expected ${expected}, got ${got}\n`;

function fieldsOf(text = "{}"): Readonly<Record<string, z.core.util.JSONType>> {
  const fields = fieldsShape.safeParse(attempt(() => JSON.parse(text)));
  if (fields.success) return fields.data;
  throw new WrongUse(
    '--fields must be a JSON object, for example \'{"deceased.name":"Arthur Hill"}\'.',
  );
}

const fieldsShape = z.record(z.string(), z.json());
