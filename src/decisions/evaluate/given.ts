import type { Plan } from "../plan/plan.ts";
import type { Absent, Datum } from "../values/datum.ts";
import { none, inapplicable } from "../values/datum.ts";
import { Decimal } from "../values/number.ts";
import { parseValue } from "../values/parse-value.ts";
import { heldTo } from "../values/range.ts";
import type { Fact, Facts } from "../values/value.ts";
import { blankOf } from "./run.ts";
import type { Run } from "./run.ts";

/** Facts by slot, as values to calculate with. */
export function givenOf(
  plan: Plan,
  ...layers: readonly (Facts | undefined)[]
): (Datum | Absent | undefined)[] {
  const given: (Datum | Absent | undefined)[] = blankOf(plan);
  for (const facts of layers)
    for (const [name, fact] of facts ?? []) {
      const slot = plan.slotOf.get(name);
      if (slot !== undefined) given[slot] = datumOf(plan, slot, fact);
    }
  return given;
}

/** What is given once some facts are others: the slots that differ, each with its value. */
export function changeGiven(
  { run, facts: before }: { readonly run: Run; readonly facts: Facts },
  facts: Facts,
): ReadonlyMap<number, Datum | Absent | undefined> {
  const { plan } = run;
  return new Map(
    [...new Set([...before.keys(), ...facts.keys()])].flatMap((name) => {
      const [slot, fact] = [plan.slotOf.get(name), facts.get(name)];
      return slot === undefined || fact === before.get(name)
        ? []
        : [[slot, fact && datumOf(plan, slot, fact)] as const];
    }),
  );
}

function datumOf(plan: Plan, slot: number, fact: Fact): Datum | Absent {
  if (fact.kind === "none") return none;
  const declared = plan.slots[slot];
  if (fact.kind === "not-applicable" || !declared) return inapplicable;
  const parsed = parseValue(fact.value, declared.type);
  if (parsed.kind === "ok")
    return declared.kind === "decision" &&
      declared.range &&
      Decimal.isDecimal(parsed.value)
      ? heldTo(declared.range, parsed.value)
      : parsed.value;
  throw new Error(
    `The fact ${declared.name} was not read by parseFacts: ${parsed.error}.`,
  );
}
