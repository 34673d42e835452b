import type { Reader } from "./reader.ts";
import {
  fieldOf,
  readHead,
  readRange,
  readWords,
  refuseOtherFields,
  textOf,
} from "./reader.ts";
import { readType, typeFields } from "./read-type.ts";
import type {
  FeelText,
  SourceDecision,
  SourceRow,
  SourceSentence,
  SourceTable,
} from "./source.ts";
import type { Tree } from "./tree.ts";

const fields = [
  "label",
  ...typeFields,
  "range",
  "at-most",
  "source",
  "note",
  "applies-when",
  "rule",
  "table",
  "says",
];

/** Reads one decision: what it gives, the law it follows, its rule or table, its sentences. */
export function readDecision(
  reader: Reader,
  name: string,
  tree: Tree,
): SourceDecision | undefined {
  refuseOtherFields(reader, tree, fields);
  const type = readType(reader, tree);
  const source = textOf(tree, "source");
  if (source === undefined)
    reader.report(
      tree.at,
      `Decision ${name} has no source: cite the law or guidance it follows.`,
    );
  const range = fieldOf(tree, "range");
  const bound = fieldOf(tree, "at-most");
  const at = (range ?? bound)?.at;
  if (at && type.kind !== "number" && type.kind !== "anything")
    reader.report(at, `Only a number has a range; ${name} is none.`);
  const atMost = feelOf(bound);
  const appliesWhen = feelOf(fieldOf(tree, "applies-when"));
  const logic = readLogic(reader, name, tree);
  if (!logic || type.kind === "anything") return undefined;
  return {
    ...readHead(reader, name, tree),
    type,
    source: source ?? "",
    logic,
    says: readSays(reader, fieldOf(tree, "says")),
    ...readRange(reader, range, type),
    ...(appliesWhen ? { appliesWhen } : {}),
    ...(atMost ? { atMost } : {}),
  };
}

const feelOf = (tree: Tree | undefined): FeelText | undefined =>
  tree?.kind === "scalar" ? tree.feel : undefined;

function readLogic(
  reader: Reader,
  name: string,
  tree: Tree,
): SourceDecision["logic"] | undefined {
  const rule = feelOf(fieldOf(tree, "rule"));
  const table = fieldOf(tree, "table");
  if (rule && !table) return { kind: "rule", rule };
  if (table && !rule) return readTable(reader, table);
  return reader.report(
    tree.at,
    `Decision ${name} needs either a \`rule\` in FEEL or a \`table\`${rule ? ", not both" : ""}.`,
  );
}

const hits = ["unique", "first", "collect", "collect sum"] as const;

function readTable(reader: Reader, tree: Tree): SourceTable | undefined {
  refuseOtherFields(reader, tree, ["hit", "inputs", "rows"]);
  const written = textOf(tree, "hit") ?? "unique";
  const hit = hits.find((known) => known === written);
  if (!hit)
    return reader.report(
      fieldOf(tree, "hit")?.at ?? tree.at,
      `“${written}” is not a hit policy; it is one of ${hits.join(", ")}.`,
    );
  const inputs = feelsOf(reader, fieldOf(tree, "inputs"));
  const rows = fieldOf(tree, "rows");
  if (rows?.kind !== "list" || rows.items.length === 0 || !inputs.length)
    return reader.report(
      tree.at,
      "A table needs `inputs` and `rows`, both lists.",
    );
  return {
    kind: "table",
    at: tree.at,
    hit,
    inputs,
    rows: rows.items.flatMap(
      (row) => readRow(reader, row, inputs.length) ?? [],
    ),
  };
}

function feelsOf(reader: Reader, tree: Tree | undefined): readonly FeelText[] {
  const items = tree?.kind === "list" ? tree.items : [];
  return items.flatMap((item) => {
    const feel = feelOf(item);
    if (!feel)
      reader.report(
        item.at,
        "FEEL is expected here: put it in quotes; write '-' (quoted) for any value.",
      );
    return feel ?? [];
  });
}

function readRow(
  reader: Reader,
  tree: Tree,
  columns: number,
): SourceRow | undefined {
  refuseOtherFields(reader, tree, ["when", "then", "source", "note"]);
  const when = feelsOf(reader, fieldOf(tree, "when"));
  const gives = feelOf(fieldOf(tree, "then"));
  const source = textOf(tree, "source");
  if (!gives)
    return reader.report(
      tree.at,
      "A row needs `then`: the value it gives, in FEEL.",
    );
  if (when.length !== columns)
    return reader.report(
      tree.at,
      `This row has ${when.length} cells for ${columns} inputs; write '-' for any value.`,
    );
  return { at: tree.at, when, gives, ...(source ? { source } : {}) };
}

function readSays(
  reader: Reader,
  tree: Tree | undefined,
): readonly SourceSentence[] {
  if (!tree) return [];
  const items = tree.kind === "list" ? tree.items : [tree];
  return items.map((item) => {
    refuseOtherFields(reader, item, ["when", "en", "cy"]);
    const when = feelOf(fieldOf(item, "when"));
    return {
      at: item.at,
      words: readWords(reader, item, { name: "sentence", at: item.at }),
      ...(when ? { when } : {}),
    };
  });
}
