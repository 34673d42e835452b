import type { z } from "zod";
import type { Path } from "./pack-file.ts";

type Issue = z.core.$ZodIssue;
type Said = { readonly message: string; readonly mend: string };

const seeFormat = "See docs/pack-format.md for how it is written.";

/** Turns a shape's complaint into words for whoever wrote the file. */
export function explainIssue(
  issue: Issue,
): readonly (Said & { readonly path: Path })[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `\`${key}\` is not a word the format knows here.`,
      mend: "Check its spelling against docs/pack-format.md, or delete it.",
    }));
  const what = `\`${path.map(String).join(" › ") || "the file"}\``;
  return [{ path, ...saidOf(issue, what) }];
}

function saidOf(issue: Issue, what: string): Said {
  switch (issue.code) {
    case "invalid_type":
      return saidOfType(issue, what);
    case "invalid_value":
      return {
        message: `${what} has a value that is not one of the choices.`,
        mend: `Write one of: ${issue.values.map(String).join(", ")}.`,
      };
    case "invalid_union": {
      const ways = issue.errors.map(([first]) => first?.message ?? "");
      return {
        message: `${what} is written in none of the ways the format allows.`,
        mend: `It may be: ${ways.filter(Boolean).join("; or ")}.`,
      };
    }
    case "invalid_key":
      return {
        message: `${what} ${issue.issues[0]?.message}.`,
        mend: seeFormat,
      };
    case "too_small":
      return saidOfSize(issue, what);
    default:
      return { message: `${what} ${issue.message}.`, mend: seeFormat };
  }
}

function saidOfType(
  issue: Extract<Issue, { code: "invalid_type" }>,
  what: string,
): Said {
  const last = issue.path.at(-1);
  const isMissing =
    issue.input === undefined && issue.message.includes("undefined");
  if (isMissing && last === "cy")
    return {
      message: `${what} is missing: this text has no Welsh.`,
      mend: "Add `cy: …`; a machine draft is allowed when the file says `welsh: machine draft`.",
    };
  return isMissing
    ? {
        message: `${what} is missing.`,
        mend: `Add \`${String(last)}: …\` (${issue.expected}).`,
      }
    : {
        message: `${what} should be ${withArticle(issue.expected)}.`,
        mend: seeFormat,
      };
}

function saidOfSize(
  { origin, minimum, inclusive }: Extract<Issue, { code: "too_small" }>,
  what: string,
): Said {
  if (origin !== "number" && origin !== "int")
    return {
      message: `${what} is empty.`,
      mend: `Write at least ${minimum}.`,
    };
  const bound = inclusive ? `${minimum} or more` : `more than ${minimum}`;
  return { message: `${what} is too small.`, mend: `Write ${bound}.` };
}

const withArticle = (noun: string): string =>
  `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
