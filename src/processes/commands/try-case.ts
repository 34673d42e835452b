import type { Fact, Facts, Model, Outcome, Plan } from "#decisions";
import {
  decideAll,
  explain,
  formatValue,
  matches,
  parseFacts,
  plainValue,
} from "#decisions";
import type { EntitlementCase } from "./case-file.ts";

/** One expectation that did not hold. */
export type CaseFailure = {
  readonly id: string;
  readonly fact: string;
  readonly expected: unknown;
  readonly got: unknown;
  readonly because: string;
};
export type CaseResult = {
  readonly id: string;
  readonly programme: string;
  readonly failures: readonly CaseFailure[];
  /** Facts the case was silent about that were taken as the pack says. */
  readonly assumed: readonly string[];
  /** The case itself is wrong: an unknown fact, a bad unit, an impossible date. */
  readonly isUnusable: boolean;
};

/** Decides one case as of its date and compares what it expects. */
export function tryCase(
  model: Model,
  plan: Plan,
  { id, programme, ...given }: EntitlementCase,
): CaseResult {
  const facts = parseFacts(model, given.facts);
  const parameters = parseFacts(model, given.parameters ?? {});
  const refused = [facts, parameters].flatMap((read) =>
    read.kind === "failure" ? read.error : [],
  );
  if (facts.kind === "failure" || parameters.kind === "failure")
    return {
      id,
      programme,
      assumed: [],
      isUnusable: true,
      failures: refused.map(({ fact, message }) => ({
        id,
        fact,
        expected:
          "a fact, decision or parameter of the pack, with a value of its type",
        got: "refused",
        because: message,
      })),
    };
  const expected = new Map(flattened(plan, given.expected));
  const known = [...expected.keys()].filter((name) => plan.slotOf.has(name));
  const { outcomes, assumed } = decideSilent(plan, {
    decisions: known,
    facts: facts.value,
    parameters: parameters.value,
    asOf: given.date,
  });
  const failures = [...expected].flatMap(([fact, value]) =>
    compareOne(
      { id, fact, expected: value },
      outcomes.get(fact),
      given.tolerance ?? 0,
    ),
  );
  return { id, programme, failures, assumed, isUnusable: false };
}

type Silent = {
  readonly decisions: readonly string[];
  readonly facts: Facts;
  readonly parameters: Facts;
  readonly asOf: string;
};

/** Decides, taking what the case is silent about as the pack says it may be taken, but only where it is needed. */
function decideSilent(
  plan: Plan,
  question: Silent,
): { outcomes: ReadonlyMap<string, Outcome>; assumed: readonly string[] } {
  const facts = new Map<string, Fact>(question.facts);
  const assumed: string[] = [];
  for (;;) {
    const outcomes = decideAll(plan, { ...question, facts });
    const missing = new Set(
      [...outcomes.values()].flatMap((outcome) =>
        outcome.kind === "needs-input" ? outcome.missing : [],
      ),
    );
    const before = assumed.length;
    for (const name of missing) {
      const slot = plan.slots[plan.slotOf.get(name) ?? -1];
      if (slot?.kind !== "fact" || !slot.assumedWhenSilent) continue;
      const { as, value } = slot.assumedWhenSilent;
      facts.set(name, facts.get(as ?? "") ?? assumedFact(value));
      assumed.push(name);
    }
    if (assumed.length === before) return { outcomes, assumed };
  }
}

const assumedFact = (value: unknown): Fact =>
  value === null
    ? { kind: "none" }
    : {
        kind: "known",
        value: value as Extract<Fact, { kind: "known" }>["value"],
      };

/** Nested objects mean dotted paths, unless the pack declares the whole as a record. */
const flattened = (
  plan: Plan,
  expected: object,
  prefix = "",
): readonly (readonly [string, unknown])[] =>
  Object.entries(expected).flatMap(([key, value]: [string, unknown]) => {
    const name = `${prefix}${key}`;
    const isGroup =
      typeof value === "object" &&
      value !== null &&
      !Array.isArray(value) &&
      !plan.slotOf.has(name);
    return isGroup ? flattened(plan, value, `${name}.`) : [[name, value]];
  });

type Expectation = Pick<CaseFailure, "id" | "fact" | "expected">;

function compareOne(
  expectation: Expectation,
  outcome: Outcome | undefined,
  tolerance: number,
): readonly CaseFailure[] {
  if (!outcome)
    return [
      {
        ...expectation,
        got: "no such decision",
        because: `The pack decides nothing named “${expectation.fact}”, or its rule does not compile: compare it with the rules of the services, or run \`joinery pack check\`.`,
      },
    ];
  if (
    outcome.kind === "decided"
      ? matches(outcome.value, expectation.expected, tolerance)
      : outcome.kind === "not-applicable" && expectation.expected === null
  )
    return [];
  return [{ ...expectation, got: gotOf(outcome), because: sentences(outcome) }];
}

function gotOf(outcome: Outcome): unknown {
  switch (outcome.kind) {
    case "decided":
      return plainValue(outcome.value);
    case "not-applicable":
      return "not applicable";
    case "needs-input":
      return `needs ${outcome.missing.join(", ")}`;
  }
}

/** The explanation in one paragraph, with the value where a sentence does not show it. */
const sentences = ({ because }: Outcome): string =>
  explain(because, "en")
    .map(
      ({ text, decision, value }) =>
        `${text} [${decision}${value ? ` = ${formatValue(value, "en")}` : ""}]`,
    )
    .join(" ");
