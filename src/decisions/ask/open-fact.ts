import type { LocalDate } from "#kernel";
import type { Possible, Values } from "../operations/possible.ts";
import { anything, between, mayBeEither } from "../operations/possible.ts";
import type { Slot } from "../plan/plan.ts";
import { boundsOf } from "../values/range.ts";

type Open = Exclude<Slot, { readonly kind: "parameter" }>;

/** Any value a person may answer with, within the bounds of the concept. */
export const openFact = (
  slot: Open,
  index: number,
  asOf: LocalDate,
): Possible => ({
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
