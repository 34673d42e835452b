import assert from "node:assert/strict";
import type { Context, Tx } from "#postgres";
import type { Parsed } from "#web";
import { allParsed } from "#web";
import { contextOf } from "../context-of.ts";
import type { Action } from "../permissions.ts";
import { mayDo, mustSignInAgain } from "../permissions.ts";
import type { Outcome } from "./outcome.ts";
import { again, forbidden, isOutcome } from "./outcome.ts";
import type { Act, FieldsOf, PageDeps, Visit } from "./page.ts";

type ActValue<V, Values, Called, Changed> = {
  /** The value of its button (`name="do"`); a page's only act is meant where a form names none. */
  readonly name: string;
  /** What is done, when it is more than the page itself asks for. */
  readonly may?: Action;
  readonly allows?: (visit: V) => boolean;
  readonly fields?: FieldsOf<V, Values>;
  /** What is asked of others before the transaction. */
  readonly before?: (visit: V, values: Values) => Promise<Called> | Called;
  /** The visitor's own, unless it says otherwise. */
  readonly context?: (visit: V, called: Exclude<Called, Outcome>) => Context;
  /** Left out when what is asked of others says how it ends. */
  readonly run?: (
    tx: Tx,
    visit: V,
    values: Values,
    called: Exclude<Called, Outcome>,
  ) => Promise<Outcome<Changed>>;
};

/** What one button does: refused, or in one transaction; wrong answers are shown again before it. */
export function act<
  V extends Visit<PageDeps, "anybody">,
  Values = Record<never, never>,
  Called = undefined,
  Changed = never,
>(value: ActValue<V, Values, Called, Changed>): Act<V, Changed> {
  const { name, may, allows, before, run } = value;
  const fields = Object.keys(value.fields ?? {});
  return {
    name,
    fields,
    async answer(visit) {
      const { deps, visitor, now } = visit;
      if (may !== undefined && !mayDo(visitor, may)) return forbidden;
      if (allows && !allows(visit)) return forbidden;
      if (may !== undefined && mustSignInAgain(visitor, may, now))
        return { ends: "sign-in", anew: may };
      const parsed = parsedOf(value.fields, visit);
      if (parsed.kind === "failure") return again(parsed.error);
      const called = await before?.(visit, parsed.value);
      if (isOutcome(called)) return called as Outcome;
      const answered = called as Exclude<Called, Outcome>;
      const context = value.context?.(visit, answered) ?? contextOf(visitor);
      const outcome =
        run &&
        (await deps.database.transaction(context, (tx) =>
          run(tx, visit, parsed.value, answered),
        ));
      assert(isOutcome(outcome), `${visit.path}: act ${name} returns nothing.`);
      return outcome;
    },
  };
}

const parsedOf = <V extends Visit<PageDeps, "anybody">, Values>(
  fields: FieldsOf<V, Values> | undefined,
  visit: V,
): Parsed<Values> =>
  allParsed(
    Object.fromEntries(
      Object.entries<FieldsOf<V, Record<string, unknown>>[string]>(
        fields ?? {},
      ).map(([name, field]) => [
        name,
        typeof field === "function"
          ? field(visit, name)
          : field.parse(name, visit),
      ]),
    ),
  ) as Parsed<Values>;
