import type { CaseTask, PhonedAnswer, TaskKind } from "#casework";
import type { PublicOrganisation } from "#catalogue";
import type { Words } from "#kernel";
import { say } from "#kernel";
import type { Html, Item } from "#web";
import {
  button,
  choiceField,
  controlsOf,
  dateField,
  html,
  optional,
  textField,
  worded,
} from "#web";
import type { DeskVisit } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import { disclosure, mayWork } from "./proposal-panel.ts";
import type { TaskPage } from "./task-page.ts";
import { taskWords as words } from "./task-words.ts";

type DecisionKind =
  "retry" | "redirect" | "settle" | "answer" | "nothing-to-do";

const decisionsOf: Readonly<Record<TaskKind, readonly DecisionKind[]>> = {
  "dead-letter": ["retry", "redirect", "settle"],
  refusal: ["answer", "nothing-to-do"],
  conflict: ["nothing-to-do"],
  "keyed-form": ["nothing-to-do"],
};

/** What a body may have done, as it said by phone. */
export const statusesOf = {
  settle: ["acted", "refused"],
  answer: ["accepted", "acted", "refused"],
} as const;

/** What to do, with what each choice wants under it. */
export const decisionField = (
  kinds: readonly DecisionKind[],
  under: Partial<Record<DecisionKind, Item<DecisionKind>["under"]>> = {},
) =>
  choiceField({
    ask: say("What do you want to do?"),
    enter: say("Choose what you want to do"),
    items: kinds.map((value) => ({
      value,
      text: words[value],
      ...(value === "retry"
        ? { hint: say("When the body has mended what stopped it.") }
        : {}),
      under: under[value],
    })),
  });

export const reason = textField({
  ask: say("Why, for the record"),
  hint: say("Kept with the task. The person does not see it."),
  enter: say("Enter why"),
  rows: 3,
  lengthMax: 500,
});

const saidField = (ask: Words) =>
  textField({
    ask,
    enter: say("Enter what they said"),
    subject: words.said,
    rows: 3,
    lengthMax: 1_500,
  });

/** What the body did and said by phone, and when; in one language when staff have but one. */
export const phonedFields = <Status extends PhonedAnswer["status"]>(
  statuses: readonly Status[],
) => ({
  status: choiceField({
    ask: say("What did they do?"),
    enter: say("Choose what they did"),
    size: "plain",
    items: worded(statuses, words),
  }),
  spokenOn: dateField({
    ask: say("When did you speak to them?"),
    enter: say("Enter the day you spoke to them"),
    subject: say("The day you spoke to them"),
    size: "plain",
    in: "past",
  }),
  said: saidField(words.said),
  saidOther: optional(saidField(words.saidWelsh)),
});

/** Who may decide: whoever has taken the task. */
export const mayDecide = (
  visit: Pick<DeskVisit, "visitor">,
  task: CaseTask,
): boolean => mayWork(visit, task) && task.assignee === visit.visitor.account;

/** What may be decided about one task: nothing is sent elsewhere when no other body may have it. */
export const decisionsFor = (
  task: CaseTask,
  target: PublicOrganisation | undefined,
): readonly DecisionKind[] =>
  decisionsOf[task.kind].filter(
    (kind) => kind !== "redirect" || target !== undefined,
  );

/** Take, give back, and for supervisors assign. */
export function whoseForms(page: TaskPage): Html {
  const { locale, visitor, shown } = page;
  const { task, colleagues } = shown;
  const secondary = (value: string, text: string) =>
    button({ text, name: "do", value, classes: "govuk-button--secondary" });
  const isMine = task.assignee === visitor.account;
  const isOthers = task.assignee !== null && !isMine;
  const assignee = choiceField({
    ask: say("Assign to"),
    isList: true,
    items: colleagues.map(({ account, name }) => ({
      value: account,
      text: name,
    })),
  });
  return html`${
    isOthers &&
    html`<p class="govuk-body">
      ${words.hasIt[locale].replace("{name}", task.assigneeName ?? "")}
    </p>`
  }
  ${
    task.assignee === null &&
    mayWork(page, task) &&
    page.post(secondary("take", words.take[locale]))
  }
  ${isMine && page.post(secondary("give-back", words.giveBack[locale]))}
  ${
    colleagues.length > 0 &&
    page.post(
      html`${assignee.control("colleague", {
        locale,
        values: { colleague: [task.assignee ?? ""] },
      })}
      ${secondary("assign", words.assignButton[locale])}`,
    )
  }`;
}

/** What to do about it, and why. */
export function decisionForm(page: TaskPage): Html | undefined {
  const { locale, shown } = page;
  const { task } = shown;
  if (!mayDecide(page, task) || shown.proposal !== undefined) return undefined;
  const decision = decisionField(decisionsFor(task, shown.target), {
    redirect: () => disclosure(page),
    settle: (controls) => controlsOf(phonedFields(statusesOf.settle), controls),
    answer: (controls) => controlsOf(phonedFields(statusesOf.answer), controls),
  });
  const content = html`${controlsOf({ decision, reason }, page.controls())}
  ${button({ text: words.confirm[locale], name: "do", value: "decide", preventDoubleClick: true })}`;
  return html`${
    task.kind === "keyed-form" &&
    button({
      text: words.keyIt[locale],
      href: deskPaths.serve(task.subject, task.event),
    })
  }
  ${page.post(content)}`;
}
