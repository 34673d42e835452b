import type { CompileError, FeelText, Position } from "../source/source.ts";
import type { Expression } from "../operations/expression.ts";
import { constant } from "../operations/expression.ts";
import type { Period } from "../values/period.ts";
import type { ValueType } from "../values/value-type.ts";
import { anything, date } from "../values/value-type.ts";

/** What names mean while one expression is checked, and where its problems go. */
export type Scope = {
  readonly names: Names;
  readonly feel: FeelText;
  readonly decision: string;
  readonly errors: CompileError[];
  readonly locals: ReadonlyMap<string, Expression>;
  /** What `?` and a cell's tests speak of. */
  readonly subject?: Expression;
  /** Literal numbers are structure here (digits of rounding, a position), not law. */
  readonly structural?: boolean;
  readonly newLocal: () => number;
  /** Says what is wrong at an offset of the FEEL; what stands there is left open. */
  readonly refuse: (at: number, message: string) => Expression;
};
/** What the expressions of one decision are checked with. */
export type Checking = Pick<
  Scope,
  "names" | "decision" | "errors" | "newLocal"
>;
export const scopeOf = (checking: Checking, feel: FeelText): Scope => ({
  ...checking,
  feel,
  locals: new Map(),
  refuse(at, message) {
    const { errors, decision } = checking;
    errors.push({ ...positionIn(feel, at), message, decision });
    return wrong;
  },
});
/** What each name stands for. */
export type Names = {
  get(name: string): NamedThing | undefined;
  /** Asked for only where something is wrong. */
  keys(): Iterable<string>;
};
export type NamedThing = {
  readonly kind: "fact" | "parameter" | "decision";
  readonly type: ValueType;
  /** Of a parameter: its values of law. */
  readonly inForce?: readonly Period[];
};

/** Stands where an expression was wrong; fits every type, so one mistake gives one error. */
export const wrong: Expression = constant(false, anything);
export const today: Expression = { kind: "today", type: date, parts: [] };

/** Where an offset in a FEEL text lies in its file. */
function positionIn(feel: FeelText, offset: number): Position {
  const before = feel.text.slice(0, offset).split("\n");
  const start = feel.lines[Math.min(before.length, feel.lines.length) - 1];
  return {
    path: feel.path,
    line: start?.line ?? 1,
    column: (start?.column ?? 1) + (before.at(-1)?.length ?? 0),
  };
}

export const withLocal = (
  scope: Scope,
  name: string,
  local: Expression,
): Scope => ({ ...scope, locals: new Map([...scope.locals, [name, local]]) });
