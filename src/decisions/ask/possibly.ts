import type { LocalDate } from "#kernel";
import { onceFor } from "#kernel";
import { isUnknown } from "../operations/absence.ts";
import type { PlanExpression } from "../operations/expression.ts";
import { everyPart, namesIn, reachable } from "../operations/expression.ts";
import type { Explore } from "../operations/operation.ts";
import { operationOf } from "../operations/operations.ts";
import type { Possible, Values } from "../operations/possible.ts";
import {
  anything,
  between,
  exactly,
  mayBeEither,
  oneOf,
  settled,
  spanOf,
} from "../operations/possible.ts";
import type { Evaluated } from "../values/datum.ts";
import { compare, isAbsent } from "../values/datum.ts";
import { closureOf, periodsOf, valueOf } from "../evaluate/kernel.ts";
import type { Closure } from "../evaluate/run.ts";
import type { Plan, Slot } from "../plan/plan.ts";
import { boundsOf } from "../values/range.ts";
import { restored } from "../values/plain.ts";
import { reachOf } from "../evaluate/reach.ts";
import type { Trial } from "./trial.ts";

/** What has been looked at so far, by slot. */
type Look = {
  readonly trial: Trial;
  readonly seen: (Possible | undefined)[];
  /** On any day and with any facts; a decision is then all that its range allows, for it may be supplied. */
  readonly ever?: true;
};
type Explorer = Explore<Look>;

const explorersOf = onceFor((): Explorer[] => []);

/**
 * Everything a goal may come to whatever values the open facts of a trial have, and the facts it may rest on. It may
 * name too much, never too little: what it finds certain is certain, and a fact it leaves out cannot matter.
 */
export function possibly(trial: Trial, goal: number): Possible {
  const seen = seenIn.get(trial) ?? [];
  seenIn.set(trial, seen);
  return slotIn({ trial, seen }, goal);
}
/** Of trials that are looked at and then left as they are. */
const seenIn = new WeakMap<Trial, (Possible | undefined)[]>();

/** What was seen in a trial stays so in one that has filled in one fact more, but for what rests on that. */
export function keepSeen(from: Trial, to: Trial, fact: number): Trial {
  const seen = seenIn.get(from)?.slice() ?? [];
  seen[fact] = undefined;
  for (const slot of reachOf(from.plan).dependents[fact] ?? [])
    seen[slot] = undefined;
  seenIn.set(to, seen);
  return to;
}

/** All that the logic of a decision may come to, on any day and with any facts. */
export const possiblyEver = (trial: Trial, logic: PlanExpression): Possible =>
  explorerOf(trial.plan, logic)({ trial, seen: [], ever: true });

function slotIn(look: Look, index: number): Possible {
  return (look.seen[index] ??= slotExplorer(look.trial.plan, index)(look));
}

/** The explorer of a slot, compiled when it is first looked at. */
function slotExplorer(plan: Plan, index: number): Explorer {
  const compiled = explorersOf(plan);
  const slot = plan.slots[index];
  if (!slot) throw new Error(`the plan has no slot ${index}`);
  return (compiled[index] ??= newExplorer(plan, slot, index));
}

function newExplorer(plan: Plan, slot: Slot, index: number): Explorer {
  const worked = ({ trial }: Look): Possible => exactly(valueOf(trial, index));
  switch (slot.kind) {
    case "fact":
      return (look) =>
        look.trial.given[index] === undefined
          ? openFact(slot, index, look.trial.asOf)
          : worked(look);
    case "parameter": {
      const ever = oneOf(
        periodsOf(slot).map(({ value }) => exactly(value)),
        [],
      );
      return (look) =>
        look.ever ? { ...ever, mayNotApply: true } : worked(look);
    }
    case "decision": {
      const ever = openFact(slot, index, endOfTime);
      let logic: Explorer | undefined;
      const most = slot.atMost && explorerOf(plan, slot.atMost);
      return (look) => {
        if (look.ever) return { ...ever, mayNotApply: true };
        const given = look.trial.given[index];
        if (given === undefined)
          return needed((logic ??= explorerOf(plan, slot.logic))(look));
        const isOpen = most && isUnknown(valueOf(look.trial, index));
        return isOpen ? heldBelow(given, most(look)) : worked(look);
      };
    }
  }
}

/** What is supplied, or its bound where that is less. */
function heldBelow(given: Evaluated, { values, rests }: Possible): Possible {
  if (isAbsent(given)) return exactly(given);
  const least = spanOf(values)?.from;
  const from = least !== undefined && compare(given, least) < 0 ? given : least;
  const held = between({ from, to: given });
  return settled({ values: held, mayBeNone: false, mayNotApply: false, rests });
}

const endOfTime = "9999-12-31";

/** `none` used where a value is needed does not apply. */
const needed = (possible: Possible): Possible =>
  possible.mayBeNone
    ? { ...possible, mayBeNone: false, mayNotApply: true }
    : possible;

function explorerOf(plan: Plan, expression: PlanExpression): Explorer {
  switch (expression.kind) {
    case "constant": {
      const only = exactly(restored(expression.datum, expression.type));
      return () => only;
    }
    case "today":
      return (look) =>
        look.ever
          ? { ...exactly(true), values: anything }
          : exactly(look.trial.asOf);
    case "fact":
    case "parameter":
    case "decision":
      return (look) => slotIn(look, expression.name);
    case "parameter-on": {
      const usual = asUsual(plan, expression);
      return (look) =>
        look.ever ? slotIn(look, expression.name) : usual(look);
    }
    case "local":
      return asUsual(plan, expression);
    case "apply": {
      const { possibly } = operationOf(expression);
      if (possibly === "as run") return asUsual(plan, expression);
      const explore = (part: PlanExpression): Explorer =>
        explorerOf(plan, part);
      return possibly(expression.parts.map(explore), expression, explore);
    }
  }
}

/** Evaluated as usual when it rests on nothing open; otherwise it may be anything. */
function asUsual(plan: Plan, expression: PlanExpression): Explorer {
  const parts = [...everyPart(expression)];
  const read = parts.flatMap((part) =>
    part.kind === "fact" || part.kind === "decision" ? [part.name] : [],
  );
  const mayBecomeKnown = parts
    .filter(
      (part) => part.kind === "apply" && operationOf(part).seesWhatIsKnown,
    )
    .flatMap((part) => namesIn(part));
  let evaluate: Closure | undefined;
  return (look) => {
    const rests = new Set(
      read.flatMap((slot) => [...slotIn(look, slot).rests]),
    );
    for (const fact of openBelow(look.trial, mayBecomeKnown)) rests.add(fact);
    const open = {
      values: anything,
      mayBeNone: true,
      mayNotApply: true,
      rests,
    };
    if (look.ever || rests.size > 0) return open;
    evaluate ??= closureOf(plan, expression);
    const value = evaluate(look.trial);
    return isUnknown(value) ? open : exactly(value);
  };
}

/** The open facts that slots rest on, near or far: any of them may make one known. */
function openBelow(
  { plan, given }: Trial,
  slots: readonly number[],
): readonly number[] {
  const isBounded = (slot: Slot | undefined): boolean =>
    slot?.kind === "decision" && slot.atMost !== undefined;
  const open = (read: readonly number[]): readonly number[] =>
    read.filter(
      (slot) => given[slot] === undefined || isBounded(plan.slots[slot]),
    );
  const below = reachable(open(slots), (slot) =>
    open(reachOf(plan).reads[slot] ?? []),
  );
  return below.filter((slot) => plan.slots[slot]?.kind === "fact");
}

type Open = Exclude<Slot, { readonly kind: "parameter" }>;

/** Any value a person may answer with, within the bounds of the concept. */
const openFact = (slot: Open, index: number, asOf: LocalDate): Possible => ({
  values: valuesOf(slot, asOf),
  mayBeNone: false,
  mayNotApply: false,
  rests: new Set([index]),
});

function valuesOf(slot: Open, asOf: LocalDate): Values {
  switch (slot.type.kind) {
    case "yes/no":
      return mayBeEither;
    case "choice":
      return { kind: "some", data: Object.keys(slot.type.values) };
    case "number":
    case "date":
      return between(boundsOf(slot, asOf));
    default:
      return anything;
  }
}
