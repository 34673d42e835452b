import type { Locale } from "#kernel";
import { parseCell } from "../feel/from-text.ts";
import type {
  CompileError,
  FeelText,
  SourceDecision,
  SourceSentence,
} from "../source/source.ts";
import { positionIn } from "../source/source.ts";
import { checkTests } from "./check-test.ts";
import type { Expression } from "../operations/expression.ts";
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
  const subject: Expression = {
    kind: "local",
    local: outcome,
    type: decision.type,
  };
  const scope = scopeOf(decision, when, { checking, subject });
  const parsed = parseCell(when.text);
  if (parsed.kind === "failure") {
    checking.errors.push({
      ...positionIn(when, parsed.error.at),
      message: parsed.error.message,
      decision: decision.name,
    });
    return { kind: "always" };
  }
  return {
    kind: "test",
    test: checkTests(scope, subject, parsed.value),
    outcome,
  };
}

const scopeOf = (
  decision: SourceDecision,
  feel: FeelText,
  { checking, subject }: { checking: Checking; subject: Expression },
): Scope => ({
  ...checking,
  feel,
  decision: decision.name,
  locals: new Map(),
  subject,
  structural: true,
});

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
