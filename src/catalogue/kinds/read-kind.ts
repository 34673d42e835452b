import type { Condition, ReadFile } from "#decisions";
import { partAt, plainOf } from "#decisions";
import { explainIssue } from "../source/explain-issue.ts";
import type { PackError } from "../source/pack-file.ts";
import type { InFile, Known, PackKind } from "./kind.ts";
import type { Targets } from "./references.ts";
import {
  checkReferences,
  declaredTwice,
  faultAt,
  textsAt,
} from "./references.ts";

/** The files of one kind: what they hold, and what else is asked of it once everything is read. */
export type KindRead<Content> = Pick<PackKind<Content>, "path" | "needed"> & {
  readonly contents: readonly Content[];
  readonly errors: readonly PackError[];
  readonly conditions: readonly Condition[];
  check(known: Known, targets: Targets): readonly PackError[];
};

type Parsed<Content> = ReadFile & { readonly content: Content };

/** Reads every file of a kind. One that is not as its shape is left out and its faults are returned. */
export function readKind<Content>(
  kind: PackKind<Content>,
  files: readonly ReadFile[],
): KindRead<Content> {
  const { path, needed, conditions, checks } = kind;
  const errors: PackError[] = [];
  const parsed = files
    .filter((file) => path.test(file.path))
    .flatMap((file) => parseFile(file, kind, errors));
  return {
    path,
    ...(needed === undefined ? {} : { needed }),
    contents: parsed.map(({ content }) => content),
    errors,
    conditions: parsed.flatMap(({ content, tree, path: file }) =>
      (conditions?.(content, file) ?? []).flatMap(({ name, at, ...rest }) => {
        const { part: feel } = partAt(tree, at);
        return name && feel ? [{ ...rest, name, feel }] : [];
      }),
    ),
    check: (known, targets) => [
      ...checkDeclared(kind, parsed),
      ...parsed.flatMap(({ content, tree, path: file }) => {
        const said: PackError[] = [];
        checks?.(content, known, { file, tree, say: sayOf(tree, said) });
        return [
          ...checkReferences(tree, kind.references ?? [], targets),
          ...said,
        ];
      }),
    ],
  };
}

/** Notes what is wrong at a place of a file. */
const sayOf =
  (tree: ReadFile["tree"], said: PackError[]): InFile["say"] =>
  (path, message, mend) =>
    void said.push(faultAt(partAt(tree, path).at, message, mend));

export function parseFile<Content>(
  file: ReadFile,
  { shape }: PackKind<Content>,
  errors: PackError[],
): readonly Parsed<Content>[] {
  const mend =
    "Check the indentation, quotes and colons on this line and the one above.";
  errors.push(
    ...file.errors.map(({ message, ...site }) => faultAt(site, message, mend)),
  );
  if (file.errors.length > 0) return [];
  const checked = shape.safeParse(plainOf(file.tree) ?? {});
  if (checked.success) return [{ ...file, content: checked.data }];
  const say = sayOf(file.tree, errors);
  for (const { path, message, mend } of checked.error.issues.flatMap(
    explainIssue,
  ))
    say(path, message, mend);
  return [];
}

const checkDeclared = <Content>(
  { declares = [] }: PackKind<Content>,
  files: readonly Parsed<Content>[],
): readonly PackError[] =>
  declares.flatMap((declared) =>
    declaredTwice(
      declared.kind,
      files.flatMap(({ tree, content }) =>
        "at" in declared
          ? textsAt(tree, declared.at)
          : declared.names(content).map(({ name, at }) => ({
              text: name,
              site: partAt(tree, at).at,
            })),
      ),
    ),
  );
