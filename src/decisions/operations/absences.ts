import { isAbsent } from "../values/datum.ts";
import { anything, describeType, join, yesNo } from "../values/value-type.ts";
import type { Operation } from "./operation.ts";
import { form, mostPlaces, partAt } from "./operation.ts";
import { exactly, isNothing, oneOf } from "./possible.ts";

/** What became of a value. */
type Fate = "present" | "none" | "not-applicable" | "unknown";

/** A test of what became of a value; undefined where that is not known yet and has to be. */
const fate = (
  name: string,
  holds: (fate: Fate) => boolean | undefined,
): Operation => ({
  shape: `${name}(x)`,
  possibly: "as run",
  typing: form(`${name}(x)`, 1, () => yesNo),
  run: (parts) => {
    const operand = partAt(parts, 0);
    return (run) => {
      const value = operand(run);
      return holds(isAbsent(value) ? value.absent : "present") ?? value;
    };
  },
});

/** A test of what became of a value that is known. */
const finalFate = (
  name: string,
  holds: (fate: Fate) => boolean,
): Operation => ({
  ...fate(name, (found) => (found === "unknown" ? undefined : holds(found))),
  possibly: (parts) => {
    const operand = partAt(parts, 0);
    return (look) => {
      const { values, mayBeNone, mayNotApply, rests } = operand(look);
      const truths = new Set([
        ...(isNothing(values) ? [] : [holds("present")]),
        ...(mayBeNone ? [holds("none")] : []),
        ...(mayNotApply ? [holds("not-applicable")] : []),
      ]);
      return oneOf([...truths].map(exactly), rests);
    };
  },
});

const orElseShape = "or else(x, fallback)";
const orElse: Operation = {
  shape: orElseShape,
  places: mostPlaces,
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
    ...fate("is known", (found) => found !== "unknown"),
    seesWhatIsKnown: true,
  },
  "is none": finalFate("is none", (found) => found === "none"),
  applies: finalFate("applies", (found) => found !== "not-applicable"),
  "or else": orElse,
} satisfies Record<string, Operation>;
