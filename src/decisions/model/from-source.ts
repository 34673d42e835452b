import type {
  CompileError,
  FeelText,
  Source,
  SourceConcept,
  SourceDecision,
  SourceParameter,
} from "../source/source.ts";
import { apply } from "../operations/operations.ts";
import { plainOf } from "../source/reader.ts";
import { checkCondition, checkRule } from "./check-rule.ts";
import type { Expression } from "../operations/expression.ts";
import { listOf, yesNo } from "../values/value-type.ts";
import type { Concept, Decision, Model, Parameter } from "./model.ts";
import type { Period } from "../values/period.ts";
import { inOrder, namesUsed } from "./order.ts";
import { parseValue } from "../values/parse-value.ts";
import { checkSays } from "./says.ts";
import type { NamedThing, Scope } from "./scope.ts";
import { scopeOf } from "./scope.ts";
import { checkTable } from "./table.ts";

/** Checks what was read. Decisions with errors, and those that need them, are left out of the model. */
export function fromSource(source: Source): {
  readonly model: Model;
  readonly errors: readonly CompileError[];
} {
  const errors: CompileError[] = [];
  const concepts = mapped(source.concepts, (concept) =>
    conceptOf(concept, errors),
  );
  const parameters = mapped(source.parameters, (parameter) =>
    parameterOf(parameter, errors),
  );
  const names = namesOf(source);
  const decisions = new Map<string, Decision>();
  const newLocal = counter();
  for (const decision of source.decisions.values()) {
    const checked = decisionOf(decision, {
      names,
      errors,
      newLocal,
      parameters,
    });
    if (checked) decisions.set(decision.name, checked);
  }
  sayUnsupplied(source, decisions, errors);
  const ordered = inOrder(decisions, { concepts, parameters, errors });
  return { model: { concepts, parameters, decisions: ordered }, errors };
}

function mapped<T, U>(
  from: ReadonlyMap<string, T>,
  change: (value: T) => U | undefined,
): ReadonlyMap<string, U> {
  const to = new Map<string, U>();
  for (const [name, value] of from) {
    const changed = change(value);
    if (changed !== undefined) to.set(name, changed);
  }
  return to;
}

function counter(): () => number {
  let next = 0;
  return () => next++;
}

/** Every declared name, also of decisions that turn out to be wrong: one mistake, one error. */
function namesOf(source: Source): ReadonlyMap<string, NamedThing> {
  const names = new Map<string, NamedThing>();
  for (const { name, type } of source.concepts.values())
    names.set(name, { kind: "fact", type });
  for (const { name, type } of source.parameters.values())
    names.set(name, { kind: "parameter", type });
  for (const { name, type } of source.decisions.values())
    names.set(name, { kind: "decision", type });
  return names;
}

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

function conceptOf(concept: SourceConcept, errors: CompileError[]): Concept {
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
  return {
    ...kept,
    ...(none === undefined ? {} : { noneCountsAs: none }),
  };
}

function parameterOf(
  parameter: SourceParameter,
  errors: CompileError[],
): Parameter | undefined {
  const inForce: Period[] = [];
  for (const period of parameter.inForce) {
    const parsed = parseValue(plainOf(period.value), parameter.type);
    if (parsed.kind === "failure")
      errors.push({
        ...period.value.at,
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
  return inForce.length > 0 ? { ...parameter, inForce } : undefined;
}

type Checking = Pick<Scope, "names" | "newLocal"> & {
  readonly errors: CompileError[];
  readonly parameters: ReadonlyMap<string, Parameter>;
};

function decisionOf(
  decision: SourceDecision,
  { names, errors, newLocal, parameters }: Checking,
): Decision | undefined {
  const found: CompileError[] = [];
  const checking = { names, newLocal, decision: decision.name };
  const scopeFor = (feel: FeelText): Scope =>
    scopeOf({ ...checking, errors: found }, feel);
  const { appliesWhen, atMost, logic, ...declared } = decision;
  const bound = atMost && checkRule(scopeFor(atMost), decision.type);
  const given =
    logic.kind === "rule"
      ? checkRule(scopeFor(logic.rule), decision.type)
      : checkTable(logic, { scopeFor, type: decision.type, parameters });
  const value = bound ? heldTo(given, bound) : given;
  const condition = appliesWhen && checkCondition(scopeFor(appliesWhen));
  errors.push(...found);
  if (found.length > 0) return undefined;
  const says = checkSays(decision, { ...checking, errors });
  return {
    ...declared,
    says,
    ...(bound ? { atMost: bound } : {}),
    logic: condition ? apply("choose", value.type, condition, value) : value,
  };
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
