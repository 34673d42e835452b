import { compare, sameDatum } from "../values/datum.ts";
import { didYouMean } from "../values/nearest.ts";
import { anything, describeType, fits, yesNo } from "../values/value-type.ts";
import { unitMend } from "./arithmetic.ts";
import type { Expression } from "./expression.ts";
import type { Moves, Pure } from "./moves.ts";
import { downUp, fixed, upDown } from "./moves.ts";
import type { Operation } from "./operation.ts";
import { strict } from "./operation.ts";

/** Compares like with like; a choice only with values it has. */
const comparison = (run: Pure, moves: Moves, ordered?: "ordered"): Operation =>
  strict(run, {
    moves,
    tests: "compares",
    typing: ([left, right]) => {
      if (!left || !right) return anything;
      if (left.type.kind === "anything" || right.type.kind === "anything")
        return anything;
      const clash = clashOf(left, right);
      if (clash) return { says: clash };
      return !ordered || /^(number|date|duration)$/.test(left.type.kind)
        ? yesNo
        : {
            says: `${describeType(left.type)} has no order: compare it with = or !=, or test it with in.`,
          };
    },
  });

function clashOf(left: Expression, right: Expression): string | undefined {
  if (left.type.kind === "choice" && right.type.kind === "choice")
    return choiceClash(left, right);
  if (fits(left.type, right.type) || fits(right.type, left.type))
    return undefined;
  const both = `${describeType(left.type)} and ${describeType(right.type)} cannot be compared`;
  return left.type.kind === "number" && right.type.kind === "number"
    ? `${both}; ${unitMend(left, right)}`
    : `${both}.`;
}

function choiceClash(left: Expression, right: Expression): string | undefined {
  if (left.type.kind !== "choice" || right.type.kind !== "choice")
    return undefined;
  const values = Object.keys(left.type.values);
  const others = Object.keys(right.type.values);
  if (values.some((value) => others.includes(value))) return undefined;
  const [literal, declared] =
    right.kind === "constant" ? [others, values] : [values, others];
  return `"${literal[0] ?? ""}" is not among the values ${declared
    .map((value) => `"${value}"`)
    .join(", ")}.${didYouMean(literal[0] ?? "", declared)}`;
}

const ordering = (holds: (order: number) => boolean, moves: Moves): Operation =>
  comparison(
    ([a, b]) => a !== undefined && b !== undefined && holds(compare(a, b)),
    moves,
    "ordered",
  );

export const comparisons = {
  "=": comparison(([a, b]) => sameDatum(a, b), fixed),
  "!=": comparison(([a, b]) => !sameDatum(a, b), fixed),
  "<": ordering((order) => order < 0, downUp),
  "<=": ordering((order) => order <= 0, downUp),
  ">": ordering((order) => order > 0, upDown),
  ">=": ordering((order) => order >= 0, upDown),
} satisfies Record<string, Operation>;
