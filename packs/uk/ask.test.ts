import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { formatPackError, loadPack } from "#catalogue";
import { ask, decideAll, plainValue } from "#decisions";
import type { Fact, Facts, FactValue, Outcome } from "#decisions";
import { generateHouseholds } from "#demo/people";

const loaded = await loadPack(fileURLToPath(new URL(".", import.meta.url)));
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const { concepts, plan, services } = loaded.value;
const people = generateHouseholds({ count: 12 });
const asOf = "2026-11-24";
const goals = [...services.values()].flatMap(({ goal, amount }) =>
  [goal, amount].flatMap((name) => name ?? []),
);

const known = (value: unknown): Fact => ({
  kind: "known",
  value: value as FactValue,
});
const isAsked = (concept: string): boolean =>
  concepts.get(concept)?.asked === true &&
  concepts.get(concept)?.question !== undefined;

/** An answer a page would take, drawn by a number: choices, dates of a life, and sums around what the law speaks of. */
function answer(concept: string, draw: number): unknown {
  const slot = plan.slots[plan.slotOf.get(concept) ?? -1];
  const type = slot?.type;
  const { from, to } = (slot?.kind === "fact" && slot.range) || {};
  const of = <T>(values: readonly T[]): T | undefined =>
    values[draw % values.length];
  switch (type?.kind) {
    case "yes/no":
      return draw % 2 === 0;
    case "choice":
      return of(Object.keys(type.values));
    case "number":
      return of(
        [0, 1, 2, 35, 60, 100, 250, 9_999, 10_001, 16_001, 90_000].filter(
          (sum) => sum >= Number(from ?? 0) && sum <= Number(to ?? sum),
        ),
      );
    case "date":
      return of(
        ["1936-05-01", "1951-04-06", "1960-02-29", "2025-12-01", asOf].filter(
          (day) => day >= (from ?? ""),
        ),
      );
    case "list":
      return [];
    default:
      return undefined;
  }
}

/** Every fact that goals come to want, filled in by the draws. */
function completed(facts: Facts, draws: readonly number[]) {
  const all = new Map(facts);
  for (;;) {
    const outcomes = decideAll(plan, { decisions: goals, facts: all, asOf });
    const missing = new Set(
      [...outcomes.values()].flatMap((outcome) =>
        outcome.kind === "needs-input" ? outcome.missing : [],
      ),
    );
    const before = all.size;
    for (const concept of missing) {
      const slot = plan.slotOf.get(concept) ?? 0;
      const value = answer(concept, draws[slot % draws.length] ?? 0);
      if (value !== undefined) all.set(concept, known(value));
    }
    if (all.size === before) return { all, outcomes };
  }
}

const shown = (outcome: Outcome | undefined): string =>
  outcome?.kind === "decided"
    ? JSON.stringify(plainValue(outcome.value))
    : (outcome?.kind ?? "");

test("when a person is asked nothing more, no answer they could give changes what they get", () => {
  let open = 0;
  const draws = fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(
      fc.constantFrom(...people),
      fc.array(fc.nat(99), { minLength: 30, maxLength: 30 }),
      draws,
      draws,
      (person, skips, drawn, others) => {
        const facts = new Map(
          Object.entries(person.facts).map(([name, value]) => [
            name,
            known(value),
          ]),
        );
        const skipped = new Set<string>();
        const canAsk = (concept: string): boolean =>
          isAsked(concept) && !skipped.has(concept);
        for (;;) {
          const next = ask(plan, { goals, facts, asOf, answerable: canAsk });
          if (next.kind === "nothing-to-ask") break;
          const { concept } = next;
          const slot = plan.slotOf.get(concept) ?? 0;
          const value = answer(concept, drawn[slot % drawn.length] ?? 0);
          if (value === undefined || (skips[slot % skips.length] ?? 0) < 40)
            skipped.add(concept);
          else facts.set(concept, known(value));
        }
        const now = decideAll(plan, { decisions: goals, facts, asOf });
        const wanted = new Set(
          [...now.values()].flatMap((outcome) =>
            outcome.kind === "needs-input" ? outcome.missing : [],
          ),
        );
        open += wanted.size;
        const full = completed(facts, drawn);
        const changed = new Map(full.all);
        // What stands behind `is known` of a skipped answer is not wanted, and not asked on purpose.
        for (const concept of wanted)
          if (canAsk(concept)) {
            const slot = plan.slotOf.get(concept) ?? 0;
            const value = answer(concept, others[slot % others.length] ?? 0);
            if (value !== undefined) changed.set(concept, known(value));
          }
        const after = completed(changed, drawn).outcomes;
        for (const [goal, outcome] of full.outcomes)
          assert.equal(shown(after.get(goal)), shown(outcome), goal);
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
  assert.ok(open > 0, "every outcome was decided, so nothing was withheld");
});
