import { createHash } from "node:crypto";
import { compileTrees, planOf, readTree } from "#decisions";
import type { Result } from "#kernel";
import { fail, ok } from "#kernel";
import type { Catalogue } from "./catalogue.ts";
import { faultAt } from "./kinds/references.ts";
import { knownOf, targetsOf } from "./known.ts";
import {
  checkExamples,
  checkPlaces,
  contentsOf,
  holdsRules,
  isRead,
  readKinds,
} from "./read-kinds.ts";
import type { PackError, PackFile } from "./source/pack-file.ts";
import { compareSites } from "./source/pack-file.ts";

/**
 * Compiles a pack's files to a catalogue, or says everything that is wrong with them. Pure.
 * @param age a version that was kept is not held to what is asked of a new one: that each flow shows its gateway, and each event which date names it
 */
export function compilePack(
  files: readonly PackFile[],
  publishedAt: string,
  age: "new" | "kept" = "new",
): Result<Catalogue, readonly PackError[]> {
  const read = files.filter(isRead).map(readTree);
  const kinds = readKinds(read);
  const all = Object.values(kinds);
  const contents = contentsOf(kinds);
  const { model, errors: ruleErrors } = compileTrees(
    read.filter(holdsRules),
    all.flatMap(({ conditions }) => conditions),
  );
  const ofRules = ruleErrors.map((one) => faultAt(one, one.message, ""));
  const unread = [
    ...all.flatMap(({ errors }) => errors),
    ...checkPlaces(files, all),
    ...(age === "new" ? checkExamples(files) : []),
  ];
  const known = knownOf(kinds, contents, {
    ...(ofRules.length === 0 && { model }),
    isNew: age === "new",
  });
  const targets = targetsOf(known, contents);
  const errors = withoutRepeats(
    unread.length > 0
      ? [...unread, ...ofRules] // names of a file that did not parse would all be unknown
      : [...ofRules, ...all.flatMap((kind) => kind.check(known, targets))],
  );
  if (errors.length > 0) return fail(errors);
  return ok({
    ...contents,
    hash: hashOf(files),
    publishedAt,
    model,
    plan: planOf(model),
  });
}

/** The content hash that names a version: SHA-256 over paths and texts. */
export function hashOf(files: readonly PackFile[]): string {
  const hash = createHash("sha256");
  for (const { path, text } of files.toSorted((a, b) =>
    a.path < b.path ? -1 : 1,
  ))
    hash.update(`${path}\0${Buffer.byteLength(text)}\0`).update(text);
  return hash.digest("hex");
}

/** The catalogue and the decisions both read concepts: one fault, one message a line. */
function withoutRepeats(errors: readonly PackError[]): readonly PackError[] {
  const seen = new Set<string>();
  return errors.toSorted(compareSites).filter(({ file, line, column }) => {
    const site = `${file}:${line}:${column}`;
    return !seen.has(site) && seen.add(site);
  });
}
