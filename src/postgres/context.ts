import pg from "pg";

/**
 * On whose behalf a transaction runs. Row-level security reads it; without it no row is seen.
 * `customers` are the ids whose rows may be seen: a customer's own and those under a mandate in
 * this request, or those whom a member of staff is serving now. `owner` is who they are as the maker of rows, e.g. `account:ID` or
 * `browser:HASH`.
 */
export type Context =
  | {
      readonly kind: "customer";
      readonly account: string;
      readonly customers: readonly string[];
      readonly owner?: string | undefined;
    }
  | {
      readonly kind: "staff";
      readonly account: string;
      readonly organisation: string;
      readonly roles: readonly string[];
      readonly customers: readonly string[];
      readonly owner?: string | undefined;
    }
  | { readonly kind: "body"; readonly organisation: string }
  | { readonly kind: "process"; readonly name: string };

/** The settings that `context.kind()` and its kin read back in SQL. */
function settingsOf(
  context: Context,
): readonly (readonly [name: string, value: string])[] {
  switch (context.kind) {
    case "customer":
      return [
        ["kind", "customer"],
        ["account", context.account],
        ["customers", arrayLiteral(context.customers)],
        ...ownerIn(context),
      ];
    case "staff":
      return [
        ["kind", "staff"],
        ["account", context.account],
        ["organisation", context.organisation],
        ["roles", arrayLiteral(context.roles)],
        ["customers", arrayLiteral(context.customers)],
        ...ownerIn(context),
      ];
    case "body":
      return [
        ["kind", "body"],
        ["organisation", context.organisation],
      ];
    case "process":
      return [
        ["kind", "process"],
        ["process", context.name],
      ];
  }
}

const ownerIn = ({ owner }: { readonly owner?: string | undefined }) =>
  owner === undefined ? [] : ([["owner", owner]] as const);

const arrayLiteral = (values: readonly string[]): string =>
  `{${values.map((value) => `"${value.replaceAll(/["\\]/g, "\\$&")}"`).join(",")}}`;

/** `begin` and the context in one text, so that both take one round trip. */
export function beginWith(context: Context): string {
  const settings = settingsOf(context).map(
    ([name, value]) =>
      `set local joinery.${name} to ${pg.escapeLiteral(value)}`,
  );
  return ["begin", ...settings].join(";");
}
