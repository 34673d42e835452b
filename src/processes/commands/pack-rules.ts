import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { WrongUse } from "../command.ts";
import type { CompileError, SourceFile } from "#decisions";

/** Reads a pack's concepts, parameters and rules. @throws WrongUse when the folder holds none. */
export async function readRules(pack: string): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const folder of ["information-concepts", "services"]) {
    const names = await readdir(join(pack, folder), { recursive: true }).catch(
      () => [],
    );
    for (const name of names.toSorted()) {
      const isRules = name.endsWith(".yaml") && !name.endsWith("examples.yaml");
      if (!isRules) continue;
      const path = join(pack, folder, name);
      files.push({
        path: relative(process.cwd(), path),
        text: await readFile(path, "utf8"),
      });
    }
  }
  if (files.length === 0)
    throw new WrongUse(
      `${pack} holds no information-concepts/*.yaml or services/*/*.yaml; name the folder of a pack.`,
    );
  return files;
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
