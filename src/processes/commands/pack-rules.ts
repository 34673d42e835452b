import { join, relative } from "node:path";
import type { PackFile } from "#catalogue";
import { formatPackError, holdsRules, readPack } from "#catalogue";
import type { CompileError } from "#decisions";
import { isOk, ok } from "#kernel";
import { WrongUse } from "../command.ts";

/** Every file of a pack's folder. @throws WrongUse when it cannot be read. */
export async function filesOfPack(pack: string): Promise<readonly PackFile[]> {
  const files = await readPack(pack).catch(() => ok([]));
  if (isOk(files)) return files.value;
  throw new WrongUse(files.error.map(formatPackError).join("\n"));
}

/** A pack's concepts, parameters and rules. @throws WrongUse when there are none. */
export function rulesOf(
  pack: string,
  files: readonly PackFile[],
): readonly PackFile[] {
  const rules = files.filter(holdsRules).map(({ path, text }) => ({
    path: relative(process.cwd(), join(pack, path)),
    text,
  }));
  if (rules.length > 0) return rules;
  throw new WrongUse(
    `${pack} holds no information-concepts/*.yaml or services/*/*.yaml; name the folder of a pack.`,
  );
}

/** Compile errors for a terminal: by file, with line, column and what to do. */
export function describeErrors(errors: readonly CompileError[]): string {
  const byFile = Map.groupBy(errors, (error) => error.path);
  return [...byFile]
    .map(
      ([path, list]) =>
        `${path}\n${list
          .map(
            ({ line, column, message, decision }) =>
              `  ${line}:${column}  ${decision === undefined ? "" : `${decision}: `}${message}`,
          )
          .join("\n")}`,
    )
    .join("\n");
}
