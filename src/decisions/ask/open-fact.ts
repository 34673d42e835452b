import type { LocalDate } from "#kernel";
import { decimal } from "../values/number.ts";
import type { Datum } from "../values/datum.ts";
import type { Slot } from "../plan/plan.ts";
import type { Possible, Values } from "../operations/possible.ts";
import { anything, between } from "../operations/possible.ts";

type OpenFact = Slot & { readonly kind: "fact" };

/** Any value a person may answer with, within the bounds of the concept. */
export const openFact = (
  fact: OpenFact,
  index: number,
  asOf: LocalDate,
): Possible => ({
  values: valuesOf(fact, asOf),
  mayBeNone: false,
  mayNotApply: false,
  rests: new Set([index]),
});

function valuesOf({ type, range }: OpenFact, asOf: LocalDate): Values {
  const bound = (written: string | undefined): Datum | undefined => {
    if (written === undefined) return undefined;
    if (type.kind === "number") return decimal(written);
    return written === "today" ? asOf : written;
  };
  switch (type.kind) {
    case "yes/no":
      return { kind: "some", data: [false, true] };
    case "choice":
      return { kind: "some", data: Object.keys(type.values) };
    case "number":
    case "date":
      return between({ from: bound(range?.from), to: bound(range?.to) });
    default:
      return anything;
  }
}
