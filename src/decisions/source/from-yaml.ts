import { onceFor, say } from "#kernel";
import { readConcept } from "./read-concept.ts";
import { readDecision } from "./read-decision.ts";
import { readParameter } from "./read-parameter.ts";
import type { Reader } from "./reader.ts";
import { fieldOf, readerOf } from "./reader.ts";
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
      reader.report(
        at,
        `“${name}” is already declared in ${first.path} line ${first.line}: a name is declared once in the whole pack.`,
      );
    else declared.set(name, at);
    return !first && hasGoodName(name, at, reader);
  };
  const take = <T>(
    kept: Map<string, T>,
    { name, at, owner, errors: own, read }: Declaration<T>,
  ): void => {
    if (!claim(name, at, readerOf(errors, owner))) return;
    errors.push(...own);
    if (read !== undefined) kept.set(name, read);
  };
  for (const file of files) {
    errors.push(...file.errors);
    const { concepts, parameters, decisions } = declarationsIn(file);
    for (const one of concepts) take(found.concepts, one);
    for (const one of parameters) take(found.parameters, one);
    for (const one of decisions) take(found.decisions, one);
  }
  for (const condition of conditions) {
    const { name, feel } = condition;
    const read = decisionOf(condition, found.concepts);
    const owner = { decision: name };
    take(found.decisions, { name, at: feel.at, owner, errors: [], read });
  }
  return { source: found, errors };
}

/** Something that a file declares, and what is wrong with it whatever else there is. */
type Declaration<T> = {
  readonly name: string;
  readonly at: Position;
  readonly owner: { readonly decision: string } | undefined;
  readonly errors: readonly CompileError[];
  readonly read: T | undefined;
};

const declarationsIn = onceFor(({ tree }: ReadFile) => ({
  concepts: declarationsOf(tree, "concepts", readConcept),
  parameters: declarationsOf(tree, "parameters", readParameter),
  decisions: declarationsOf(tree, "decisions", readDecision),
}));

function declarationsOf<T>(
  tree: Tree,
  section: string,
  read: (reader: Reader, name: string, entry: Tree) => T | undefined,
): readonly Declaration<T>[] {
  const declared = fieldOf(tree, section);
  const entries = declared?.kind === "map" ? [...declared.entries] : [];
  return entries.map(([name, entry]) => {
    const owner = section === "decisions" ? { decision: name } : undefined;
    const errors: CompileError[] = [];
    const found = read(readerOf(errors, owner), name, entry);
    return { name, at: entry.at, owner, errors, read: found };
  });
}

const conditionsRead = new WeakMap<Tree, SourceDecision>();

/** A condition as a decision, the same one while nothing of it is another; what is wrong with the concept whose type it takes is said there alone. */
function decisionOf(
  { name, feel, source, like }: Condition,
  concepts: ReadonlyMap<string, SourceConcept>,
): SourceDecision | undefined {
  const { type, label } =
    like === undefined
      ? { type: yesNo, label: conditionLabel }
      : (concepts.get(like) ?? {});
  if (feel.kind !== "scalar" || !type || !label || type.kind === "anything")
    return undefined;
  const before = conditionsRead.get(feel);
  if (before?.name === name && before.source === source)
    if (before.type === type && before.label === label) return before;
  const logic = { kind: "rule", rule: feel.feel } as const;
  const read = { name, at: feel.at, label, type, source, logic, says: [] };
  conditionsRead.set(feel, read);
  return read;
}

const conditionLabel = say("condition");

const namePattern = /^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/;
function hasGoodName(name: string, at: Position, reader: Reader): boolean {
  if (namePattern.test(name)) return true;
  reader.report(
    at,
    `“${name}” is not a name: write a dotted camelCase path such as person.dateOfBirth.`,
  );
  return false;
}
