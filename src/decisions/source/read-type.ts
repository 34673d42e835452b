import type { ValueType } from "../values/value-type.ts";
import {
  anything,
  date,
  duration,
  listOf,
  numberIn,
  text,
  yesNo,
} from "../values/value-type.ts";
import { knownUnits, parseUnit } from "../values/unit.ts";
import type { Reader } from "./reader.ts";
import { fieldOf, readWords, textOf } from "./reader.ts";
import type { Position } from "./source.ts";
import type { Tree } from "./tree.ts";

const simple: Readonly<Record<string, ValueType>> = {
  "yes/no": yesNo,
  date,
  text,
  duration,
};
const known =
  "yes/no, date, text, duration, number, choice, record, list of number, list of choice, list of record, list of text, list of date";

/** The fields that say a type. */
export const typeFields = ["type", "unit", "values", "fields"];

/** Reads `type` with its `unit`, `values` or `fields` from a declaration; `anything` after an error. */
export function readType(
  reader: Reader,
  tree: Tree,
  fallback?: string,
): ValueType {
  const field = fieldOf(tree, "type");
  const written = tree.kind === "scalar" ? tree.written : textOf(tree, "type");
  const name = written ?? fallback;
  const at = field?.at ?? tree.at;
  if (name === undefined)
    return refused(reader, at, `The type is missing; it is one of ${known}.`);
  return namedType(reader, { tree, name, at });
}

function refused(reader: Reader, at: Position, message: string): ValueType {
  reader.report(at, message);
  return anything;
}

type Named = {
  readonly tree: Tree;
  readonly name: string;
  readonly at: Position;
};

function namedType(reader: Reader, { tree, name, at }: Named): ValueType {
  const list = /^list of (.+?)s?$/.exec(name);
  if (list?.[1]) return listOf(namedType(reader, { tree, name: list[1], at }));
  const fixed = simple[name];
  if (fixed) return fixed;
  switch (name) {
    case "number":
      return numberType(reader, tree, at);
    case "choice":
      return choiceType(reader, tree, at);
    case "record":
      return recordType(reader, tree, at);
    default:
      return refused(
        reader,
        at,
        `“${name}” is not a type; it is one of ${known}.`,
      );
  }
}

function numberType(reader: Reader, tree: Tree, at: Position): ValueType {
  const written = textOf(tree, "unit");
  if (written === undefined)
    return refused(
      reader,
      at,
      "A number needs a unit; a plain count is `unit: count`, a rate is `unit: ratio`.",
    );
  const unit = parseUnit(written);
  if (unit) return numberIn(unit);
  return refused(
    reader,
    fieldOf(tree, "unit")?.at ?? at,
    `“${written}” is not a unit; units are built with / from ${knownUnits.join(", ")}.`,
  );
}

function choiceType(reader: Reader, tree: Tree, at: Position): ValueType {
  const values = fieldOf(tree, "values");
  if (values?.kind !== "map")
    return refused(
      reader,
      values?.at ?? at,
      "A choice needs `values`, each with its words: `values: { england: { en: England, cy: Lloegr } }`.",
    );
  const worded = [...values.entries].map(([value, words]) => [
    value,
    readWords(reader, words, { name: `value “${value}”`, at: words.at }),
  ]);
  return { kind: "choice", values: Object.fromEntries(worded) };
}

function recordType(reader: Reader, tree: Tree, at: Position): ValueType {
  const fields = fieldOf(tree, "fields");
  if (fields?.kind !== "map")
    return refused(
      reader,
      fields?.at ?? at,
      "A record needs `fields`, each with a type: `fields: { from: { type: date } }`.",
    );
  const entries = [...fields.entries];
  return {
    kind: "record",
    fields: Object.fromEntries(
      entries.map(([name, field]) => [name, readType(reader, field)]),
    ),
    optional: entries.flatMap(([name, field]) =>
      isOptional(field) ? [name] : [],
    ),
  };
}

const isOptional = (field: Tree): boolean =>
  /^(yes|true)$/.test(textOf(field, "optional") ?? "");
