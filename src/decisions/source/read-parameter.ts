import { isLocalDate } from "#kernel";
import type { Reader } from "./reader.ts";
import {
  fieldOf,
  plainOf,
  readHead,
  refuseOtherFields,
  textOf,
} from "./reader.ts";
import { readType, typeFields } from "./read-type.ts";
import type { SourceParameter, SourcePeriod } from "./source.ts";
import type { Tree } from "./tree.ts";

const fields = ["label", ...typeFields, "source", "note", "in-force"];

/** Reads one dated parameter; its type is a number unless it says otherwise. */
export function readParameter(
  reader: Reader,
  name: string,
  tree: Tree,
): SourceParameter | undefined {
  refuseOtherFields(reader, tree, fields);
  const isTable = fieldOf(tree, "fields") && !fieldOf(tree, "type");
  const type = readType(reader, tree, isTable ? "list of record" : "number");
  const inForce = readPeriods(reader, tree, name);
  const source = textOf(tree, "source");
  if (source === undefined && inForce.some((period) => !period.source))
    reader.report(
      tree.at,
      `Parameter ${name} has no source: cite the law that sets it, on the parameter or on each value.`,
    );
  if (type.kind === "anything" || inForce.length === 0) return undefined;
  return {
    ...readHead(reader, name, tree),
    type,
    source: source ?? inForce.at(-1)?.source ?? "",
    inForce,
  };
}

function readPeriods(
  reader: Reader,
  tree: Tree,
  name: string,
): readonly SourcePeriod[] {
  const list = fieldOf(tree, "in-force");
  if (list?.kind !== "list" || list.items.length === 0) {
    reader.report(
      list?.at ?? tree.at,
      `Parameter ${name} has no values: add in-force: [{ from: 2026-04-06, value: …, source: … }].`,
    );
    return [];
  }
  const periods = list.items.flatMap((item) => readPeriod(reader, item) ?? []);
  periods.sort((a, b) => (a.from < b.from ? -1 : 1));
  periods.forEach((period, index) => {
    const next = periods[index + 1];
    if (next && next.from === period.from)
      reader.report(
        next.at,
        `Parameter ${name} has two values in force on ${next.from}: end or remove one of them.`,
      );
    if (next && period.to !== undefined && period.to >= next.from)
      reader.report(
        period.at,
        `A value of ${name} ends on ${period.to}, after the next begins on ${next.from}: the periods overlap.`,
      );
  });
  return periods;
}

function readPeriod(reader: Reader, tree: Tree): SourcePeriod | undefined {
  refuseOtherFields(reader, tree, [
    "from",
    "to",
    "value",
    "rows",
    "source",
    "note",
  ]);
  const from = textOf(tree, "from");
  const to = textOf(tree, "to");
  const value = fieldOf(tree, "value") ?? fieldOf(tree, "rows");
  const source = textOf(tree, "source");
  for (const day of [from, to])
    if (day !== undefined && !isLocalDate(day))
      reader.report(
        tree.at,
        `“${day}” is not a date: write it as YYYY-MM-DD, a day that exists.`,
      );
  if (from === undefined || !value)
    return reader.report(
      tree.at,
      "A value in force needs `from` (a date) and `value` (or `rows`).",
    );
  return {
    at: tree.at,
    from,
    value: plainOf(value),
    valueAt: value.at,
    ...(to === undefined ? {} : { to }),
    ...(source === undefined ? {} : { source }),
  };
}
