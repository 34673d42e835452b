import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { importArrows, sqlArrows } from "./arrows.ts";
import { undeclaredEntries } from "./entries.ts";
import {
  besideFields,
  besideForms,
  lawfulNumbers,
  lengths,
  names,
} from "./shape.ts";
import type { SourceFile } from "./source.ts";
import { readSource } from "./source.ts";
import { findAll } from "./tidy.ts";
import { circles, dead, passedOnInVain } from "./unused.ts";
import { untranslated } from "./words.ts";

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
  {
    path: "src/kernel/a.ts",
    text: `import "#people";`,
    says: /arrows point up/,
  },
  {
    path: "src/people/a.ts",
    text: `import "#contacts";`,
    says: /arrows point up/,
  },
  {
    path: "src/people/a.ts",
    text: `import "../delivery/lane.ts";`,
    says: /by path/,
  },
  {
    path: "src/people/a.ts",
    text: `import { html } from "#web";`,
    says: /outside pages/,
  },
  {
    path: "src/access/a.ts",
    text: `import "#demo/sign-in";`,
    says: /no room/,
  },
  {
    path: "src/notices/a.ts",
    text: `import "#delivery"; import { html } from "node:fs";`,
    says: /^$/,
  },
]) {
  test(`${path} saying ${text} is ${says.source === "^$" ? "allowed" : "refused"}`, () =>
    assert.match(messages(importArrows([source(path, text)])), says));
}

test("a room reaches another's table only through what that room publishes", () => {
  const migrations = [
    {
      path: "migrations/0001-people-x.sql",
      text: "create table people.fact (id uuid);",
    },
  ];
  const reach = source(
    "src/notices/a.ts",
    "const sql = `select 1 from people.fact`;",
  );
  const call = source(
    "src/notices/b.ts",
    "const sql = `select people.find_fact()`;",
  );
  assert.match(
    messages(sqlArrows([reach, call], migrations)),
    /^notices reaches into the table people\.fact.*$/,
  );
});

test("a function of 61 lines and a file of 401 are too long", () => {
  const body = "  void 0;\n".repeat(58);
  assert.match(
    messages(
      lengths([source("src/kernel/a.ts", `function long() {\n${body}}\n`)]),
    ),
    /^$/,
  );
  assert.match(
    messages(
      lengths([
        source("src/kernel/a.ts", `function long() {\n${body}  void 0;\n}\n`),
      ]),
    ),
    /61 lines/,
  );
  assert.match(
    messages(lengths([source("src/kernel/a.ts", "void 0;\n".repeat(401))])),
    /401 lines/,
  );
});

test("names that tell nothing are refused", () => {
  assert.match(
    messages(names([source("src/kernel/utils.ts", "export const a = 1;")])),
    /named after a role/,
  );
  assert.match(
    messages(names([source("src/kernel/a.ts", "export class CaseManager {}")])),
    /CaseManager/,
  );
});

test("a file nothing imports and an export nobody uses are dead", () => {
  const files = [
    source("src/kernel/a.ts", `import { used } from "./b.ts"; void used;`),
    source(
      "src/kernel/b.ts",
      "export const used = 1; export const unused = 2;",
    ),
    source("src/kernel/c.ts", "export const lonely = 1;"),
  ];
  const found = messages(
    dead({
      root: "/",
      files,
      doors: {},
      entries: (path) => path.endsWith("a.ts"),
    }),
  );
  assert.match(found, /unused, which nothing uses/);
  assert.match(found, /dead file/);
});

const inTests = (file: SourceFile): SourceFile => ({ ...file, isTest: true });

test("an export that tests alone use is found, by its door too; one that its own file uses is not", () => {
  const files = [
    source("src/kernel/a.ts", "export const a = 1; export const b = a;"),
    source("src/kernel/index.ts", `export { b as c } from "./a.ts";`),
    inTests(source("src/people/a.test.ts", `import { c } from "#kernel"; c;`)),
    inTests(source("src/kernel/a.test.ts", `import { a } from "./a.ts"; a;`)),
  ];
  const doors = { "#kernel": "./src/kernel/index.ts" };
  const house = { root: "/", files, doors };
  assert.equal(
    messages(dead({ ...house, entries: () => false })),
    "exports b, which tests alone use.",
  );
  assert.deepEqual(passedOnInVain(house), []);
  assert.equal(
    messages(passedOnInVain({ ...house, files: files.slice(0, 2) })),
    "passes on c, which nobody takes from this door.",
  );
});

test("files that import one another in a circle are found; a type may look back", () => {
  const circleOf = (back: string) => ({
    root: "/",
    files: [
      source("src/kernel/a.ts", `import { b } from "./b.ts"; b;`),
      source("src/kernel/b.ts", back),
    ],
    doors: {},
    mayCall: () => false,
  });
  const runs = circleOf(`import { a } from "./a.ts"; a;`);
  assert.match(messages(circles(runs)), /kernel\/b\.ts → src\/kernel\/a\.ts/);
  assert.deepEqual(circles({ ...runs, mayCall: () => true }), []);
  assert.deepEqual(
    circles(circleOf(`import type { A } from "./a.ts"; type B = A;`)),
    [],
  );
});

for (const { text, says } of [
  {
    text: `appendLog(tx, { kind: "people.lost" });`,
    says: /^writes entries of the kind people\.lost, which no entries\.ts/,
  },
  {
    text: 'const follower = {\n  heeds: {\n    "people.lost": {},\n  },\n};',
    says: /^heeds entries of the kind people\.lost, which no entries\.ts/,
  },
  { text: `appendLog(tx, { kind: "people.found" });`, says: /^$/ },
])
  test(`entries are declared: ${text} ${says.source === "^$" ? "is allowed" : "is refused"}`, () => {
    const declares = source(
      "src/people/entries.ts",
      `export const peopleEntries = {\n  "people.found": {},\n};`,
    );
    const sql = {
      path: "migrations/0001-people-x.sql",
      text: "select log.append('people.found', null)",
    };
    const files = [declares, source("src/people/a.ts", text)];
    assert.match(messages(undeclaredEntries(files, [sql])), says);
  });

test("a kind that a migration writes is declared, and one that is declared is written", () => {
  const sql = {
    path: "migrations/0001-people-x.sql",
    text: "select log.append('people.lost', null)",
  };
  const declares = source(
    "src/people/entries.ts",
    `export const peopleEntries = {\n  "people.found": {},\n};`,
  );
  assert.deepEqual(
    undeclaredEntries([declares], [sql]).map(({ message }) => message),
    [
      "writes entries of the kind people.lost, which no entries.ts declares.",
      "declares entries of the kind people.found, which nothing writes.",
    ],
  );
});

test("a rate in code is found, a rate in a comment is not", () => {
  const file = source(
    "src/kernel/a.ts",
    "// £35 a week\nconst rate = 86.45;\n",
  );
  assert.match(messages(lawfulNumbers([file])), /^86\.45 looks like/);
});

test("a control drawn beside the fields is found, by its import and by its markup", () => {
  const file = source(
    "src/people/pages/a.ts",
    `import { html, select } from "#web";
     void select; void html\`<textarea name="a"></textarea>\`;`,
  );
  const lines = besideFields([file]).map(({ line }) => line);
  assert.deepEqual(lines, [1, 2]);
  const ours = source("src/web/fields/a.ts", 'void "<input />";');
  assert.deepEqual(besideFields([ours]), []);
});

test("a page that reads its form beside its fields is found, a field is not", () => {
  const text = `const code = firstOf(visit.form, "code");
    const all = allOf(form, "seen");
    const read = field.parse("code", visit);
    const group = parseAll(fields, visit);
    const asked = firstOf(query, "page") + JSON.parse("1");`;
  const lines = besideForms([source("src/people/pages/a.ts", text)]);
  assert.deepEqual(
    lines.map(({ line }) => line),
    [1, 2, 3, 4],
  );
  const ours = [source("src/people/pages/a-field.ts", text)];
  assert.deepEqual(besideForms(ours), []);
});

test("an English text without Welsh, Welsh of nothing and a pair by hand are found", () => {
  const file = source(
    "src/kernel/a.ts",
    `const words = sayEach({ yes: say("Yes", "you may"), list: ["No", "Maybe"] });
     const pair = { en: "One", cy: "Un" };`,
  );
  const language = { path: "cy.json", words: { No: "Na", Old: "Hen" } };
  const found = messages(untranslated([file], language));
  assert.match(found, /“Yes \(you may\)” is not translated/);
  assert.match(found, /“Maybe” is not translated/);
  assert.match(found, /is written in two languages/);
  assert.match(found, /translates “Old”, which nothing says/);
  assert.doesNotMatch(found, /“No”/);
});

test("the whole house is tidy", () => {
  const findings = findAll().map(
    ({ path, line, message }) => `${path}:${line} ${message}`,
  );
  assert.deepEqual(findings, []);
});
