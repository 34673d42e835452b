import type { Context } from "../../context.ts";

/** A table's rule as its comment says it; read here apart from the SQL that made the policies, so that one checks the other. */
export type Rule = {
  readonly clauses: readonly Clause[];
  /** Further policies were written by hand; then only what no rule may allow is checked. */
  readonly isCustom: boolean;
};

export type Right = "read" | "append" | "change" | "remove";
export type Clause = {
  readonly who:
    | { readonly kind: "process" | "anyone" }
    | {
        readonly kind: "customer" | "owner" | "organisation" | "account";
        readonly column: string;
      }
    | { readonly kind: "role"; readonly role: string }
    | {
        readonly kind: "parent";
        readonly column: string;
        readonly table: string;
      };
  readonly rights: ReadonlySet<Right>;
};

const everyRight = ["read", "append", "change", "remove"] as const;

/** @throws Error for a comment that is no rule. */
export function parseRule(comment: string | null): Rule {
  if (!comment?.startsWith("rls: "))
    throw new Error(
      "has no rule; call context.protect in its migration (see src/postgres/README.md).",
    );
  const texts = comment
    .slice("rls: ".length)
    .trim()
    .split(/\s*,\s*/);
  return {
    clauses: texts.filter((text) => text !== "custom").map(parseClause),
    isCustom: texts.includes("custom"),
  };
}

function parseClause(text: string): Clause {
  const [kind = "", ...rest] = text.split(/\s+/);
  const [first = "", second = ""] = rest;
  switch (kind) {
    case "process":
    case "anyone":
      return { who: { kind }, rights: rightsOf(rest) };
    case "customer":
    case "owner":
    case "organisation":
    case "account":
      return {
        who: { kind, column: first },
        rights: rightsOf(rest.slice(1)),
      };
    case "role":
      return { who: { kind, role: first }, rights: rightsOf(rest.slice(1)) };
    case "parent":
      return {
        who: { kind, column: first, table: second },
        rights: rightsOf(rest.slice(2)),
      };
    default:
      throw new Error(`“${text}” is no clause of a rule.`);
  }
}

function rightsOf(words: readonly string[]): ReadonlySet<Right> {
  const unknown = words.find(
    (word) => !everyRight.some((right) => right === word),
  );
  if (unknown !== undefined) throw new Error(`“${unknown}” is no right.`);
  return new Set(
    words.length === 0
      ? everyRight
      : everyRight.filter((right) => words.includes(right)),
  );
}

/** The values of a row's columns that its rule speaks of, as text. */
export type RowKeys = ReadonlyMap<string, string | null>;
/** Whether a context may read the parent row with an id. */
export type SeesParent = (table: string, id: string) => boolean;

/** Whether the rule gives a context a right to a row. */
export const allows = (
  rule: Rule,
  right: Right,
  asked: {
    readonly context: Context;
    readonly row: RowKeys;
    readonly seesParent: SeesParent;
  },
): boolean =>
  rule.clauses.some(
    ({ who, rights }) => rights.has(right) && meets(who, asked),
  );

function meets(
  who: Clause["who"],
  { context, row, seesParent }: Parameters<typeof allows>[2],
): boolean {
  switch (who.kind) {
    case "process":
      return context.kind === "process";
    case "anyone":
      return true;
    case "role":
      return context.kind === "staff" && context.roles.includes(who.role);
  }
  const value = row.get(who.column) ?? null;
  if (value === null) return false;
  switch (who.kind) {
    case "customer":
      return "customers" in context && context.customers.includes(value);
    case "owner":
      return "owner" in context && context.owner === value;
    case "organisation":
      return "organisation" in context && context.organisation === value;
    case "account":
      return "account" in context && context.account === value;
    case "parent":
      return seesParent(who.table, value);
  }
}
