import { resolve } from "node:path";
import { compileAll, planOf } from "#decisions";
import type { Command } from "../command.ts";
import { form } from "../command.ts";
import { readCases } from "./case-file.ts";
import { changedFlows } from "./pack-check.ts";
import { describeErrors, filesOfPack, rulesOf } from "./pack-rules.ts";
import type { CaseResult } from "./try-case.ts";
import { tryCase } from "./try-case.ts";

const options = {
  json: { type: "boolean" },
  pack: { type: "string" },
} as const;

export const command: Command = {
  usage: `
Usage: joinery cases [--json] [--pack DIR] FILE…
Decides each case of entitlement-cases/1 files (or of a service's examples.yaml) as of its date and compares what it expects.
  --json      one JSON object: passed, failed, programmes, failures
  --pack DIR  the pack whose rules decide (PACK_DIR or packs/uk)
Exit codes: 0 all pass; 1 a case failed, a rule does not compile or a signed flow was changed; 2 wrong use (no such file, not the format, unknown fact, bad unit).`,
  run: form({ options, words: [1, Infinity] }, async (given) => {
    const { values, settings } = given;
    const pack = resolve(values.pack ?? settings.packDir);
    const files = await filesOfPack(pack);
    const changed = await changedFlows(settings, files);
    if (changed.length > 0) {
      process.stderr.write(changed.join(""));
      return 1;
    }
    const cases = (await Promise.all(given.words.map(readCases))).flat();
    const { model, errors } = compileAll(rulesOf(pack, files));
    if (errors.length > 0)
      process.stderr.write(
        `${describeErrors(errors)}\n${errors.length} compile errors; decisions with errors, and those that need them, are left out.\n\n`,
      );
    const plan = planOf(model);
    const results = cases.map((given) => tryCase(model, plan, given));
    const said = values.json
      ? JSON.stringify(summaryOf(results), undefined, 1)
      : report(results);
    if (results.some(({ isUnusable }) => isUnusable)) return { said, code: 2 };
    const isBad = errors.length > 0 || results.some(isFailed);
    return { said, code: isBad ? 1 : 0 };
  }),
};

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
