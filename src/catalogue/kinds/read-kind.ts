import type { Condition, ReadFile } from "#decisions";
import { partAt } from "#decisions";
import type { PackError } from "../source/pack-file.ts";
import type { Known, PackKind } from "./kind.ts";
import { sayOf } from "./kind.ts";
import type { Targets } from "./references.ts";
import { checkReferences, declaredTwice, textsAt } from "./references.ts";

/** The files of one kind: what they hold, and what else is asked of it once everything is read. */
export type KindRead<Content> = Pick<PackKind<Content>, "path" | "needed"> & {
  readonly contents: readonly Content[];
  readonly errors: readonly PackError[];
  readonly conditions: readonly Condition[];
  check(known: Known, targets: Targets): readonly PackError[];
};

/** Reads every file of a kind. One that is not as its shape is left out and its faults are returned. */
export function readKind<Content>(
  kind: PackKind<Content>,
  files: readonly ReadFile[],
): KindRead<Content> {
  const { declares = [], references = [], conditions, checks } = kind;
  const read = files.filter(({ path }) => kind.path.test(path)).map(kind.read);
  const parsed = read.flatMap(({ contents, ...file }) =>
    contents.map((content) => ({ ...file, content })),
  );
  return {
    ...kind,
    contents: parsed.map(({ content }) => content),
    errors: read.flatMap(({ faults }) => faults),
    conditions: parsed.flatMap(({ content, tree, path }) =>
      (conditions?.(content) ?? []).flatMap(
        ({ name, at, source = path, ...rest }) => {
          const { part: feel } = partAt(tree, at);
          return name && feel ? [{ ...rest, name, source, feel }] : [];
        },
      ),
    ),
    check: (known, targets) => [
      ...declares.flatMap((declared) =>
        declaredTwice(
          declared.kind,
          parsed.flatMap(({ tree, content }) =>
            "at" in declared
              ? textsAt(tree, declared.at)
              : declared.names(content).map(({ name, at }) => ({
                  text: name,
                  site: partAt(tree, at).at,
                })),
          ),
        ),
      ),
      ...parsed.flatMap(({ content, tree, path: file }) => {
        const said: PackError[] = [];
        checks?.(content, known, { file, tree, say: sayOf(tree, said) });
        return [...checkReferences(tree, references, targets), ...said];
      }),
    ],
  };
}
