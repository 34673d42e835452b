import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { entries } from "./entries.ts";

/** Where an entry's kind is written, in TypeScript or SQL: the whole kind, or its beginning where the rest is worked out. */
const writes =
  /(?:appendLog\(tx, \{\s*kind: |\bkind: (?=["`][a-z]+\.)|log\.append\(|row\()["'`]((?:access|casework|catalogue|contacts|delivery|keys|log|notice|people|telling)\.[a-z-]*)/g;

const sources = globSync(["src/**/*.ts", "migrations/*.sql"])
  .filter((path) => !/\.test\.ts$|\/testing\/|\/entries\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));
const written = sources.flatMap(({ path, text }) =>
  Array.from(text.matchAll(writes), (found) => ({
    path,
    kind: found[1] ?? "",
  })),
);
const beginnings = written
  .map(({ kind }) => kind)
  .filter((kind) => /[.-]$/.test(kind));

test("every kind of entry that a program or a migration writes is declared by its room", () => {
  assert.ok(written.length > 25);
  const declared = Object.keys(entries);
  const undeclared = written.filter(({ kind }) =>
    beginnings.includes(kind)
      ? !declared.some((one) => one.startsWith(kind))
      : !declared.includes(kind),
  );
  assert.deepEqual(undeclared, []);
});

test("a kind of entry that is declared is written somewhere", () => {
  const unwritten = Object.keys(entries).filter(
    (kind) =>
      !beginnings.some((beginning) => kind.startsWith(beginning)) &&
      !sources.some(({ text }) => new RegExp(`["'\`]${kind}["'\`]`).test(text)),
  );
  assert.deepEqual(unwritten, []);
});
