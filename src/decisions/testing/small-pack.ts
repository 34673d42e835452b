import assert from "node:assert/strict";
import { compile } from "./compile.ts";
import type { Model } from "../model/model.ts";
import type { SourceFile } from "../source/source.ts";

/** The declarations a test speaks of, each as the YAML under its name. */
export type SmallPack = {
  readonly concepts?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly decisions: Readonly<Record<string, string>>;
};

const words = "label: { en: x, cy: y }";
const indented = (text: string): string =>
  text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
const section = (
  key: string,
  entries: Readonly<Record<string, string>>,
  more: string,
): string =>
  [
    `${key}:`,
    ...Object.entries(entries).map(
      ([name, body]) => `  ${name}:\n${indented(body)}${more}`,
    ),
  ].join("\n");

/** A pack's files from the parts that matter; labels, questions and sources are filled in. */
export const filesOf = (pack: SmallPack): readonly SourceFile[] => [
  {
    path: "concepts.yaml",
    text: section(
      "concepts",
      pack.concepts ?? {},
      `\n    ${words}\n    question: { en: q, cy: c }`,
    ),
  },
  {
    path: "parameters.yaml",
    text: section(
      "parameters",
      pack.parameters ?? {},
      `\n    ${words}\n    source: Made-up Act 2000 s.1`,
    ),
  },
  {
    path: "rules.yaml",
    text: section(
      "decisions",
      pack.decisions,
      `\n    ${words}\n    source: Made-up Act 2000 s.2`,
    ),
  },
];

/** The model of a small pack that must compile. */
export function modelOf(pack: SmallPack): Model {
  const compiled = compile(filesOf(pack));
  assert.ok(
    compiled.kind === "ok",
    compiled.kind === "failure"
      ? compiled.error.map(({ message }) => message).join("\n")
      : "",
  );
  return compiled.value;
}
