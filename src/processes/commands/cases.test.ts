import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "joinery-cases-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string): string => {
  const full = join(folder, path);
  mkdirSync(join(full, ".."), { recursive: true });
  writeFileSync(full, text);
  return full;
};
const words = "label: { en: x, cy: y }";
write(
  "pack/information-concepts/carer.yaml",
  `concepts:
  carer.hours: { ${words}, type: number, unit: hours/week, question: { en: q, cy: c } }
  carer.inPrison: { ${words}, type: yes/no, question: { en: q, cy: c }, assumed-when-silent: { value: false, because: few are } }`,
);
write(
  "pack/services/pay/parameters.yaml",
  `parameters:
  pay.rate: { ${words}, unit: GBP/week, source: Act s.1, in-force: [{ from: 2026-04-06, value: 86.45 }] }
  pay.hours: { ${words}, unit: hours/week, source: Act s.1, in-force: [{ from: 2000-01-01, value: 35 }] }`,
);
write(
  "pack/services/pay/rules.yaml",
  `decisions:
  pay.entitled: { ${words}, type: yes/no, source: Act s.2, rule: carer.hours >= pay.hours and not(carer.inPrison) }
  pay.weekly: { ${words}, type: number, unit: GBP/week, source: Act s.3, rule: if pay.entitled then pay.rate else 0 }`,
);

type Ran = {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
};
function joinery(command: string, ...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, "src/processes/joinery.ts"),
      command,
      "--pack",
      join(folder, "pack"),
      ...args,
    ],
    { encoding: "utf8" },
  );
  return { status, out: stdout, err: stderr };
}
const caseFile = (name: string, cases: readonly object[]): string =>
  write(
    `${name}.json`,
    JSON.stringify({ format: "entitlement-cases/1", programme: "pay", cases }),
  );
const entitled = {
  id: "pay-1",
  date: "2026-11-01",
  facts: { carer: { hours: 35 } },
  expected: { "pay.entitled": true, "pay.weekly": 86.45 },
};

test("cases that hold exit 0, and what they were silent about is told", () => {
  const ran = joinery("cases", caseFile("good", [entitled]));
  assert.equal(ran.status, 0, ran.err);
  assert.match(ran.out, /carer.inPrison in 1 cases/);
  assert.match(ran.out, /1 passed, 0 failed\n$/);
});

test("a case that fails exits 1 and says expected, got and because, as JSON too", () => {
  const wrong = { ...entitled, id: "pay-2", expected: { "pay.weekly": 90 } };
  const ran = joinery("cases", "--json", caseFile("wrong", [entitled, wrong]));
  assert.equal(ran.status, 1, ran.err);
  const summary = JSON.parse(ran.out);
  assert.deepEqual([summary.passed, summary.failed], [1, 1]);
  assert.deepEqual(summary.programmes, [
    { programme: "pay", passed: 1, failed: 1 },
  ]);
  const [{ id, fact, expected, got, because }] = summary.failures;
  assert.deepEqual(
    [id, fact, expected, got],
    ["pay-2", "pay.weekly", 90, 86.45],
  );
  assert.match(because, /£86.45 a week/);
});

test("parameters may be overridden, decisions given as facts, and a tolerance allowed", () => {
  const ran = joinery(
    "cases",
    caseFile("what-if", [
      {
        ...entitled,
        facts: { "pay.entitled": true },
        parameters: { "pay.rate": 100 },
        expected: { "pay.weekly": 100.4 },
        tolerance: 0.5,
      },
    ]),
  );
  assert.equal(ran.status, 0, ran.out);
});

for (const { title, facts, says } of [
  {
    title: "an unknown fact",
    facts: { "carer.houres": 35 },
    says: /pay-1 {2}carer.houres\n[^]*no fact, decision or parameter “carer.houres”. Did you mean “carer.hours”/,
  },
  {
    title: "a bad unit",
    facts: { "carer.hours": { value: 35, unit: "hours/month" } },
    says: /pay-1 {2}carer.hours\n[^]*expected a number in hours\/week, not in "hours\/month"/,
  },
]) {
  test(`${title} fails its case by name and exits 2, and the others still run`, () => {
    const ran = joinery(
      "cases",
      caseFile("bad", [
        { ...entitled, facts },
        { ...entitled, id: "pay-3" },
      ]),
    );
    assert.equal(ran.status, 2);
    assert.match(ran.out, says);
    assert.match(ran.out, /1 passed, 1 failed/);
  });
}

for (const { title, path, says } of [
  {
    title: "no such file",
    path: join(folder, "nothing.json"),
    says: /nothing.json: there is no such file/,
  },
  {
    title: "text that is not JSON",
    path: write("not.json", "{"),
    says: /not.json: this is not JSON/,
  },
  {
    title: "another format",
    path: write("other.json", '{"format":"other/1","cases":[]}'),
    says: /other.json: format/,
  },
  {
    title: "an impossible date",
    path: caseFile("date", [{ ...entitled, date: "2025-02-29" }]),
    says: /case pay-1: date: a day that exists/,
  },
]) {
  test(`${title} exits 2 and says so`, () => {
    const ran = joinery("cases", path);
    assert.equal(ran.status, 2);
    assert.match(ran.err, says);
  });
}

test("decide prints the outcome, why, and what is missing", () => {
  const facts = write("facts.json", '{"carer.hours": 36}');
  const ran = joinery(
    "decide",
    "--facts",
    facts,
    "--as-of",
    "2026-11-01",
    "pay.entitled",
  );
  assert.equal(ran.status, 0, ran.err);
  assert.match(ran.out, /pay.entitled: needs carer.inPrison/);
});

test("every example of the UK pack holds", () => {
  const examples = globSync(join(root, "packs/uk/services/*/examples.yaml"));
  const ran = joinery("cases", "--pack", join(root, "packs/uk"), ...examples);
  assert.equal(ran.status, 0, ran.err + ran.out.slice(0, 4000));
});

/** Runs a command line as where there is no database, with the pack that the setting names. */
function withPack(PACK_DIR: string, ...words: readonly string[]) {
  const { DATABASE_URL, ...environment } = process.env;
  void DATABASE_URL;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "src/processes/joinery.ts"), ...words],
    {
      encoding: "utf8",
      env: { ...environment, DATA_DIR: join(folder, "no-data"), PACK_DIR },
    },
  );
  return { status, said: stdout + stderr };
}

test("cases and pack check read the pack that PACK_DIR names", () => {
  const ran = withPack(
    join(folder, "pack"),
    "cases",
    caseFile("by-setting", [entitled]),
  );
  assert.equal(ran.status, 0, ran.said);
  assert.match(ran.said, /1 passed, 0 failed/);
  const checked = withPack(join(folder, "pack"), "pack", "check");
  assert.equal(checked.status, 1);
  assert.match(checked.said, /front\.yaml:1:1 This file is missing/);
});

for (const { title, change } of [
  {
    title: "other fields",
    change: (text: string) =>
      text.replace("fields: [deceased.name,", "fields: ["),
  },
  {
    title: "another gateway",
    change: (text: string) => text.replace(/law: "/, 'law: "Another Act; '),
  },
  {
    title: "nothing that says what was signed",
    change: (text: string) => text.replace(/, covers: "\w+"/, ""),
  },
])
  test(`without a database a signed flow with ${title} is refused by pack check and by cases, by name and line`, () => {
    const copy = join(folder, title.replaceAll(" ", "-"));
    cpSync(join(root, "packs/uk"), copy, { recursive: true });
    const file = join(copy, "flows/bereavement.yaml");
    const text = readFileSync(file, "utf8");
    assert.notEqual(change(text), text);
    writeFileSync(file, change(text));
    const [example] = globSync(join(copy, "services/*/examples.yaml"));
    for (const words of [
      ["pack", "check"],
      ["cases", example ?? ""],
    ]) {
      const { status, said } = withPack(copy, ...words);
      assert.equal(status, 1, said);
      assert.match(
        said,
        /flows\/bereavement\.yaml:\d+:\d+ Flow bereavement--dwp--benefits version 2 (was signed with|does not say)/,
      );
      assert.match(said, /give what changed a new version, have it signed/);
    }
  });

test("the pack that is shipped says of every flow what its signature covers", () => {
  const { status, said } = withPack(join(root, "packs/uk"), "pack", "check");
  assert.equal(status, 0, said);
});
