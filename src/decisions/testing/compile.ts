import type { Result } from "#kernel";
import { fail, ok } from "#kernel";
import { compileAll } from "../compile.ts";
import type { Model } from "../model/model.ts";
import type { CompileError, SourceFile } from "../source/source.ts";

/** Compiles a whole pack's concepts, parameters and rules, or says everything that is wrong with them. */
export function compile(
  files: readonly SourceFile[],
): Result<Model, readonly CompileError[]> {
  const { model, errors } = compileAll(files);
  return errors.length > 0 ? fail(errors) : ok(model);
}
