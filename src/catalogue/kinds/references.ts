import type { Position, Tree } from "#decisions";
import { childOf, nearestName } from "#decisions";
import type { PackError } from "../source/pack-file.ts";

/** Everything a pack can name, as complaints call it; undefined while it is not known. */
export type Targets = {
  readonly [target in Target]: ReadonlySet<string> | undefined;
};
type Target =
  | "organisation"
  | "organisation or council role"
  | "information concept"
  | "address (a record with a `council` field)"
  | "life event"
  | "flow"
  | "service"
  | "customer group"
  | "decision"
  | "source";

/** Where a kind of file names something, and what. A list or a record at the place means each text in it. */
export type Reference = {
  /** The keys to the place, with `*` for each item or entry. */
  readonly at: string;
  /** Words that may stand there instead. */
  readonly or?: readonly string[];
  /** Which texts are names at all. */
  readonly if?: (text: string) => boolean;
} & (
  | { readonly to: Target; readonly among?: Target }
  /** A key or an item of the same file. */
  | { readonly to: string; readonly within: string }
);

/** A fault for each name that nothing has. */
export const checkReferences = (
  tree: Tree,
  references: readonly Reference[],
  targets: Targets,
): readonly PackError[] =>
  references.flatMap((reference) => {
    const { at, to, or = [], if: isName = () => true } = reference;
    const found =
      "within" in reference
        ? namesWithin(tree, reference.within)
        : targets[reference.among ?? reference.to];
    if (found === undefined) return [];
    return textsAt(tree, at)
      .filter(({ text }) => !found.has(text) && !or.includes(text))
      .filter(({ text }) => isName(text))
      .map(({ text, site }) => {
        const nearest = nearestName(
          text,
          [...found, ...or],
          Math.max(2, Math.floor(text.length / 3)),
        );
        return faultAt(
          site,
          `There is no ${to} \`${text}\`.`,
          nearest
            ? `Did you mean \`${nearest}\`?`
            : `Declare it, or name one that exists.`,
        );
      });
  });

export type Sited = { readonly text: string; readonly site: Position };

/** One fault for each thing declared more than once, at the later place. */
export function declaredTwice(
  kind: string,
  names: readonly Sited[],
): readonly PackError[] {
  const first = new Map<string, Position>();
  return names.flatMap(({ text, site }) => {
    const earlier = first.get(text);
    if (!earlier) {
      first.set(text, site);
      return [];
    }
    return faultAt(
      site,
      `The ${kind} \`${text}\` is already declared at ${earlier.path}:${earlier.line}.`,
      "Delete one of the two; a name is declared once in the whole pack.",
    );
  });
}

export const faultAt = (
  { path, line, column }: Position,
  message: string,
  mend: string,
): PackError => ({ file: path, line, column, message, mend });

/** The texts of a file at a place such as `flows.*.fields.*`. */
export const textsAt = (tree: Tree, place: string): readonly Sited[] =>
  partsAt(tree, place).flatMap(({ part, site }) =>
    textsOf(part).map((text) => ({ text, site })),
  );

type Part = { readonly part: Tree; readonly site: Position };

const partsAt = (tree: Tree, place: string): readonly Part[] =>
  place.split(".").reduce<readonly Part[]>(
    (parts, step) =>
      parts.flatMap(({ part, site }) => {
        if (step === "*" && part.kind === "scalar") return [{ part, site }]; // one for all
        return (step === "*" ? stepsOf(part) : [step]).flatMap((one) => {
          const [child, at] = childOf(part, one);
          return child && at ? [{ part: child, site: at }] : [];
        });
      }),
    [{ part: tree, site: tree.at }],
  );

const stepsOf = (part: Tree): readonly string[] =>
  part.kind === "map"
    ? [...part.entries.keys()]
    : part.kind === "list"
      ? part.items.map((_, index) => String(index))
      : [];

function textsOf(part: Tree): readonly string[] {
  switch (part.kind) {
    case "scalar":
      return [part.written];
    case "empty":
      return [];
    case "list":
      return part.items.flatMap(textsOf);
    case "map":
      return [...part.entries.values()].flatMap(textsOf);
  }
}

/** The keys of a record of the file, or the items of a list. */
const namesWithin = (tree: Tree, place: string): ReadonlySet<string> =>
  new Set(
    partsAt(tree, place).flatMap(({ part }) =>
      part.kind === "map" ? stepsOf(part) : textsOf(part),
    ),
  );
