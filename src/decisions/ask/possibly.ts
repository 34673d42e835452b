import { decimal } from "../values/number.ts";
import { isUnknown } from "../operations/absence.ts";
import { closureOf, kernelOf } from "../evaluate/kernel.ts";
import { everyPart } from "../operations/expression.ts";
import { valueOn } from "../values/period.ts";
import type { PlanExpression, Slot } from "../plan/plan.ts";
import { openFact } from "./open-fact.ts";
import { possibleOfList, possibleOperation } from "./possible-operation.ts";
import type { Possible } from "../operations/possible.ts";
import {
  anything,
  certain,
  exactly,
  isNothing,
  isWithin,
  noFacts,
  oneOf,
} from "../operations/possible.ts";
import { reachOf } from "./reach.ts";
import type { Trial } from "./trial.ts";

/** What has been looked at so far, by slot. */
type Look = {
  readonly trial: Trial;
  readonly seen: (Possible | undefined)[];
  /** On any day and with any facts; a decision is then all that its range allows, for it may be supplied. */
  readonly ever?: true;
};

/**
 * Everything a goal may come to whatever values the open facts of a trial have, and the facts it may rest on. It may
 * name too much, never too little: what it finds certain is certain, and a fact it leaves out cannot matter.
 */
export const possibly = (trial: Trial, goal: number): Possible =>
  slotIn({ trial, seen: [] }, goal);

/** All that the logic of a decision may come to, on any day and with any facts. */
export function possiblyEver(trial: Trial, logic: PlanExpression): Possible {
  const look: Look = { trial, seen: [], ever: true };
  return inside(look, logic);
}

function slotIn(look: Look, index: number): Possible {
  const { trial, seen } = look;
  const slot = trial.plan.slots[index];
  if (!slot) throw new Error(`the plan has no slot ${index}`);
  const before = seen[index];
  if (before) return before;
  const found = newIn(look, slot, index);
  seen[index] = found;
  return found;
}

function newIn(look: Look, slot: Slot, index: number): Possible {
  const { plan, given, asOf } = look.trial;
  if (look.ever && slot.kind !== "fact") return everValue(slot, index);
  const known = given[index];
  if (slot.kind === "parameter")
    return exactly(known ?? valueOn(slot.inForce, asOf, slot.name));
  if (slot.kind === "fact")
    return known === undefined
      ? openFact(slot, index, asOf)
      : exactly(kernelOf(plan)[index]?.(look.trial) ?? known);
  if (known !== undefined) return exactly(known);
  const { appliesWhen, logic } = slot;
  return needed(
    appliesWhen
      ? chosen(look, inside(look, appliesWhen), [logic, undefined])
      : inside(look, logic),
  );
}

/** Any value of law there ever was, or any that a decision may be supplied with. */
function everValue(
  slot: Exclude<Slot, { readonly kind: "fact" }>,
  index: number,
): Possible {
  const value =
    slot.kind === "parameter"
      ? oneOf(
          slot.inForce.map((period) => exactly(period.value)),
          [],
        )
      : openFact({ ...slot, kind: "fact" }, index, "9999-12-31");
  return { ...value, mayNotApply: true };
}

const never: Possible = {
  values: { kind: "some", data: [] },
  mayBeNone: false,
  mayNotApply: true,
  rests: noFacts,
};

/** `none` used where a value is needed does not apply. */
const needed = (possible: Possible): Possible =>
  possible.mayBeNone
    ? { ...possible, mayBeNone: false, mayNotApply: true }
    : possible;

type Truths = {
  readonly mayHold: boolean;
  readonly mayFail: boolean;
  readonly mayLack: boolean;
  readonly rests: ReadonlySet<number>;
};

/** Which truths a condition may have. */
function truthsOf(condition: Possible): Truths {
  const { values } = condition;
  const may = (truth: boolean): boolean =>
    values.kind !== "some" || values.data.includes(truth);
  return {
    mayHold: may(true),
    mayFail: may(false),
    mayLack: condition.mayNotApply || condition.mayBeNone,
    rests: condition.rests,
  };
}

/** What a condition leads to; nothing applies where a branch is left out. */
function chosen(
  look: Look,
  condition: Possible,
  [whenTrue, whenFalse]: readonly [PlanExpression, PlanExpression | undefined],
): Possible {
  const { mayHold, mayFail, mayLack, rests } = truthsOf(condition);
  return oneOf(
    [
      ...(mayHold ? [inside(look, whenTrue)] : []),
      ...(mayFail ? [whenFalse ? inside(look, whenFalse) : never] : []),
      ...(mayLack ? [never] : []),
    ],
    rests,
  );
}

function inside(look: Look, expression: PlanExpression): Possible {
  const within = (part: PlanExpression): Possible => inside(look, part);
  switch (expression.kind) {
    case "constant":
      return exactly(expression.datum);
    case "today":
      return look.ever
        ? { ...exactly(true), values: anything }
        : exactly(look.trial.asOf);
    case "fact":
    case "parameter":
    case "decision":
      return slotIn(look, expression.name);
    case "all":
    case "any":
      return joined(expression.parts.map(within), expression.kind === "any");
    case "parameter-on":
      return look.ever
        ? slotIn(look, expression.name)
        : asUsual(look, expression);
    case "not":
      return possibleOperation("equal", [
        needed(within(expression.operand)),
        exactly(false),
      ]);
    case "choose":
      return chosen(look, within(expression.condition), [
        expression.whenTrue,
        expression.whenFalse,
      ]);
    case "match":
      return matched(look, expression.rows);
    case "apply":
      return applied(look, expression);
    case "or-else":
      return orElse(look, within(expression.operand), expression.fallback);
    case "applies":
    case "is-none":
      return absenceOf(within(expression.operand), expression.kind);
    default:
      return asUsual(look, expression);
  }
}

/** Kleene's and, or or: a deciding part settles it, then one that does not apply. */
function joined(parts: readonly Possible[], deciding: boolean): Possible {
  const sure = parts.find((part) => certain(part) === deciding);
  if (sure) return sure;
  const truths = parts.map(truthsOf);
  const mayBe = (truth: boolean) => (part: Truths) =>
    truth ? part.mayHold : part.mayFail;
  return oneOf(
    [
      ...(truths.some(mayBe(deciding)) ? [exactly(deciding)] : []),
      ...(truths.every(mayBe(!deciding)) ? [exactly(!deciding)] : []),
      ...(truths.some(({ mayLack }) => mayLack) ? [never] : []),
    ],
    truths.flatMap(({ rests }) => [...rests]),
  );
}

type Rows = Extract<PlanExpression, { kind: "match" }>["rows"];
/** Exactly one row of a unique table holds, for that was checked. */
function matched(look: Look, rows: Rows): Possible {
  const open: { readonly gives: PlanExpression; readonly when: Possible }[] =
    [];
  for (const { when, gives } of rows) {
    const holds = inside(look, when);
    if (certain(holds) === true) return inside(look, gives);
    if (certain(holds) !== false) open.push({ when: holds, gives });
  }
  const truths = open.map(({ when }) => truthsOf(when));
  const ways = open.flatMap(({ gives }, index) =>
    truths[index]?.mayHold ? [inside(look, gives)] : [],
  );
  const mayLack = truths.some((truth) => truth.mayLack) || ways.length === 0;
  return oneOf(
    mayLack ? [...ways, never] : ways,
    truths.flatMap(({ rests }) => [...rests]),
  );
}

type Application = Extract<PlanExpression, { kind: "apply" }>;
function applied(look: Look, expression: Application): Possible {
  const { operation, arguments: given } = expression;
  const [only] = given;
  if (
    only?.kind === "list" &&
    (operation === "sum" || operation === "min" || operation === "max")
  ) {
    const items = only.items
      .map((item) => inside(look, item))
      // Whether a result may not apply is all the same to its bounds.
      .map((item) =>
        look.ever ? { ...item, mayBeNone: false, mayNotApply: false } : item,
      );
    const found = possibleOfList(operation, items);
    if (found) return found;
  }
  if (look.ever && only && isCounted(look, operation, only))
    return { ...never, values: { kind: "between", from: decimal(0) } };
  return possibleOperation(
    operation,
    given.map((argument) => inside(look, argument)),
  );
}

/** A count, or a sum of what is never below nothing. */
const isCounted = (
  look: Look,
  operation: string,
  list: PlanExpression,
): boolean =>
  operation === "count" ||
  (operation === "sum" &&
    list.kind === "each" &&
    isWithin(inside(look, list.body), { from: "0" }));

function orElse(
  look: Look,
  first: Possible,
  fallback: PlanExpression,
): Possible {
  if (!first.mayBeNone && !first.mayNotApply) return first;
  const value: Possible = { ...first, mayBeNone: false, mayNotApply: false };
  const otherwise = inside(look, fallback);
  return isNothing(first.values)
    ? otherwise
    : oneOf([value, otherwise], first.rests);
}

/** Whether it applies, or is known to be none. */
function absenceOf(
  { values, mayBeNone, mayNotApply, rests }: Possible,
  kind: "applies" | "is-none",
): Possible {
  const isValue = !isNothing(values);
  const isApplies = kind === "applies";
  const mayHold = mayBeNone || (isApplies && isValue);
  const mayFail = mayNotApply || (!isApplies && isValue);
  return oneOf(
    [...(mayHold ? [exactly(true)] : []), ...(mayFail ? [exactly(false)] : [])],
    rests,
  );
}

/** Evaluated as usual when it rests on nothing open; otherwise it may be anything. */
function asUsual(look: Look, expression: PlanExpression): Possible {
  const rests = new Set<number>();
  for (const part of everyPart(expression))
    if (part.kind === "fact" || part.kind === "decision")
      for (const fact of slotIn(look, part.name).rests) rests.add(fact);
    else if (part.kind === "is-known")
      for (const fact of openBelow(look.trial, part.operand)) rests.add(fact);
  const open = { values: anything, mayBeNone: true, mayNotApply: true, rests };
  if (look.ever) return open;
  if (rests.size > 0) return open;
  const value = closureOf(kernelOf(look.trial.plan), expression)(look.trial);
  return isUnknown(value) ? open : exactly(value);
}

/** The open facts an expression reads, near or far: any of them may make it known. */
function openBelow(
  { plan, given }: Trial,
  expression: PlanExpression,
): ReadonlySet<number> {
  const seen = new Set<number>();
  const visit = (slot: number): void => {
    if (seen.has(slot) || given[slot] !== undefined) return;
    seen.add(slot);
    for (const read of reachOf(plan).reads[slot] ?? []) visit(read);
  };
  for (const part of everyPart(expression))
    if ("name" in part) visit(part.name);
  return new Set([...seen].filter((slot) => plan.slots[slot]?.kind === "fact"));
}
