import type { CaseTask, Decision, PhonedAnswer } from "#casework";
import type { PublicOrganisation } from "#catalogue";
import type { LocalDate, Locale, Words } from "#kernel";
import { isOk, ok } from "#kernel";
import type { Fields, Parsed } from "#web";
import {
  allParsed,
  formatDate,
  isAnswered,
  parseChoice,
  parseDate,
  parseText,
} from "#web";
import { decisionsFor, statusesOf } from "./decision-form.ts";
import { taskWords as words } from "./task-words.ts";

/** What was decided about a task. */
export type TaskDecision =
  | { readonly kind: "decide"; readonly decision: Decision }
  | { readonly kind: "answer"; readonly answer: PhonedAnswer }
  | { readonly kind: "propose"; readonly reason: string }
  | { readonly kind: "close"; readonly note: string };

export type Deciding = {
  readonly form: Fields;
  readonly task: CaseTask;
  /** The other body it may be sent to, if any. */
  readonly target: PublicOrganisation | undefined;
  readonly today: LocalDate;
  readonly locale: Locale;
};

/** Reads a decision with what it needs, or says all that is missing. */
export function parseDecision(deciding: Deciding): Parsed<TaskDecision> {
  const { form, task, target } = deciding;
  const chosen = parseChoice(
    form,
    { field: "decision", enter: words.enterDecision },
    decisionsFor(task, target),
  );
  if (!isOk(chosen)) return chosen;
  const reason = parseText(
    form,
    { field: "reason", enter: words.enterReason, subject: words.reason },
    { lengthMax: 500 },
  );
  switch (chosen.value) {
    case "retry":
      return map(reason, (text) => decide({ kind: "retry", reason: text }));
    case "redirect":
      return map(reason, (text) => ({ kind: "propose", reason: text }));
    case "settle":
      return map(
        allParsed({ ...parsePhoned(deciding, statusesOf.settle), reason }),
        (settled) => decide({ kind: "settle", ...settled }),
      );
    case "answer":
      return map(
        allParsed({
          ...parsePhoned(deciding, statusesOf.answer),
          note: reason,
        }),
        (answer) => ({ kind: "answer", answer }),
      );
    case "nothing-to-do":
      return map(reason, (note) => ({ kind: "close", note }));
  }
}

const decide = (decision: Decision): TaskDecision => ({
  kind: "decide",
  decision,
});

const map = <T, U>(parsed: Parsed<T>, change: (value: T) => U): Parsed<U> =>
  isOk(parsed) ? ok(change(parsed.value)) : parsed;

/** What the body did, as it said by phone. */
const parsePhoned = <Status extends string>(
  deciding: Deciding,
  statuses: readonly Status[],
) => ({
  status: parseChoice(
    deciding.form,
    { field: "status", enter: words.enterStatus },
    statuses,
  ),
  words: parseSaid(deciding),
});

/** What the body said and when, for the person to read; in one language when staff have but one. */
function parseSaid({ form, today, locale }: Deciding): Parsed<Words> {
  const lengthMax = 1_500;
  const said = { enter: words.enterSaid, subject: words.said };
  const parsed = allParsed({
    on: parseDate(
      form,
      {
        field: "spokenOn",
        enter: words.enterSpoken,
        subject: words.spokenSubject,
      },
      { today, in: "past" },
    ),
    own: parseText(form, { field: "said", ...said }, { lengthMax }),
    other: isAnswered(form, "saidOther")
      ? parseText(form, { field: "saidOther", ...said }, { lengthMax })
      : ok(undefined),
  });
  return map(parsed, ({ on, own, other = own }) => {
    const [en, cy] = locale === "en" ? [own, other] : [other, own];
    const begin = (one: Locale) =>
      words.byPhone[one].replace("{date}", formatDate(on, one));
    return { en: begin("en") + en, cy: begin("cy") + cy };
  });
}
