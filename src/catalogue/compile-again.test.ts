import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { isOk } from "#kernel";
import { compilePack } from "./compile-pack.ts";
import { readPack } from "./read-pack.ts";
import { isRead, readKinds } from "./read-kinds.ts";
import type { PackFile } from "./source/pack-file.ts";
import { smallPack } from "./testing/small-pack.ts";
import { writePack } from "./versions/write-pack.ts";

const words = "label: { en: x, cy: y }";
const source = "source: Help Act 2000 s.2";

/** The small pack, with rules that reach one another across files: a rate, a range, a bound, a table, a loop, a sentence, examples. */
const files: Readonly<Record<string, string>> = {
  ...smallPack,
  "information-concepts/money.yaml": `welsh: reviewed
concepts:
  person.hours:
    label: { en: hours, cy: oriau }
    type: list of number
    unit: hours/week
    sensitivity: ordinary
    question: { en: How many?, cy: Faint? }
    why: { en: It counts., cy: Mae’n cyfrif. }
  person.pay:
    label: { en: pay, cy: cyflog }
    type: number
    unit: GBP/week
    range: { from: 0, to: 900 }
    none-counts-as: 0
    sensitivity: financial
    question: { en: How much?, cy: Faint? }
    why: { en: It counts., cy: Mae’n cyfrif. }
    only-when: person.isWidowed
`,
  "services/help/parameters.yaml": `welsh: reviewed
parameters:
  help.rate:
    ${words}
    unit: GBP/week
    ${source}
    in-force:
      - { from: 2020-01-01, value: 10 }
      - { from: 2025-01-01, value: 20 }
  help.most:
    ${words}
    unit: GBP/week
    ${source}
    in-force: [{ from: 2020-01-01, value: 50 }]
`,
  "services/help/examples.yaml": `format: entitlement-cases/1
cases: []
`,
  "services/sums/rules.yaml": `welsh: reviewed
decisions:
  sums.band:
    ${words}
    ${source}
    type: text
    table:
      hit: unique
      inputs: [person.pay]
      rows:
        - { when: ['< help.rate'], then: '"low"' }
        - { when: ['[help.rate..help.most]'], then: '"middle"' }
        - { when: ['> help.most'], then: '"high"' }
  sums.weekly:
    ${words}
    ${source}
    type: number
    unit: GBP/week
    range: { from: 0 }
    at-most: help.most
    rule: 'if help.entitled then max(0, sums.left) else 0'
    says: { when: '> help.rate', en: "Over {help.rate}.", cy: "Dros {help.rate}." }
  sums.left:
    ${words}
    ${source}
    type: number
    unit: GBP/week
    rule: person.pay - help.rate
  sums.long:
    ${words}
    ${source}
    type: yes/no
    applies-when: sums.band != "low"
    rule: some one in person.hours satisfies one > 0
`,
};

/** A folder that is changed and read again, keeping what was read before, as a check that watches does. */
async function watched(
  t: TestContext,
  fill: (folder: string) => Promise<void>,
) {
  const folder = await mkdtemp(join(tmpdir(), "pack-"));
  t.after(() => rm(folder, { recursive: true }));
  await fill(folder);
  let known: readonly PackFile[] = [];
  return {
    folder,
    async check(what: string) {
      const read = await readPack(folder, known);
      assert.ok(isOk(read));
      known = read.value;
      const again = compilePack(known, "");
      const anew = compilePack(structuredClone(known), "");
      assert.deepEqual(again, anew, what);
      return again;
    },
  };
}

const errorsOf = ({
  ...compiled
}: Awaited<ReturnType<Awaited<ReturnType<typeof watched>>["check"]>>) =>
  compiled.kind === "failure" ? compiled.error : [];

/** What an author may do to a line: take it out, misspell its last word, write it twice, or say another number. */
const edits: Readonly<Record<string, (line: string) => readonly string[]>> = {
  "taken out": () => [],
  misspelt: (line) => [line.replace(/(\w)(\W*)$/, "$1x$2")],
  "written twice": (line) => [line, line],
  "with another number": (line) => [line.replace(/\b\d+\b(?!-)/, "77")],
};

for (const [what, edit] of Object.entries(edits))
  test(`a changed file is checked again as a folder is checked anew: each line of each kind of file, ${what}`, async (t) => {
    const { folder, check } = await watched(t, (to) =>
      writePack(
        to,
        Object.entries(files).map(([path, text]) => ({ path, text })),
      ),
    );
    assert.deepEqual(errorsOf(await check("as it is")), []);
    let refused = 0;
    for (const [path, text] of Object.entries(files)) {
      const lines = text.split("\n");
      for (const [index, line] of lines.entries()) {
        const changed = lines.toSpliced(index, 1, ...edit(line)).join("\n");
        if (changed === text) continue;
        await writeFile(join(folder, path), changed);
        const found = await check(`${path}:${index + 1} ${what}`);
        refused += Math.min(1, errorsOf(found).length);
      }
      await writeFile(join(folder, path), text);
      assert.deepEqual(errorsOf(await check(`${path} as it was`)), []);
    }
    assert.ok(refused > 5, `only ${refused} were refused`);
  });

test("a file that is taken away, and brought back, is checked as a folder is checked anew", async (t) => {
  const { folder, check } = await watched(t, (to) =>
    writePack(
      to,
      Object.entries(files).map(([path, text]) => ({ path, text })),
    ),
  );
  for (const [path, text] of Object.entries(files)) {
    await rm(join(folder, path));
    await check(`without ${path}`);
    await writePack(folder, [{ path, text }]);
    assert.deepEqual(errorsOf(await check(`with ${path}`)), []);
  }
});

test("every kind of file has its edits", () => {
  const read = Object.entries(files).map(([path, text]) => ({ path, text }));
  const kinds = Object.values(readKinds([]));
  for (const { path } of kinds)
    assert.ok(
      read.filter(isRead).some((file) => path.test(file.path)),
      String(path),
    );
});

test("the pack that is shipped is checked again as it is checked anew", async (t) => {
  const uk = fileURLToPath(new URL("../../packs/uk", import.meta.url));
  const { folder, check } = await watched(t, (to) =>
    cp(uk, to, { recursive: true }),
  );
  assert.deepEqual(errorsOf(await check("as it is")), []);
  for (const { path, find, put } of [
    {
      path: "services/pension-credit/rules.yaml",
      find: /type: yes\/no/,
      put: "type: date",
    },
    {
      path: "services/pension-credit/parameters.yaml",
      find: /value: /,
      put: "value: 1",
    },
    {
      path: "information-concepts/person.yaml",
      find: /type: date/,
      put: "type: text",
    },
    { path: "flows/claims.yaml", find: /when: /, put: "when: 1 + " },
  ]) {
    const text = await readFile(join(folder, path), "utf8");
    const changed = text.replace(find, put);
    assert.notEqual(changed, text, path);
    await writeFile(join(folder, path), changed);
    await check(`${dirname(path)} changed`);
    await writeFile(join(folder, path), text);
    assert.deepEqual(errorsOf(await check(`${path} as it was`)), []);
  }
});
