import assert from "node:assert/strict";
import type { Context, Tx } from "#postgres";
import type { FieldsOf, Given, Parsed } from "#web";
import { parseAll } from "#web";
import { contextOf } from "../context-of.ts";
import type { Action } from "../permissions.ts";
import { mayDo, mustSignInAgain } from "../permissions.ts";
import type { Outcome } from "./outcome.ts";
import { again, forbidden, isOutcome } from "./outcome.ts";
import type { Act, FormOf, PageDeps, Visit } from "./page.ts";

type ActValue<V, Found, Values, Changed> = {
  /** The value of its button (`name="do"`); a page's only act is meant where a form names none. */
  readonly name: string;
  /** What is done, when it is more than the page itself asks for. */
  readonly may?: Action;
  readonly allows?: (visit: V) => boolean;
  /** What its form and what it does rest on, read in its transaction. */
  readonly read?: (tx: Tx, visit: V) => Promise<Found> | Found;
  readonly fields?: FormOf<V, Exclude<Found, Outcome>, Values>;
  /** What is asked of others before the transaction; then nothing is read for the form. */
  readonly before?: (visit: V, values: Given<Values>) => Promise<Found> | Found;
  /** The visitor's own, unless it says otherwise. */
  readonly context?: (visit: V, found: Exclude<Found, Outcome>) => Context;
  /** Left out when what is asked of others says how it ends. */
  readonly run?: (
    tx: Tx,
    visit: V,
    values: Given<Values>,
    found: Exclude<Found, Outcome>,
  ) => Promise<Outcome<Changed>>;
};

/** What one button does: refused, or in one transaction, once its form is read; wrong answers are shown again. */
export function act<
  V extends Visit<PageDeps, "anybody">,
  Found = undefined,
  Values = Record<never, never>,
  Changed = never,
>(value: ActValue<V, Found, Values, Changed>): Act<V, Changed> {
  type Known = Exclude<Found, Outcome>;
  const { name, may, allows, read, before, run, fields = {} } = value;
  const parse = (visit: V, found: Known): Parsed<Given<Values>> => {
    const form = typeof fields === "function" ? fields(visit, found) : fields;
    assert(!("" in form), `${visit.path}: a field of ${name} has no name.`);
    return parseAll(form as FieldsOf<Values>, visit);
  };
  return {
    name,
    fields: typeof fields === "function" ? [] : Object.keys(fields),
    async answer(visit) {
      const { deps, visitor, now } = visit;
      if (may !== undefined && !mayDo(visitor, may)) return forbidden;
      if (allows && !allows(visit)) return forbidden;
      if (may !== undefined && mustSignInAgain(visitor, may, now))
        return { ends: "sign-in", anew: may };
      const sent = read ? undefined : parse(visit, undefined as Known);
      if (sent?.kind === "failure") return again(sent.error);
      const asked = sent && (await before?.(visit, sent.value));
      if (isOutcome(asked)) return asked as Outcome;
      const called = asked as Known;
      const context = value.context?.(visit, called) ?? contextOf(visitor);
      const outcome =
        run &&
        (await deps.database.transaction(context, async (tx) => {
          const found = read ? await read(tx, visit) : called;
          if (isOutcome(found)) return found as Outcome;
          const parsed = sent ?? parse(visit, found as Known);
          return parsed.kind === "failure"
            ? again(parsed.error)
            : run(tx, visit, parsed.value, found as Known);
        }));
      assert(isOutcome(outcome), `${visit.path}: act ${name} returns nothing.`);
      return outcome as Outcome<Changed>;
    },
  };
}
