import { fromSource } from "./model/from-source.ts";
import type { Model } from "./model/model.ts";
import { fromYaml } from "./source/from-yaml.ts";
import { proveRanges } from "./prove-ranges.ts";
import type { CompileError, Condition, SourceFile } from "./source/source.ts";
import type { ReadFile } from "./source/tree.ts";
import { readTree } from "./source/tree.ts";

type Compiled = {
  readonly model: Model;
  readonly errors: readonly CompileError[];
};

/** Compiles what can be compiled; decisions with errors, and those that need them, are left out. */
export const compileAll = (files: readonly SourceFile[]): Compiled =>
  compileTrees(files.map(readTree));

/** Compiles files that are read already, with the conditions that stand outside them. */
export function compileTrees(
  files: readonly ReadFile[],
  conditions: readonly Condition[] = [],
): Compiled {
  const read = fromYaml(files, conditions);
  const { model, errors } = fromSource(read.source);
  const found = [...read.errors, ...errors];
  // What is left out after an error would only look unproven.
  const unproven = found.length > 0 ? [] : proveRanges(model);
  return { model, errors: inFileOrder([...found, ...unproven]) };
}

const inFileOrder = (errors: readonly CompileError[]): CompileError[] =>
  errors.toSorted((a, b) =>
    a.path === b.path
      ? a.line - b.line || a.column - b.column
      : a.path < b.path
        ? -1
        : 1,
  );
