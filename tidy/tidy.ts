import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "./arrows.ts";
import { importArrows, sqlArrows } from "./arrows.ts";
import { besideRuleForms, stageArrows } from "./rule-forms.ts";
import { undeclaredEntries } from "./entries.ts";
import {
  besideFields,
  besideForms,
  lawfulNumbers,
  lengths,
  names,
} from "./shape.ts";
import type { Doors } from "./source.ts";
import { filesBelow, readSource } from "./source.ts";
import { circles, dead, passedOnInVain } from "./unused.ts";
import { untranslated } from "./words.ts";

const root = join(import.meta.dirname, "..");
const folders = [
  "src",
  "conformance",
  "demo",
  "journeys",
  "tidy",
  "bench",
  "packs",
];
const entries = (path: string): boolean =>
  /^(journeys|bench|demo)\/[^/]*(\/serve)?\.ts$|^src\/processes\/|^tidy\/(tidy|keep-compiled)\.ts$|^demo\/|\.d\.ts$/.test(
    path,
  );

const isGrammar = (path: string): boolean =>
  /^src\/decisions\/(feel|model)\//.test(path);

/** Everything that STYLE asks for and a machine can see. */
export function findAll(): readonly Finding[] {
  const manifest = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  ) as { readonly imports: Doors };
  const files = folders
    .flatMap((folder) => filesBelow(join(root, folder)))
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readSource(root, path));
  const migrations = readdirSync(join(root, "migrations"))
    .filter((name) => name.endsWith(".sql"))
    .map((name) => ({
      path: `migrations/${name}`,
      text: readFileSync(join(root, "migrations", name), "utf8"),
    }));
  const house = { root, files, doors: manifest.imports };
  return [
    ...importArrows(files),
    ...sqlArrows(files, migrations),
    ...lengths(files),
    ...names(files),
    ...dead({ ...house, entries }),
    ...passedOnInVain(house),
    ...circles({ ...house, mayCall: isGrammar }),
    ...undeclaredEntries(files, migrations),
    ...lawfulNumbers(files),
    ...besideFields(files),
    ...besideForms(files),
    ...besideRuleForms(files),
    ...stageArrows(files),
    ...untranslated(files, {
      path: "words/cy.json",
      words: JSON.parse(readFileSync(join(root, "words/cy.json"), "utf8")),
    }),
  ];
}

if (import.meta.main) {
  const findings = findAll();
  for (const { path, line, message } of findings)
    console.error(`${path}:${line} ${message}`);
  console.error(
    findings.length === 0
      ? "tidy: nothing to mend."
      : `tidy: ${findings.length} to mend.`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
}
