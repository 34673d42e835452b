import type { Locale } from "#kernel";
import type {
  CompileError,
  SourceDecision,
  SourceSentence,
} from "../source/source.ts";
import { checkCell } from "./check-rule.ts";
import { localOf } from "../operations/expression.ts";
import type { Sentence, Template, TemplatePart } from "./model.ts";
import { didYouMean } from "../values/nearest.ts";
import type { Checking } from "./scope.ts";
import { scopeOf } from "./scope.ts";
import type { ValueType } from "../values/value-type.ts";

/** Checks a decision's sentences; one that is wrong is reported and left out. */
export const checkSays = (
  decision: SourceDecision,
  checking: Checking,
): readonly Sentence[] =>
  decision.says.flatMap((sentence) => {
    const errors: CompileError[] = [];
    const own = { ...checking, errors };
    const checked = {
      when: checkWhen(sentence, decision.type, own),
      words: {
        en: templateOf("en", sentence, own),
        cy: templateOf("cy", sentence, own),
      },
    };
    checking.errors.push(...errors);
    return errors.length > 0 ? [] : [checked];
  });

function checkWhen(
  { when }: SourceSentence,
  type: ValueType,
  checking: Checking,
): Sentence["when"] {
  if (!when) return { kind: "always" };
  if (/^not[ -]applicable$/.test(when.text.trim()))
    return { kind: "not-applicable" };
  const outcome = checking.newLocal();
  const scope = { ...scopeOf(checking, when), structural: true };
  const test = checkCell(scope, localOf(outcome, type));
  return { kind: "test", test, outcome };
}

/** Splits a sentence at its `{name}` holes. */
const templateOf = (
  locale: Locale,
  { at, words }: SourceSentence,
  { names, errors, decision }: Checking,
): Template =>
  words[locale].split(/(\{[^{}]*\})/).flatMap((part): TemplatePart[] => {
    if (part === "") return [];
    if (!part.startsWith("{")) return [{ kind: "text", text: part }];
    const name = part.slice(1, -1).trim();
    if (names.get(name) === undefined)
      errors.push({
        ...at,
        message: `The hole {${name}} of the ${locale === "en" ? "English" : "Welsh"} sentence names nothing.${didYouMean(name, names.keys())}`,
        decision,
      });
    return [{ kind: "hole", name }];
  });
