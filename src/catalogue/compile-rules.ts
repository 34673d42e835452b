import type { CompileError, Model } from "#decisions";
import { compileAll } from "#decisions";
import type { FeelPart } from "./feel-parts.ts";
import { feelPartsFile, feelPartsPath } from "./feel-parts.ts";
import type { PackError, PackFile } from "./source/pack-file.ts";

/** Compiles a pack's rules with its other pieces of FEEL; what is wrong with one is reported where it stands. */
export function compileRules(
  files: readonly PackFile[],
  parts: readonly FeelPart[],
): { readonly model: Model; readonly errors: readonly PackError[] } {
  const ruled = files.filter(({ path }) => holdsRules.test(path));
  const { model, errors } = compileAll([...ruled, feelPartsFile(parts)]);
  const siteOf = new Map(parts.map(({ decision, site }) => [decision, site]));
  // A piece takes its type from a concept: what is wrong with that is said at the concept alone.
  const said = new Set(
    errors
      .filter(({ path }) => path !== feelPartsPath)
      .map(({ message }) => message),
  );
  const own = errors.filter(
    ({ path, message }) => path !== feelPartsPath || !said.has(message),
  );
  return { model, errors: own.map((error) => toPackError(error, siteOf)) };
}

const holdsRules =
  /^information-concepts\/.*\.yaml$|^services\/[^/]+\/(rules|parameters)\.yaml$/;

function toPackError(
  error: CompileError,
  siteOf: ReadonlyMap<string, FeelPart["site"]>,
): PackError {
  const site =
    error.path === feelPartsPath && error.decision
      ? siteOf.get(error.decision)
      : undefined;
  return {
    ...(site ?? { file: error.path, line: error.line, column: error.column }),
    message: error.message,
    mend: "",
  };
}
