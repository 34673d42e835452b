import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { text as textOfStream } from "node:stream/consumers";
import { isLocalDate } from "#kernel";
import type { CompileError, Outcome } from "#decisions";
import {
  compileAll,
  decideAll,
  explain,
  formatValue,
  parseFacts,
  plainValue,
  planOf,
} from "#decisions";
import type { Command, Done } from "../command.ts";
import { form, WrongUse } from "../command.ts";
import { describeErrors, filesOfPack, rulesOf } from "./pack-rules.ts";

const options = {
  facts: { type: "string" },
  "as-of": { type: "string" },
  json: { type: "boolean" },
  pack: { type: "string" },
} as const;

export const command: Command = {
  usage: `
Usage: joinery decide --facts FILE|- --as-of DATE [--json] [--pack DIR] DECISION…
Decides from facts in JSON, as the law stood on a date, and says why.
Exit codes: 0 decided; 1 a rule does not compile; 2 wrong use (unknown fact or decision, bad unit, no such file).`,
  run: form({ options, words: [1, Infinity] }, async (given) => {
    const { values, words, settings } = given;
    const asOf = values["as-of"];
    if (values.facts === undefined) return undefined;
    if (asOf === undefined || !isLocalDate(asOf))
      throw new WrongUse("--as-of needs a date that exists, as YYYY-MM-DD.");
    const pack = resolve(values.pack ?? settings.packDir);
    const files = await filesOfPack(pack);
    const { model, errors } = compileAll(rulesOf(pack, files));
    const facts = parseFacts(model, await readFacts(values.facts));
    if (facts.kind === "failure")
      throw new WrongUse(facts.error.map(({ message }) => message).join("\n"));
    const plan = planOf(model);
    const unknown = words.find((name) => !plan.slotOf.has(name));
    if (unknown !== undefined) return refuseDecision(unknown, errors);
    const outcomes = decideAll(plan, {
      decisions: words,
      facts: facts.value,
      asOf,
    });
    if (!values.json)
      return [...outcomes].map(([name, one]) => textOf(name, one)).join("");
    const all = [...outcomes].map(([name, one]) => [name, jsonOf(one)]);
    return JSON.stringify(Object.fromEntries(all), undefined, 1);
  }),
};

/** A decision the pack does not have is wrong use; one that does not compile is the pack's fault, and says where. */
function refuseDecision(name: string, errors: readonly CompileError[]): Done {
  if (errors.length === 0)
    throw new WrongUse(`The pack decides nothing named “${name}”.`);
  process.stderr.write(
    `The pack decides nothing named “${name}”, or its rule, or one it needs, does not compile:\n${describeErrors(errors)}\n`,
  );
  return 1;
}

async function readFacts(path: string): Promise<Record<string, unknown>> {
  const text = await (
    path === "-" ? textOfStream(process.stdin) : readFile(path, "utf8")
  ).catch(() => {
    throw new WrongUse(`${path}: there is no such file to read.`);
  });
  try {
    const facts: unknown = JSON.parse(text);
    if (typeof facts === "object" && facts !== null && !Array.isArray(facts))
      return facts as Record<string, unknown>;
  } catch {
    // Said below, together with what is JSON but not an object.
  }
  throw new WrongUse(
    `${path}: facts are a JSON object, such as { "person.dateOfBirth": "YYYY-MM-DD" }.`,
  );
}

const linesOf = ({ because }: Outcome) => explain(because, "en");

function jsonOf(outcome: Outcome): unknown {
  const because = linesOf(outcome).map(({ depth, text, source, decision }) => ({
    depth,
    text,
    source,
    decision,
  }));
  return {
    outcome: outcome.kind,
    ...(outcome.kind === "decided" && {
      value: plainValue(outcome.value),
      shown: formatValue(outcome.value, "en"),
    }),
    ...(outcome.kind === "needs-input" && { missing: outcome.missing }),
    because,
  };
}

function textOf(name: string, outcome: Outcome): string {
  const answer =
    outcome.kind === "decided"
      ? formatValue(outcome.value, "en")
      : outcome.kind === "needs-input"
        ? `needs ${outcome.missing.join(", ")}`
        : "does not apply";
  const lines = linesOf(outcome).map(
    ({ depth, text, source }) => `${"  ".repeat(depth + 1)}${text} (${source})`,
  );
  return [`${name}: ${answer}`, ...lines, "", ""].join("\n");
}
