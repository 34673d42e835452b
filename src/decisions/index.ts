export { compileAll, compileTrees } from "./compile.ts";
export { namesUsed } from "./model/order.ts";
export { plainOf } from "./source/reader.ts";
export type {
  CompileError,
  Condition,
  Position,
  SourceFile,
} from "./source/source.ts";
export type { ReadFile, Tree } from "./source/tree.ts";
export { childOf, partAt, readTree } from "./source/tree.ts";
export type { Model } from "./model/model.ts";
export { planOf } from "./plan/from-model.ts";
export type { Plan } from "./plan/plan.ts";
export { decideAll, decisionsFor } from "./evaluate/decide.ts";
export type { OutcomeOf } from "./evaluate/decide.ts";
export type { Outcome } from "./evaluate/decide.ts";
export { parseFacts } from "./model/parse-facts.ts";
export { matches, plainValue } from "./values/value.ts";
export type { Fact, Facts } from "./values/value.ts";
export type { FactValue } from "./values/plain.ts";
export { explain } from "./explain/explain.ts";
export type { ExplanationLine } from "./explain/explain.ts";
export { formatValue } from "./explain/format.ts";
export { dependencies } from "./model/dependencies.ts";
export { ask } from "./ask/ask.ts";
export { nearestName } from "./values/nearest.ts";
export { compile } from "./testing/compile.ts";
export { decide } from "./testing/decide.ts";
