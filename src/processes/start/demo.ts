import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const demo = (path: string): string =>
  fileURLToPath(new URL(`../../../demo/${path}`, import.meta.url));

/** The departments' own systems: one process that acts for all of them. */
export const departmentsFile: string = demo("departments/departments.ts");
/** Writes the made-up people; run once for each new database. */
export const seedFile: string = demo("people/seed.ts");

const markOf = (dataDir: string): string => join(dataDir, "seeded.txt");
const nameOf = (databaseUrl: string): string =>
  createHash("sha256").update(databaseUrl).digest("hex").slice(0, 16);

/** True when this database has its made-up people, or there is nobody to write. */
export function isSeeded(dataDir: string, databaseUrl: string): boolean {
  if (!existsSync(seedFile)) return true;
  const mark = markOf(dataDir);
  return (
    existsSync(mark) && readFileSync(mark, "utf8").includes(nameOf(databaseUrl))
  );
}

export const markSeeded = (dataDir: string, databaseUrl: string): void =>
  writeFileSync(markOf(dataDir), `${nameOf(databaseUrl)}\n`, { flag: "a" });
