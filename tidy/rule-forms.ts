import type { Finding } from "./arrows.ts";
import type { SourceFile } from "./source.ts";

const decisions = "src/decisions/";
/** Folders that know no stage, and what each may use. */
const shared: Readonly<Record<string, readonly string[]>> = {
  values: [],
  operations: ["values"],
};
/** The stages of a rule, each with the one before it. */
const before: Readonly<Record<string, string | undefined>> = {
  source: undefined,
  feel: "source",
  model: "feel",
  plan: "model",
  evaluate: "plan",
  explain: "evaluate",
  ask: "evaluate",
};

function stagesBefore(stage: string): readonly string[] {
  const one = before[stage];
  return one === undefined ? [] : [one, ...stagesBefore(one)];
}

function stageFinding(
  stage: string,
  target: string,
  { file, isType }: { readonly file: string; readonly isType: boolean },
): string | undefined {
  if (target === stage) return undefined;
  const own = shared[stage];
  if (own)
    return own.includes(target)
      ? undefined
      : `imports ${target}; ${stage} knows no stage.`;
  if (target in shared || target === before[stage]) return undefined;
  const isShape = isType && file === `${target}.ts`;
  return stagesBefore(stage).includes(target) && isShape
    ? undefined
    : `imports ${target}; a stage works with ${before[stage] ?? "none"} alone, the one before it, and of earlier ones knows only the types of their shape.`;
}

/** Each stage of a rule imports only the one before. */
export const stageArrows = (files: readonly SourceFile[]): readonly Finding[] =>
  files
    .filter(({ path, isTest }) => path.startsWith(decisions) && !isTest)
    .flatMap(({ path, imports }) => {
      const [stage = "", name] = path.slice(decisions.length).split("/");
      if (name === undefined || !(stage in before || stage in shared))
        return [];
      return imports.flatMap(({ from, line, isType }) => {
        const [, target, file] = /^\.\.\/(?:([^/]+)\/)?(.+)$/.exec(from) ?? [];
        if (file === undefined) return [];
        const message = stageFinding(stage, target ?? file, { file, isType });
        return message === undefined
          ? []
          : [{ path, line, message: `${stage} ${message}` }];
      });
    });

const kinds = "src/catalogue/kinds/";
const operations = `${decisions}operations/`;

/** What tells of a pack kind or an operation, and the one place where it may. */
const forms = [
  {
    tells: /\\\.yaml\$\/|\bpackKind\(/,
    below: "src/",
    home: kinds,
    message:
      "tells a kind of pack file; write it as a packKind of catalogue/kinds/.",
  },
  {
    tells: /\boperation\s*[!=]==|\(\w+\.operation\)/,
    below: decisions,
    home: operations,
    message:
      "asks which operation it is; say it by a field of the operation in operations/.",
  },
  {
    tells: /:\s*(?:Operation|Explored)\b|satisfies Record<string, Operation>/,
    below: decisions,
    home: operations,
    message: "writes an operation; each is in a family of operations/.",
  },
];

/** A kind of pack file, or an operation, told beside the one file that holds all of it. */
export const besideRuleForms = (
  files: readonly SourceFile[],
): readonly Finding[] =>
  files
    .filter(({ isTest }) => !isTest)
    .flatMap(({ path, text }) => {
      const written = forms.flatMap(({ tells, below, home, message }) =>
        path.startsWith(below) && !path.startsWith(home)
          ? linesOf(text, tells).map((line) => ({ path, line, message }))
          : [],
      );
      const isUnlike =
        path.startsWith(kinds) &&
        /\bpath: \//.test(text) &&
        !text.includes("packKind(");
      const message = "reads a kind of pack file without being a packKind.";
      return isUnlike ? [...written, { path, line: 1, message }] : written;
    });

const linesOf = (text: string, found: RegExp): readonly number[] =>
  text
    .split("\n")
    .flatMap((line, index) => (found.test(line) ? [index + 1] : []));
