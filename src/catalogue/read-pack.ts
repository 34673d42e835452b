import { isUtf8 } from "node:buffer";
import type { Dirent } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Result } from "#kernel";
import { fail, ok } from "#kernel";
import type { PackError, PackFile } from "./source/pack-file.ts";

/**
 * Reads a pack's files from a folder, sorted by path. Tests that lie beside the content and hidden files are left out.
 * @param before what was read earlier: a file that is as it was is the same object, so that nothing that rests on it alone is worked out again
 */
export async function readPack(
  folder: string,
  before: readonly PackFile[] = [],
): Promise<Result<readonly PackFile[], readonly PackError[]>> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const pathOf = (entry: Dirent) =>
    relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/");
  const kept = entries.filter(({ name }) => !/^\.|\.ts$/.test(name));
  const strange = kept
    .filter((entry) => !entry.isFile() && !entry.isDirectory())
    .map((entry) => notFile(pathOf(entry)));
  const paths = kept.filter((entry) => entry.isFile()).map(pathOf);
  const read = await Promise.all(
    paths.map(async (path) => ({
      path,
      bytes: await readFile(join(folder, path)),
    })),
  );
  const unreadable = read
    .filter(({ bytes }) => !isUtf8(bytes))
    .map(({ path }) => notText(path));
  if (strange.length + unreadable.length > 0)
    return fail([...strange, ...unreadable]);
  const known = new Map(before.map((file) => [file.path, file]));
  return ok(
    read
      .map(({ path, bytes }): PackFile => {
        const text = bytes.toString("utf8");
        const was = known.get(path);
        return was?.text === text ? was : { path, text };
      })
      .toSorted((left, right) => (left.path < right.path ? -1 : 1)),
  );
}

const notFile = (file: string): PackError => ({
  file,
  line: 1,
  column: 1,
  message: "This is a link, or no file at all, and is not read.",
  mend: "Put the file itself here; a pack is whole without what lies elsewhere.",
});

const notText = (file: string): PackError => ({
  file,
  line: 1,
  column: 1,
  message: "This file is not UTF-8 text.",
  mend: "Save it as UTF-8; a pack holds text only.",
});
