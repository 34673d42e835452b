import { findRow, rooms, schemaOf } from "./rooms.ts";
import type { SourceFile } from "./source.ts";

export type Finding = {
  readonly path: string;
  readonly line: number;
  readonly message: string;
};

/** The room a path lies in; undefined outside `src/`. */
const roomOf = (path: string): string | undefined =>
  /^src\/([^/]+)\//.exec(path)?.[1];

function importFinding(
  file: SourceFile,
  room: string,
  from: string,
): string | undefined {
  const target = from.startsWith("#")
    ? from.slice(1).split("/")[0]
    : escapedRoom(file, from);
  const isWords = file.path === "src/kernel/words.ts" && target === "words";
  if (target === undefined || target === room || isWords) return undefined;
  if (from.startsWith("."))
    return `reaches into ${target} by path; import its door "#${target}" instead.`;
  if (["conformance", "demo", "bench"].includes(target) && room === "processes")
    return undefined;
  if (from === "#demo/sign-in" && file.isTest) return undefined;
  const [own, theirs] = [findRow(room), findRow(target)];
  if (theirs === undefined || own === undefined)
    return `imports “${target}”, which is no room of ARCHITECTURE.md.`;
  if (theirs >= own)
    return `imports ${target}, which is not above ${room}: arrows point up only.`;
  if (
    target === "web" &&
    room !== "processes" &&
    !/\/pages\//.test(file.path) &&
    !file.isTest
  )
    return "imports web outside pages/: only screens know HTTP and HTML.";
  return undefined;
}

function escapedRoom(file: SourceFile, from: string): string | undefined {
  if (!from.startsWith(".")) return undefined;
  const depth = file.path.split("/").length - 3; // folders below the room
  const climbs = from.split("/").filter((part) => part === "..").length;
  return climbs > depth
    ? from.split("/").find((part) => !/^\.+$/.test(part))
    : undefined;
}

/** Arrows between rooms drawn by imports. */
export function importArrows(files: readonly SourceFile[]): readonly Finding[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    if (room === undefined) return [];
    return file.imports.flatMap(({ from, line }) => {
      const message = importFinding(file, room, from);
      return message === undefined
        ? []
        : [{ path: file.path, line, message: `${room} ${message}` }];
    });
  });
}

export type Migration = { readonly path: string; readonly text: string };

/** `schema.table` of every table that the migrations make. */
function tablesOf(migrations: readonly Migration[]): ReadonlySet<string> {
  const pattern =
    /create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?([a-z_]+\.[a-z_]+)/gi;
  return new Set(
    migrations.flatMap(({ text }) =>
      Array.from(text.matchAll(pattern), (match) => match[1] ?? ""),
    ),
  );
}

function reaches(
  text: string,
  schema: string,
  tables: ReadonlySet<string>,
): readonly { name: string; line: number }[] {
  const pattern =
    /\b(?:from|join|into|update|references|table|on)\s+(?:only\s+)?([a-z_]+\.[a-z_]+)\b/gi;
  return Array.from(text.matchAll(pattern), (match) => ({
    name: match[1] ?? "",
    index: match.index,
  }))
    .filter(({ name }) => tables.has(name) && !name.startsWith(`${schema}.`))
    .map(({ name, index }) => ({
      name,
      line: text.slice(0, index).split("\n").length,
    }));
}

/** Arrows drawn by SQL: a room touches another's tables only through its functions and views. */
export function sqlArrows(
  files: readonly SourceFile[],
  migrations: readonly Migration[],
): readonly Finding[] {
  const tables = tablesOf(migrations);
  const owners = [
    ...files
      .filter((file) => !file.isTest)
      .map((file) => ({ ...file, room: roomOf(file.path) })),
    ...migrations.map((one) => ({
      ...one,
      room: rooms.find((room) => one.path.includes(`-${room}`)),
    })),
  ];
  return owners.flatMap(({ path, text, room }) =>
    room === undefined || room === "processes"
      ? []
      : reaches(text, schemaOf(room), tables).map(({ name, line }) => ({
          path,
          line,
          message: `${room} reaches into the table ${name}; use a function or view that its room publishes.`,
        })),
  );
}
