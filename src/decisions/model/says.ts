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
import type { Scope } from "./scope.ts";

type Checking = Pick<Scope, "names" | "newLocal"> & {
  readonly errors: CompileError[];
};

/** Checks a decision's sentences; one that is wrong is reported and left out. */
export const checkSays = (
  decision: SourceDecision,
  checking: Checking,
): readonly Sentence[] =>
  decision.says.flatMap((sentence) => {
    const found: CompileError[] = [];
    const checked = {
      when: checkWhen(decision, sentence, { ...checking, errors: found }),
      words: {
        en: templateOf("en", { decision, sentence, checking, found }),
        cy: templateOf("cy", { decision, sentence, checking, found }),
      },
    };
    checking.errors.push(...found);
    return found.length > 0 ? [] : [checked];
  });

function checkWhen(
  decision: SourceDecision,
  { when }: SourceSentence,
  checking: Checking,
): Sentence["when"] {
  if (!when) return { kind: "always" };
  if (/^not[ -]applicable$/.test(when.text.trim()))
    return { kind: "not-applicable" };
  const outcome = checking.newLocal();
  const scope: Scope = {
    ...checking,
    feel: when,
    decision: decision.name,
    locals: new Map(),
    structural: true,
  };
  const test = checkCell(scope, localOf(outcome, decision.type));
  return { kind: "test", test, outcome };
}

type Context = {
  readonly decision: SourceDecision;
  readonly sentence: SourceSentence;
  readonly checking: Checking;
  readonly found: CompileError[];
};

/** Splits a sentence at its `{name}` holes. */
function templateOf(locale: Locale, context: Context): Template {
  const { decision, sentence, checking, found } = context;
  const words = sentence.words[locale];
  return words.split(/(\{[^{}]*\})/).flatMap((part): TemplatePart[] => {
    if (part === "") return [];
    if (!part.startsWith("{")) return [{ kind: "text", text: part }];
    const name = part.slice(1, -1).trim();
    if (!checking.names.has(name))
      found.push({
        ...sentence.at,
        message: `The hole {${name}} of the ${locale === "en" ? "English" : "Welsh"} sentence names nothing.${didYouMean(name, checking.names.keys())}`,
        decision: decision.name,
      });
    return [{ kind: "hole", name }];
  });
}
