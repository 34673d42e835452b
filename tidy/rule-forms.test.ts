import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { besideRuleForms, stageArrows } from "./rule-forms.ts";
import type { SourceFile } from "./source.ts";
import { readSource } from "./source.ts";

function source(path: string, text: string): SourceFile {
  const folder = mkdtempSync(join(tmpdir(), "tidy-"));
  writeFileSync(join(folder, "file.ts"), text);
  return {
    ...readSource(folder, join(folder, "file.ts")),
    path,
    isTest: false,
  };
}

const messages = (findings: readonly { readonly message: string }[]): string =>
  findings.map(({ message }) => message).join("\n");

for (const { path, text, says } of [
  { path: "model/a.ts", text: `import { a } from "../feel/b.ts";`, says: /^$/ },
  {
    path: "model/a.ts",
    text: `import type { A } from "../source/source.ts";`,
    says: /^$/,
  },
  {
    path: "model/a.ts",
    text: `import { a } from "../source/source.ts";`,
    says: /works with feel alone/,
  },
  {
    path: "model/a.ts",
    text: `import type { A } from "../source/reader.ts";`,
    says: /works with feel alone/,
  },
  {
    path: "plan/a.ts",
    text: `import type { A } from "../evaluate/evaluate.ts";`,
    says: /works with model alone/,
  },
  {
    path: "explain/a.ts",
    text: `import { a } from "../ask/b.ts";`,
    says: /works with evaluate alone/,
  },
  {
    path: "feel/a.ts",
    text: `import { a } from "../compile.ts";`,
    says: /works with source alone/,
  },
  {
    path: "operations/a.ts",
    text: `import type { A } from "../plan/plan.ts";`,
    says: /operations knows no stage/,
  },
  {
    path: "values/a.ts",
    text: `import { a } from "../operations/b.ts";`,
    says: /values knows no stage/,
  },
  {
    path: "ask/a.ts",
    text: `import { a } from "../values/b.ts"; import { c } from "../evaluate/d.ts";`,
    says: /^$/,
  },
])
  test(`in decisions/${path}, ${text} is ${says.source === "^$" ? "allowed" : "refused"}`, () =>
    assert.match(
      messages(stageArrows([source(`src/decisions/${path}`, text)])),
      says,
    ));

for (const { what, path, text, says } of [
  {
    what: "a pack kind declared elsewhere",
    path: "src/catalogue/holidays.ts",
    text: "export const holidays = packKind({ needed: 1 });",
    says: /write it as a packKind of catalogue/,
  },
  {
    what: "a file of the pack matched beside its kind",
    path: "src/telling/a.ts",
    text: "const holidays = /^holidays\\.yaml$/;",
    says: /write it as a packKind of catalogue/,
  },
  {
    what: "a kind that is no packKind",
    path: "src/catalogue/kinds/holidays.ts",
    text: "export const holidays = { path: /^holidays\\.yaml$/ };",
    says: /without being a packKind/,
  },
  {
    what: "an operation told by its name elsewhere",
    path: "src/decisions/ask/a.ts",
    text: `void (part.operation === "sum");`,
    says: /by a field of the operation/,
  },
  {
    what: "an operation written elsewhere",
    path: "src/decisions/model/a.ts",
    text: "const sum: Operation = { run };",
    says: /in a family of operations/,
  },
  {
    what: "a pack kind in its file",
    path: "src/catalogue/kinds/holidays.ts",
    text: "export const holidays = packKind({ path: /^holidays\\.yaml$/ });",
    says: /^$/,
  },
  {
    what: "an operation in its family",
    path: "src/decisions/operations/sums.ts",
    text: `const sum: Operation = { run }; void (x.operation === "sum");`,
    says: /^$/,
  },
])
  test(`${what} is ${says.source === "^$" ? "let be" : "found"}`, () =>
    assert.match(messages(besideRuleForms([source(path, text)])), says));
