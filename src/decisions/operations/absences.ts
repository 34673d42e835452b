import { isAbsent } from "../values/datum.ts";
import { anything, describeType, join, yesNo } from "../values/value-type.ts";
import type { Operation } from "./operation.ts";
import { form, partAt } from "./operation.ts";
import type { Possible } from "./possible.ts";
import { exactly, isNothing, oneOf } from "./possible.ts";

/** What became of a value that is known. */
type Fate = "present" | "none" | "not-applicable";

/** A test of what became of a value; what is not known yet stays so. */
const fate = (shape: string, holds: (fate: Fate) => boolean): Operation => ({
  shape,
  typing: form(shape, 1, () => yesNo),
  run: (parts) => {
    const operand = partAt(parts, 0);
    return (run) => {
      const value = operand(run);
      if (!isAbsent(value)) return holds("present");
      return value.absent === "unknown" ? value : holds(value.absent);
    };
  },
  possibly: (parts) => {
    const operand = partAt(parts, 0);
    return (look) => {
      const possible = operand(look);
      const truths = new Set(fatesOf(possible).map(holds));
      return oneOf([...truths].map(exactly), possible.rests);
    };
  },
});

function fatesOf({
  values,
  mayBeNone,
  mayNotApply,
}: Possible): readonly Fate[] {
  return [
    ...(isNothing(values) ? [] : ["present" as const]),
    ...(mayBeNone ? ["none" as const] : []),
    ...(mayNotApply ? ["not-applicable" as const] : []),
  ];
}

const orElseShape = "or else(x, fallback)";
const orElse: Operation = {
  shape: orElseShape,
  typing: form(orElseShape, 2, ([operand, fallback]) => {
    const [from, to] = [operand?.type ?? anything, fallback?.type ?? anything];
    return (
      join(from, to) ?? {
        says: `The fallback is ${describeType(to)}, and the value ${describeType(from)}: both need one type and unit.`,
      }
    );
  }),
  run: (parts) => {
    const [operand, fallback] = [partAt(parts, 0), partAt(parts, 1)];
    return (run) => {
      const value = operand(run);
      return isAbsent(value) && value.absent !== "unknown"
        ? fallback(run)
        : value;
    };
  },
  possibly: (parts) => {
    const [operand, fallback] = [partAt(parts, 0), partAt(parts, 1)];
    return (look) => {
      const first = operand(look);
      if (!first.mayBeNone && !first.mayNotApply) return first;
      const otherwise = fallback(look);
      return isNothing(first.values)
        ? otherwise
        : oneOf(
            [{ ...first, mayBeNone: false, mayNotApply: false }, otherwise],
            first.rests,
          );
    };
  },
};

/** Tests of the three absences, and what stands in for a value that is absent. */
export const absences = {
  "is known": {
    shape: "is known(x)",
    typing: form("is known(x)", 1, () => yesNo),
    run: (parts) => {
      const operand = partAt(parts, 0);
      return (run) => {
        const value = operand(run);
        return !isAbsent(value) || value.absent !== "unknown";
      };
    },
  },
  "is none": fate("is none(x)", (found) => found === "none"),
  applies: fate("applies(x)", (found) => found !== "not-applicable"),
  "or else": orElse,
} satisfies Record<string, Operation>;
