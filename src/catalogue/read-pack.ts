import { isUtf8 } from "node:buffer";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Result } from "#kernel";
import { fail, ok } from "#kernel";
import type { PackError, PackFile } from "./source/pack-file.ts";

/** Reads a pack's files from a folder, sorted by path. Tests that lie beside the content and hidden files are left out. */
export async function readPack(
  folder: string,
): Promise<Result<readonly PackFile[], readonly PackError[]>> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const paths = entries
    .filter((entry) => entry.isFile() && !/^\.|\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const read = await Promise.all(
    paths.map(async (path) => ({
      path: relative(folder, path).split(sep).join("/"),
      bytes: await readFile(path),
    })),
  );
  const unreadable = read
    .filter(({ bytes }) => !isUtf8(bytes))
    .map(({ path }) => notText(path));
  if (unreadable.length > 0) return fail(unreadable);
  return ok(
    read
      .map(({ path, bytes }) => ({ path, text: bytes.toString("utf8") }))
      .toSorted((left, right) => (left.path < right.path ? -1 : 1)),
  );
}

const notText = (file: string): PackError => ({
  file,
  line: 1,
  column: 1,
  message: "This file is not UTF-8 text.",
  mend: "Save it as UTF-8; a pack holds text only.",
});
