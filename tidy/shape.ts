import { basename } from "node:path";
import type { Finding } from "./arrows.ts";
import type { SourceFile } from "./source.ts";

const fileLinesMax = 400;
const functionLinesMax = 60;

/** Files over 400 lines and functions over 60. */
export function lengths(files: readonly SourceFile[]): readonly Finding[] {
  return files.flatMap((file) => {
    const long = file.isTest
      ? []
      : file.functions.filter((one) => one.lines > functionLinesMax);
    const findings = long.map(({ name, line, lines }) => ({
      path: file.path,
      line,
      message: `${name} has ${lines} lines; split it (at most ${functionLinesMax}).`,
    }));
    if (file.lines <= fileLinesMax) return findings;
    return [
      ...findings,
      {
        path: file.path,
        line: 1,
        message: `has ${file.lines} lines; at most ${fileLinesMax}.`,
      },
    ];
  });
}

const bannedFile = /^(utils?|helpers?|common|types)\.ts$/;
const bannedName =
  /^[A-Za-z]+(Manager|Helper|Impl)$|^(?!PublicService|[a-z]*(?:Public)?Service)[A-Z][A-Za-z]*Service$/;

/** Names that tell nothing. */
export function names(files: readonly SourceFile[]): readonly Finding[] {
  return files.flatMap((file) => {
    const own = bannedFile.test(basename(file.path))
      ? [
          {
            path: file.path,
            line: 1,
            message: "is named after a role; name it after the thing it holds.",
          },
        ]
      : [];
    const exported = file.exports.filter(({ name }) => bannedName.test(name));
    return [
      ...own,
      ...exported.map(({ name, line }) => ({
        path: file.path,
        line,
        message: `exports ${name}: say what it is.`,
      })),
    ];
  });
}

const lawful =
  /(?<![\w.-])(?:£\s?\d[\d,.]*|\d{1,6}\.\d{2}(?!\d))|["'](?:19|20)\d\d-\d\d-\d\d["']/;

/** Rates and dates of law belong in a pack, with their source. */
export function lawfulNumbers(
  files: readonly SourceFile[],
): readonly Finding[] {
  return files
    .filter((file) => file.path.startsWith("src/") && !file.isTest)
    .flatMap((file) =>
      file.text.split("\n").flatMap((text, index) => {
        const code = text.replace(/\/\/.*$|^\s*\*.*$|\/\*.*?\*\//g, "");
        const found = lawful.exec(code);
        if (!found) return [];
        const message = `${found[0]} looks like a rate or date of law; put it into the pack with its source.`;
        return [{ path: file.path, line: index + 1, message }];
      }),
    );
}

const controls = /<(?:input|select|textarea)\b/;
const drawers = [
  "checkboxes",
  "dateInput",
  "input",
  "radios",
  "select",
  "textarea",
];

/** What a page asks is a field of `web/fields/`; a control drawn beside it is read beside it too. */
export const besideFields = (
  files: readonly SourceFile[],
): readonly Finding[] =>
  files
    .filter(({ path, isTest }) => /^src\/(?!web\/)/.test(path) && !isTest)
    .flatMap(({ path, imports, text }) => {
      const imported = imports
        .filter(
          ({ from, names: all }) =>
            from === "#web" && all.some((name) => drawers.includes(name)),
        )
        .map(({ line }) => line);
      const written = text
        .split("\n")
        .flatMap((line, index) => (controls.test(line) ? [index + 1] : []));
      return [...imported, ...written].map((line) => ({
        path,
        line,
        message: "draws a control; ask by a field of web/fields/.",
      }));
    });

const readers =
  /\b(?:firstOf|allOf)\(\s*(?:\w+\.)?form\b|\bparseAll\(|(?<!\b(?:JSON|Date|Number))\.parse\(/;

/** What a page is sent is read by its fields before its act runs; only a field (`…-field.ts`) and the runner read a form. */
export const besideForms = (files: readonly SourceFile[]): readonly Finding[] =>
  files
    .filter(
      ({ path, isTest }) =>
        /^src\/[^/]+\/pages\//.test(path) &&
        !/-field\.ts$|\/access\/pages\/(?:act|run-page)\.ts$/.test(path) &&
        !isTest,
    )
    .flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, index) =>
        readers.test(line)
          ? [
              {
                path,
                line: index + 1,
                message:
                  "reads its form; name the fields, and take what they give.",
              },
            ]
          : [],
      ),
    );
