import assert from "node:assert/strict";
import pg from "pg";
import type { Tx } from "./database.ts";

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
      /** The life events that a mandate is for; absent when nothing bounds it. */
      readonly events?: readonly string[] | undefined;
      /** The facts that those events and bodies need. */
      readonly concepts?: readonly string[] | undefined;
      /** The bodies that it is for; absent when nothing bounds them. */
      readonly bodies?: readonly string[] | undefined;
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
        ...boundsIn(context),
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

/** A mandate that says no facts lets none be seen. */
const boundsIn = ({
  events,
  concepts = [],
  bodies = [],
}: {
  readonly events?: readonly string[] | undefined;
  readonly concepts?: readonly string[] | undefined;
  readonly bodies?: readonly string[] | undefined;
}) =>
  events === undefined
    ? []
    : ([
        ["events", arrayLiteral(events)],
        ["concepts", arrayLiteral(concepts)],
        ["bodies", bodies.length > 0 ? arrayLiteral(bodies) : ""],
      ] as const);

const arrayLiteral = (values: readonly string[]): string =>
  `{${values.map((value) => `"${value.replaceAll(/["\\]/g, "\\$&")}"`).join(",")}}`;

const contextOf = new WeakMap<Pick<Tx, "query">, Context>();

/** The transaction runs under this context from now on; it was told so already. */
export const runsUnder = (tx: Pick<Tx, "query">, context: Context): void =>
  void contextOf.set(tx, context);

/**
 * Runs a part of a transaction on another's behalf, e.g. as a process what a person may set off but not read; then goes on as before, also
 * when it fails. Where a failed statement lets nothing more run, rolling back to before this part gives the context back.
 */
export async function inContext<T>(
  tx: Pick<Tx, "query">,
  context: Context,
  work: () => Promise<T>,
): Promise<T> {
  const before = contextOf.get(tx);
  assert(before, "This transaction runs under no context.");
  await changeTo(tx, context);
  const back = () => changeTo(tx, before);
  const result = await work().catch(async (error: unknown) => {
    await back().catch(() => {});
    throw error;
  });
  await back();
  return result;
}

async function changeTo(
  tx: Pick<Tx, "query">,
  context: Context,
): Promise<void> {
  runsUnder(tx, context);
  const settings = allOf(context);
  await tx.query(
    "select set_config(name, value, true) from unnest($1::text[], $2::text[]) as one(name, value)",
    [settings.map(([name]) => name), settings.map(([, value]) => value)],
  );
}

/** Every setting of ours, empty where the context has none. */
function allOf(context: Context) {
  const wanted = new Map(settingsOf(context));
  return contextSettings.map(
    (name) => [`joinery.${name}`, wanted.get(name) ?? ""] as const,
  );
}

export const contextSettings: readonly string[] = [
  "kind",
  "account",
  "owner",
  "organisation",
  "roles",
  "customers",
  "events",
  "concepts",
  "bodies",
  "process",
];

/** `begin` and the context in one text, so that both take one round trip; what it does not set is empty on each of our connections. */
export function beginWith(context: Context): string {
  const settings = settingsOf(context).map(
    ([name, value]) =>
      `set local joinery.${name} to ${pg.escapeLiteral(value)}`,
  );
  return ["begin", ...settings].join(";");
}
