import { onceFor } from "#kernel";
import type {
  CompileError,
  FeelText,
  Source,
  SourceConcept,
  SourceDecision,
  SourceParameter,
} from "../source/source.ts";
import { apply } from "../operations/operations.ts";
import { checkCondition, checkRule } from "./check-rule.ts";
import type { Expression } from "../operations/expression.ts";
import { listOf, yesNo } from "../values/value-type.ts";
import type { Concept, Decision, Model, Parameter } from "./model.ts";
import type { Period } from "../values/period.ts";
import { inOrder, namesUsed } from "./order.ts";
import { parseValue } from "../values/parse-value.ts";
import { checkSays } from "./says.ts";
import type { Checking, NamedThing, Names, Scope } from "./scope.ts";
import { scopeOf } from "./scope.ts";
import { checkTable } from "./table.ts";

/** Checks what was read. Decisions with errors, and those that need them, are left out of the model. */
export function fromSource(source: Source): {
  readonly model: Model;
  readonly errors: readonly CompileError[];
} {
  const errors: CompileError[] = [];
  const concepts = checkedOf(source.concepts, conceptOf, errors);
  const parameters = checkedOf(source.parameters, parameterOf, errors);
  const names = new Map([
    ...[...source.concepts.values()].map(factNamed),
    ...[...source.parameters.values()].map(parameterNamed),
    ...[...source.decisions.values()].map(decisionNamed),
  ]);
  const checked = checkedOf(
    source.decisions,
    (decision) => decisionOf(decision, names),
    errors,
  );
  sayUnsupplied(source, checked, errors);
  const decisions = inOrder(checked, { concepts, parameters, errors });
  return { model: { concepts, parameters, decisions }, errors };
}

/** What became of something that was read, and what is wrong with it. */
type Checked<T> = {
  readonly value: T | undefined;
  readonly errors: readonly CompileError[];
};

function checkedOf<T, U>(
  from: ReadonlyMap<string, T>,
  check: (value: T) => Checked<U>,
  errors: CompileError[],
): ReadonlyMap<string, U> {
  const to = new Map<string, U>();
  for (const [name, read] of from) {
    const checked = check(read);
    errors.push(...checked.errors);
    if (checked.value !== undefined) to.set(name, checked.value);
  }
  return to;
}

/** Every declared name, also of decisions that turn out to be wrong: one mistake, one error. */
const factNamed = onceFor(({ name, type }: SourceConcept) =>
  named(name, { kind: "fact", type }),
);
const parameterNamed = onceFor((parameter: SourceParameter) => {
  const { name, type } = parameter;
  const { inForce = [] } = parameterOf(parameter).value ?? {};
  return named(name, { kind: "parameter", type, inForce });
});
const decisionNamed = onceFor(({ name, type }: SourceDecision) =>
  named(name, { kind: "decision", type }),
);
const named = (name: string, thing: NamedThing) => [name, thing] as const;

/** A rule that waits for a fact nobody gives would never be decided. */
function sayUnsupplied(
  source: Source,
  decisions: ReadonlyMap<string, Decision>,
  errors: CompileError[],
): void {
  const used = new Set([...decisions.values()].flatMap(namesUsed));
  for (const { name, at, isSupplied } of source.concepts.values())
    if (used.has(name) && !isSupplied)
      errors.push({
        ...at,
        message: `Nobody supplies ${name}, and a rule needs it: give it a question or a register, or say \`asked: no\` when a case file or an adviser gives it.`,
      });
}

const conceptOf = onceFor((concept: SourceConcept): Checked<Concept> => {
  const errors: CompileError[] = [];
  const { noneCountsAs, isSupplied: _, ...kept } = concept;
  const { assumedWhenSilent } = kept;
  const datumOf = (
    given: { value: unknown; at: CompileError | typeof concept.at },
    field: string,
  ) => {
    if (concept.type.kind === "anything") return undefined; // its type is refused already
    const parsed = parseValue(given.value, concept.type);
    if (parsed.kind === "ok") return parsed.value;
    errors.push({
      ...concept.at,
      ...given.at,
      message: `${field} of ${concept.name}: ${parsed.error}.`,
    });
    return undefined;
  };
  const none = noneCountsAs && datumOf(noneCountsAs, "none-counts-as");
  if (assumedWhenSilent) datumOf(assumedWhenSilent, "assumed-when-silent");
  const value = { ...kept, ...(none !== undefined && { noneCountsAs: none }) };
  return { value, errors };
});

const parameterOf = onceFor(
  (parameter: SourceParameter): Checked<Parameter> => {
    const errors: CompileError[] = [];
    const inForce: Period[] = [];
    for (const period of parameter.inForce) {
      const parsed = parseValue(period.value, parameter.type);
      if (parsed.kind === "failure")
        errors.push({
          ...period.valueAt,
          message: `The value of ${parameter.name} from ${period.from}: ${parsed.error}.`,
        });
      else
        inForce.push({
          from: period.from,
          value: parsed.value,
          source: period.source ?? parameter.source,
          ...(period.to === undefined ? {} : { to: period.to }),
        });
    }
    const value = inForce.length > 0 ? { ...parameter, inForce } : undefined;
    return { value, errors };
  },
);

/** A decision that was found good, and what the names in it stood for. */
type Good = {
  readonly checked: Checked<Decision>;
  readonly told: ReadonlyMap<string, NamedThing | undefined>;
};
const foundGood = new WeakMap<SourceDecision, Good>();

/** Checks a decision, anew only when a name in it has come to stand for something else. */
function decisionOf(decision: SourceDecision, names: Names): Checked<Decision> {
  const before = foundGood.get(decision);
  const isAsBefore = before?.told
    .entries()
    .every(([name, thing]) => names.get(name) === thing);
  if (before && isAsBefore) return before.checked;
  const told = new Map<string, NamedThing | undefined>();
  const asking: Names = {
    keys: () => names.keys(),
    get(name) {
      const thing = names.get(name);
      told.set(name, thing);
      return thing;
    },
  };
  const checked = checkDecision(decision, asking);
  if (checked.errors.length === 0) foundGood.set(decision, { checked, told });
  return checked;
}

function checkDecision(
  decision: SourceDecision,
  names: Names,
): Checked<Decision> {
  const errors: CompileError[] = [];
  const checking: Checking = {
    names,
    newLocal: counter(),
    decision: decision.name,
    errors,
  };
  const scopeFor = (feel: FeelText): Scope => scopeOf(checking, feel);
  const { appliesWhen, atMost, logic, ...declared } = decision;
  const bound = atMost && checkRule(scopeFor(atMost), decision.type);
  const given =
    logic.kind === "rule"
      ? checkRule(scopeFor(logic.rule), decision.type)
      : checkTable(logic, { scopeFor, type: decision.type });
  const value = bound ? heldTo(given, bound) : given;
  const condition = appliesWhen && checkCondition(scopeFor(appliesWhen));
  if (errors.length > 0) return { value: undefined, errors };
  const whole: Decision = {
    ...declared,
    says: checkSays(decision, checking),
    ...(bound ? { atMost: bound } : {}),
    logic: condition ? apply("choose", value.type, condition, value) : value,
  };
  return { value: whole, errors };
}

/** Numbers what the loops of one decision speak of. */
function counter(): () => number {
  let next = 0;
  return () => next++;
}

/** The value, or its bound where that is known and less. */
function heldTo(value: Expression, bound: Expression): Expression {
  const { type } = value;
  const both = apply(
    "list",
    listOf(type),
    value,
    apply("or else", type, bound, value),
  );
  const isKnown = apply("is known", yesNo, bound);
  return apply("choose", type, isKnown, apply("min", type, both), value);
}
