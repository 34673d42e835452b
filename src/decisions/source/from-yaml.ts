import { say } from "#kernel";
import { readConcept } from "./read-concept.ts";
import { readDecision } from "./read-decision.ts";
import { readParameter } from "./read-parameter.ts";
import type { Reader } from "./reader.ts";
import { fieldOf, report } from "./reader.ts";
import { yesNo } from "../values/value-type.ts";
import type {
  CompileError,
  Condition,
  Position,
  Source,
  SourceConcept,
  SourceDecision,
  SourceParameter,
} from "./source.ts";
import type { ReadFile, Tree } from "./tree.ts";

/** Reads every concept, parameter and decision of a pack's files, and its conditions; files that declare none of them are passed over. */
export function fromYaml(
  files: readonly ReadFile[],
  conditions: readonly Condition[],
): {
  readonly source: Source;
  readonly errors: readonly CompileError[];
} {
  const errors: CompileError[] = [];
  const found = {
    concepts: new Map<string, SourceConcept>(),
    parameters: new Map<string, SourceParameter>(),
    decisions: new Map<string, SourceDecision>(),
  };
  const declared = new Map<string, Position>();
  const claim = (name: string, at: Position, reader: Reader): boolean => {
    const first = declared.get(name);
    if (first)
      report(
        reader,
        at,
        `“${name}” is already declared in ${first.path} line ${first.line}: a name is declared once in the whole pack.`,
      );
    else declared.set(name, at);
    return !first && hasGoodName(name, at, reader);
  };
  for (const { tree, errors: unreadable } of files) {
    errors.push(...unreadable);
    for (const [name, entry] of entriesOf(tree, "concepts"))
      if (claim(name, entry.at, { errors }))
        keep(found.concepts, name, readConcept({ errors }, name, entry));
    for (const [name, entry] of entriesOf(tree, "parameters"))
      if (claim(name, entry.at, { errors }))
        keep(found.parameters, name, readParameter({ errors }, name, entry));
    for (const [name, entry] of entriesOf(tree, "decisions"))
      if (claim(name, entry.at, { errors, decision: name }))
        keep(
          found.decisions,
          name,
          readDecision({ errors, decision: name }, name, entry),
        );
  }
  for (const condition of conditions) {
    const { name, feel } = condition;
    if (claim(name, feel.at, { errors, decision: name }))
      keep(found.decisions, name, decisionOf(condition, found.concepts));
  }
  return { source: found, errors };
}

/** A condition as a decision; what is wrong with the concept whose type it takes is said there alone. */
function decisionOf(
  { name, feel, source, like }: Condition,
  concepts: ReadonlyMap<string, SourceConcept>,
): SourceDecision | undefined {
  const { type, label } =
    like === undefined
      ? { type: yesNo, label: say("condition") }
      : (concepts.get(like) ?? {});
  if (feel.kind !== "scalar" || !type || !label || type.kind === "anything")
    return undefined;
  const logic = { kind: "rule", rule: feel.feel } as const;
  return { name, at: feel.at, label, type, source, logic, says: [] };
}

const keep = <T>(
  kept: Map<string, T>,
  name: string,
  read: T | undefined,
): void => {
  if (read !== undefined) kept.set(name, read);
};

function entriesOf(tree: Tree, key: string): Iterable<[string, Tree]> {
  const declarations = fieldOf(tree, key);
  return declarations?.kind === "map" ? declarations.entries : [];
}

const namePattern = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/;
function hasGoodName(name: string, at: Position, reader: Reader): boolean {
  if (namePattern.test(name)) return true;
  report(
    reader,
    at,
    `“${name}” is not a name: write a dotted camelCase path such as person.dateOfBirth.`,
  );
  return false;
}
