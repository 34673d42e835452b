/** The table of ARCHITECTURE.md as data: a room may import only from rows above its own. */
const rows: readonly (readonly string[])[] = [
  ["kernel"],
  ["decisions", "postgres", "web"],
  ["log"],
  ["catalogue", "keys"],
  ["access"],
  ["people", "contacts"],
  ["delivery"],
  ["notices"],
  ["casework"],
  ["telling"],
  ["front-door", "case-desk", "workbench"],
  ["processes"],
];

export const rooms: readonly string[] = rows.flat();

/** Undefined when the name is no room. */
export function findRow(room: string): number | undefined {
  const row = rows.findIndex((names) => names.includes(room));
  return row < 0 ? undefined : row;
}

/** The schema of a room: its name as SQL writes it. */
export const schemaOf = (room: string): string => room.replaceAll("-", "_");
