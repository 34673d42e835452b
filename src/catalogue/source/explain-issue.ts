import type { z } from "zod";
import type { Path } from "./pack-file.ts";

type Issue = z.core.$ZodIssue;
type Explained = {
  readonly path: Path;
  readonly message: string;
  readonly mend: string;
};

const seeFormat = "See docs/pack-format.md for how it is written.";

/** Turns a shape's complaint into words for whoever wrote the file. */
export function explainIssue(issue: Issue): readonly Explained[] {
  const path = issue.path;
  const what = `\`${path.map(String).join(" › ") || "the file"}\``;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `\`${key}\` is not a word the format knows here.`,
        mend: "Check its spelling against docs/pack-format.md, or delete it.",
      }));
    case "invalid_type":
      return [explainType(issue, path, what)];
    case "invalid_value":
      return [
        {
          path,
          message: `${what} has a value that is not one of the choices.`,
          mend: `Write one of: ${issue.values.map(String).join(", ")}.`,
        },
      ];
    case "invalid_union":
      return [explainUnion(issue, path, what)];
    case "invalid_key":
      return [
        {
          path,
          message: `${what} ${issue.issues[0]?.message}.`,
          mend: seeFormat,
        },
      ];
    case "too_small":
      return [explainTooSmall(issue, path, what)];
    default:
      return [
        { path, message: `${what} ${issue.message}.`, mend: mendOf(issue) },
      ];
  }
}

function explainType(
  issue: Extract<Issue, { code: "invalid_type" }>,
  path: Path,
  what: string,
): Explained {
  const last = path.at(-1);
  const isMissing =
    issue.input === undefined && issue.message.includes("undefined");
  if (isMissing && last === "cy")
    return {
      path,
      message: `${what} is missing: this text has no Welsh.`,
      mend: "Add `cy: …`; a machine draft is allowed when the file says `welsh: machine draft`.",
    };
  if (isMissing)
    return {
      path,
      message: `${what} is missing.`,
      mend: `Add \`${String(last)}: …\` (${issue.expected}).`,
    };
  return {
    path,
    message: `${what} should be ${withArticle(issue.expected)}.`,
    mend: seeFormat,
  };
}

function explainTooSmall(
  { origin, minimum, inclusive }: Extract<Issue, { code: "too_small" }>,
  path: Path,
  what: string,
): Explained {
  if (origin !== "number" && origin !== "int")
    return {
      path,
      message: `${what} is empty.`,
      mend: `Write at least ${minimum}.`,
    };
  const bound = inclusive ? `${minimum} or more` : `more than ${minimum}`;
  return { path, message: `${what} is too small.`, mend: `Write ${bound}.` };
}

function explainUnion(
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: Path,
  what: string,
): Explained {
  return {
    path,
    message: `${what} is written in none of the ways the format allows.`,
    mend: `It may be: ${issue.errors
      .map((branch) => branch[0]?.message ?? "")
      .filter(Boolean)
      .join("; or ")}.`,
  };
}

const mendOf = (issue: Issue): string =>
  issue.code === "custom" && typeof issue.params?.["mend"] === "string"
    ? issue.params["mend"]
    : seeFormat;

const withArticle = (noun: string): string =>
  `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
