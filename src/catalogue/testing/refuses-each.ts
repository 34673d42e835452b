import assert from "node:assert/strict";
import { test } from "node:test";
import { isOk } from "#kernel";
import { compilePack } from "../compile-pack.ts";
import { formatPackError } from "../source/pack-file.ts";
import { packOf, smallPack } from "./small-pack.ts";

/** A mistake in a file of the small pack, made by replacing `find` by `put`. */
export type Refusal = {
  readonly what: string;
  readonly file: string;
  readonly find: string | RegExp;
  readonly put: string;
  /** What is said, with how to mend it. */
  readonly says: RegExp;
  /** Where the mistake is found. */
  readonly line: number;
  /** The file it is found in, when it is another. */
  readonly in?: string;
  /** Files beside those of the small pack. */
  readonly beside?: Readonly<Record<string, string>>;
};

/** A test for each mistake: the pack is refused once for it, in its file and line. */
export function refusesEach(refusals: readonly Refusal[]): void {
  for (const refusal of refusals)
    test(`${refusal.what} is refused with its file and line`, () =>
      refuses(refusal));
}

function refuses({ file, find, put, says, line, beside, ...found }: Refusal) {
  const text = smallPack[file] ?? "";
  const changed = text.replace(find, put);
  assert.notEqual(changed, text);
  const compiled = compilePack(packOf({ ...beside, [file]: changed }), "");
  assert.ok(!isOk(compiled), "the pack was accepted");
  const said = compiled.error.filter((error) =>
    says.test(formatPackError(error)),
  );
  assert.deepEqual(
    said.map((error) => `${error.file}:${error.line}`),
    [`${found.in ?? file}:${line}`],
    compiled.error.map(formatPackError).join("\n"),
  );
}
