import { resolve } from "node:path";
import { compileAll, planOf } from "#decisions";
import type { Command } from "../command.ts";
import { WrongUse } from "../command.ts";
import type { Settings } from "../settings.ts";
import { readCases } from "./case-file.ts";
import { changedFlows } from "./pack-check.ts";
import { readOptions } from "./options.ts";
import { describeErrors, filesOfPack, rulesOf } from "./pack-rules.ts";
import type { CaseResult } from "./try-case.ts";
import { tryCase } from "./try-case.ts";

export const command: Command = {
  usage: `
Usage: joinery cases [--json] [--pack DIR] FILE…
Decides each case of entitlement-cases/1 files (or of a service's examples.yaml) as of its date and compares what it expects.
  --json      one JSON object: passed, failed, programmes, failures
  --pack DIR  the pack whose rules decide (PACK_DIR or packs/uk)
Exit codes: 0 all pass; 1 a case failed, a rule does not compile or a signed flow was changed; 2 wrong use (no such file, not the format, unknown fact, bad unit).`,
  async run({ args, settings }) {
    const options = parsedOptions(args, settings);
    const files = await filesOfPack(options.pack);
    const changed = await changedFlows(settings, files);
    if (changed.length > 0) {
      process.stderr.write(changed.join(""));
      return 1;
    }
    const cases = (await Promise.all(options.files.map(readCases))).flat();
    const { model, errors } = compileAll(rulesOf(options.pack, files));
    if (errors.length > 0)
      process.stderr.write(
        `${describeErrors(errors)}\n${errors.length} compile errors; decisions with errors, and those that need them, are left out.\n\n`,
      );
    const plan = planOf(model);
    const results = cases.map((given) => tryCase(model, plan, given));
    process.stdout.write(
      options.json
        ? `${JSON.stringify(summaryOf(results), undefined, 1)}\n`
        : report(results),
    );
    if (results.some(({ isUnusable }) => isUnusable)) return 2;
    return errors.length > 0 || results.some(isFailed) ? 1 : 0;
  },
};

type Options = {
  readonly json: boolean;
  readonly pack: string;
  readonly files: readonly string[];
};

function parsedOptions(
  args: readonly string[],
  { packDir }: Settings,
): Options {
  const { values, positionals } = readOptions(args, {
    json: { type: "boolean" },
    pack: { type: "string" },
  });
  if (positionals.length === 0)
    throw new WrongUse("Name at least one case file.");
  return {
    json: values.json ?? false,
    pack: resolve(values.pack ?? packDir),
    files: positionals,
  };
}

const isFailed = ({ failures }: CaseResult): boolean => failures.length > 0;

function summaryOf(results: readonly CaseResult[]) {
  const programmes = [
    ...Map.groupBy(results, ({ programme }) => programme),
  ].map(([programme, group]) => {
    const failed = group.filter(isFailed).length;
    return { programme, passed: group.length - failed, failed };
  });
  const failed = results.filter(isFailed).length;
  return {
    passed: results.length - failed,
    failed,
    programmes,
    failures: results.flatMap(({ failures }) => failures),
  };
}

function report(results: readonly CaseResult[]): string {
  const { passed, failed, programmes, failures } = summaryOf(results);
  const shown = failures.map(
    ({ id, fact, expected, got, because }) =>
      `${id}  ${fact}\n  expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(got)}\n  because  ${because}\n`,
  );
  const width = Math.max(
    9,
    ...programmes.map(({ programme }) => programme.length),
  );
  const table = [
    `${"programme".padEnd(width)}  passed  failed`,
    ...programmes.map(
      (row) =>
        `${row.programme.padEnd(width)}  ${String(row.passed).padStart(6)}  ${String(row.failed).padStart(6)}`,
    ),
  ];
  return [
    ...shown,
    ...assumptions(results),
    ...table,
    "",
    `${passed} passed, ${failed} failed`,
    "",
  ].join("\n");
}

/** What was assumed where cases were silent, and in how many of them. */
function assumptions(results: readonly CaseResult[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { assumed } of results)
    for (const name of assumed) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (counts.size === 0) return [];
  return [
    "Assumed where a case was silent (the pack says so; only this command does it):",
    ...[...counts].map(([name, count]) => `  ${name} in ${count} cases`),
    "",
  ];
}
