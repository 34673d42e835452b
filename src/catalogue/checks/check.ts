import type { PackError } from "../source/pack-file.ts";
import type { Parsed, Path } from "../source/parse-file.ts";
import { nearestName } from "../source/nearest-name.ts";

/** A fault at a path of a file. */
export const faultAt = (
  parsed: Parsed<unknown>,
  path: Path,
  message: string,
  mend: string,
): PackError => ({ ...parsed.siteOf(path), message, mend });

/** The fault of naming something that does not exist. */
export function unknownName(
  parsed: Parsed<unknown>,
  path: Path,
  {
    kind,
    name,
    known,
  }: {
    readonly kind: string;
    readonly name: string;
    readonly known: Iterable<string>;
  },
): PackError {
  const nearest = nearestName(name, known);
  return faultAt(
    parsed,
    path,
    `There is no ${kind} \`${name}\`.`,
    nearest
      ? `Did you mean \`${nearest}\`?`
      : `Declare it, or name one that exists.`,
  );
}

/** A fault for each of these names that does not exist, at its place in the list. */
export function checkNames(
  parsed: Parsed<unknown>,
  path: Path,
  {
    kind,
    names,
    known,
  }: {
    readonly kind: string;
    readonly names: readonly string[];
    readonly known: Iterable<string>;
  },
): readonly PackError[] {
  const all = new Set(known);
  return names.flatMap((name, index) =>
    all.has(name)
      ? []
      : unknownName(parsed, [...path, index], { kind, name, known: all }),
  );
}

/** One fault for each thing declared more than once, at the later place. */
export function declaredTwice(
  items: readonly {
    readonly name: string;
    readonly parsed: Parsed<unknown>;
    readonly path: Path;
  }[],
  kind: string,
): readonly PackError[] {
  const first = new Map<
    string,
    { readonly parsed: Parsed<unknown>; readonly path: Path }
  >();
  return items.flatMap((item) => {
    const earlier = first.get(item.name);
    if (!earlier) {
      first.set(item.name, item);
      return [];
    }
    const site = earlier.parsed.siteOf(earlier.path);
    return [
      faultAt(
        item.parsed,
        item.path,
        `The ${kind} \`${item.name}\` is already declared at ${site.file}:${site.line}.`,
        "Delete one of the two; a name is declared once in the whole pack.",
      ),
    ];
  });
}
