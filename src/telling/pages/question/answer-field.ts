import type { InformationConcept } from "#catalogue";
import type { FactValue } from "#decisions";
import { ok } from "#kernel";
import { factField } from "#people/pages";
import type { Field } from "#web";
import { firstOf, isBegun } from "#web";
import type { Telling } from "../../open-telling.ts";
import type { Question } from "../../questions.ts";
import type { TellingVisit } from "../telling-deps.ts";

type Asked = {
  readonly telling: Telling;
  readonly question: Question;
  readonly concept: InformationConcept;
};

/** One question as a form: judged as of the telling's day; nothing when it need not be answered and is left out. */
export const answerFields = (_visit: TellingVisit, asked: Asked) => ({
  answer: answerField(asked),
});

/** What can be written is left out by leaving it empty; what is chosen from a list, by its own button. */
function answerField({
  telling: { catalogue, asOf: today },
  question,
  concept,
}: Asked): Field<FactValue | undefined> {
  const field = factField(catalogue, concept);
  const { kind } = concept.type;
  return {
    ...field,
    parse(name, { form }) {
      const isLeftEmpty =
        (kind === "text" || kind === "date") && !isBegun(form, name);
      const isLeftOut = firstOf(form, "skip") === "yes" || isLeftEmpty;
      return isLeftOut && !question.required
        ? ok(undefined)
        : field.parse(name, { form, today });
    },
  };
}
