import type { Reader } from "./reader.ts";
import {
  fieldOf,
  plainOf,
  readHead,
  readRange,
  readWords,
  refuseOtherFields,
  report,
  textOf,
} from "./reader.ts";
import { readType, typeFields } from "./read-type.ts";
import type { SourceConcept } from "./source.ts";
import type { Tree } from "./tree.ts";

const fields = [
  "label",
  ...typeFields,
  "length-max",
  "format",
  "range",
  "sensitivity",
  "reach",
  "register",
  "question",
  "hint",
  "why",
  "assumed-when-silent",
  "none-counts-as",
  "asked",
  "must",
  "only-when",
  "reveals",
  "marks",
  "source",
];

const sensitivities = [
  "ordinary",
  "personal",
  "financial",
  "health",
  "identity",
];

/** Reads one information concept; one of a wrong type keeps its name, so that rules that use it are not wrong as well. How it is asked belongs to the catalogue; here only its translations are checked. */
export function readConcept(
  reader: Reader,
  name: string,
  tree: Tree,
): SourceConcept {
  refuseOtherFields(reader, tree, fields);
  const type = readType(reader, tree);
  checkWords(reader, tree);
  const sensitivity = textOf(tree, "sensitivity") ?? "ordinary";
  if (!sensitivities.includes(sensitivity))
    report(
      reader,
      fieldOf(tree, "sensitivity")?.at ?? tree.at,
      `“${sensitivity}” is not a sensitivity; it is one of ${sensitivities.join(", ")}.`,
    );
  const range = fieldOf(tree, "range");
  const assumed = fieldOf(tree, "assumed-when-silent");
  const noneCountsAs = fieldOf(tree, "none-counts-as");
  return {
    ...readHead(reader, name, tree),
    type,
    isSupplied: [
      "question",
      "register",
      "asked",
      "marks",
      "assumed-when-silent",
    ].some((field) => fieldOf(tree, field) !== undefined),
    ...readRange(range),
    ...(assumed ? { assumedWhenSilent: readAssumed(reader, assumed) } : {}),
    ...(noneCountsAs
      ? { noneCountsAs: { value: plainOf(noneCountsAs), at: noneCountsAs.at } }
      : {}),
  };
}

function checkWords(reader: Reader, tree: Tree): void {
  for (const name of ["question", "hint", "why"]) {
    const words = fieldOf(tree, name);
    if (words) readWords(reader, words, { name, at: words.at });
  }
}

function readAssumed(
  reader: Reader,
  tree: Tree,
): NonNullable<SourceConcept["assumedWhenSilent"]> {
  const value = fieldOf(tree, "value");
  const because = textOf(tree, "because");
  if (!value || because === undefined)
    report(
      reader,
      tree.at,
      "assumed-when-silent needs a `value` and a `because`.",
    );
  const as = textOf(tree, "as");
  return {
    value: value ? plainOf(value) : null,
    ...(as === undefined ? {} : { as }),
    because: because ?? "",
    at: tree.at,
  };
}
