import type { Finding } from "./arrows.ts";
import type { Doors, SourceFile } from "./source.ts";
import { resolveImport } from "./source.ts";

type House = {
  readonly root: string;
  readonly files: readonly SourceFile[];
  readonly doors: Doors;
};
/** Of each file, who imports each of its names. */
type Uses = ReadonlyMap<string, ReadonlyMap<string, readonly SourceFile[]>>;

function usesOf({ root, files, doors }: House): Uses {
  const uses = new Map<string, Map<string, SourceFile[]>>();
  for (const file of files)
    for (const one of file.imports) {
      const target = resolveImport(root, file, one.from, doors);
      if (target === undefined) continue;
      const known = uses.get(target) ?? new Map<string, SourceFile[]>();
      for (const name of one.names)
        known.set(name, [...(known.get(name) ?? []), file]);
      uses.set(target, known);
    }
  return uses;
}

const pathOf = (door: string): string => door.replace(/^\.\//, "");
/** Doors that pass on and do nothing else. */
const doorPaths = (doors: Doors): ReadonlySet<string> =>
  new Set(
    Object.values(doors)
      .map(pathOf)
      .filter((path) => path.endsWith("/index.ts")),
  );

/** Who uses a name of a file, by its room's door too. */
function usersOf(
  uses: Uses,
  doors: ReadonlySet<string>,
  { path, name }: { readonly path: string; readonly name: string },
): readonly SourceFile[] {
  const known = uses.get(path);
  return [...(known?.get(name) ?? []), ...(known?.get("*") ?? [])].flatMap(
    (user) =>
      doors.has(user.path)
        ? user.imports
            .flatMap(({ passes }) => passes.get(name) ?? [])
            .flatMap((as) =>
              usersOf(uses, doors, { path: user.path, name: as }),
            )
        : [user],
  );
}

const isNamedTwice = ({ text }: SourceFile, name: string): boolean =>
  text.split(new RegExp(`\\b${RegExp.escape(name)}\\b`)).length > 2;

/** Files nothing imports, and exports that nothing uses, or tests alone; `entries` are started by hand or by a script. */
export function dead(
  house: House & { readonly entries: (path: string) => boolean },
): readonly Finding[] {
  const uses = usesOf(house);
  const doors = doorPaths(house.doors);
  const isDoor = (path: string): boolean =>
    Object.values(house.doors).some((door) => pathOf(door) === path);
  const checked = house.files.filter(
    ({ path, isTest }) => !house.entries(path) && !isTest,
  );
  return checked.flatMap((file): readonly Finding[] => {
    const { path } = file;
    if (!uses.has(path) && !isDoor(path))
      return [
        { path, line: 1, message: "is a dead file: nothing imports it." },
      ];
    return file.exports.flatMap(({ name, line }) => {
      const users = usersOf(uses, doors, { path, name });
      if (users.some(({ isTest }) => !isTest)) return [];
      const isOwn = isNamedTwice(file, name);
      if (users.length > 0 && isOwn) return [];
      const message = `exports ${name}, which ${users.length === 0 ? "nothing uses" : "tests alone use"}.`;
      return [{ path, line, message }];
    });
  });
}

/** What a door passes on and nobody takes. */
export function passedOnInVain(house: House): readonly Finding[] {
  const uses = usesOf(house);
  const doors = doorPaths(house.doors);
  return house.files
    .filter(({ path }) => doors.has(path))
    .flatMap(({ path, imports }) =>
      imports.flatMap(({ passes, line }) =>
        [...passes.values()]
          .filter((name) => usersOf(uses, doors, { path, name }).length === 0)
          .map((name) => ({
            path,
            line,
            message: `passes on ${name}, which nobody takes from this door.`,
          })),
      ),
    );
}

/** Files that run one another's code in a circle: none of them can be loaded before the others. A type may look back. */
export function circles({
  root,
  files,
  doors,
  mayCall,
}: House & {
  /** What reads a grammar: one part of it calls the others, and they call it. */
  readonly mayCall: (path: string) => boolean;
}): readonly Finding[] {
  const next = new Map(
    files.map((file) => [
      file.path,
      file.imports
        .filter(({ isType }) => !isType)
        .flatMap(({ from }) => resolveImport(root, file, from, doors) ?? []),
    ]),
  );
  const known = new Set<string>();
  const found: Finding[] = [];
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      if (mayCall(path)) return;
      const circle = way.slice(way.indexOf(path));
      const message = `imports itself in a circle: ${[...circle, path].join(" → ")}.`;
      found.push({ path, line: 1, message });
    } else if (!known.has(path)) {
      for (const one of next.get(path) ?? []) walk(one, [...way, path]);
      known.add(path);
    }
  };
  for (const { path } of files) walk(path, []);
  return found;
}
