import { parse } from "yaml";
import type { PackFile } from "../source/pack-file.ts";

/** A file in which two versions differ, and each thing in it that is another; without any, only comments or order are. */
export type FileChange = {
  readonly path: string;
  readonly what: "added" | "removed" | "changed";
  readonly differences: readonly {
    readonly where: string;
    readonly was: string | undefined;
    readonly is: string | undefined;
  }[];
};

/** Everything in which two versions of a pack differ, by file: each rule, flow, rate and word with what it was and is. Pure. */
export function packChanges(
  from: readonly PackFile[],
  to: readonly PackFile[],
): readonly FileChange[] {
  const [old, fresh] = [textsOf(from), textsOf(to)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .toSorted()
    .flatMap((path) => {
      const [was, is] = [old.get(path), fresh.get(path)];
      if (was === is) return [];
      const [before, after] = [leavesOf(was), leavesOf(is)];
      const differences = [...new Set([...before.keys(), ...after.keys()])]
        .map((where) => ({
          where,
          was: before.get(where),
          is: after.get(where),
        }))
        .filter((one) => one.was !== one.is);
      const what =
        was === undefined ? "added" : is === undefined ? "removed" : "changed";
      return [{ path, what, differences }];
    });
}

const textsOf = (files: readonly PackFile[]) =>
  new Map(files.map(({ path, text }) => [path, text]));

/** Each value of a file by its place; a thing in a list goes by its `id` or the day it is in force from, so that a new one moves none. */
function leavesOf(text = ""): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  const walk = (value: unknown, where: readonly string[]): void => {
    const isList =
      Array.isArray(value) && value.some((one) => typeof one === "object");
    if (
      typeof value !== "object" ||
      value === null ||
      (Array.isArray(value) && !isList)
    )
      return void leaves.set(
        where.join(" › "),
        Array.isArray(value) ? value.join(", ") : String(value),
      );
    for (const [name, one] of Object.entries(value))
      walk(one, [...where, isList ? nameOf(one, name) : name]);
  };
  walk(parse(text), []);
  return leaves;
}

const nameOf = (one: unknown, index: string): string => {
  const { id, from } = Object(one) as {
    readonly id?: unknown;
    readonly from?: unknown;
  };
  return String(id ?? from ?? index);
};
