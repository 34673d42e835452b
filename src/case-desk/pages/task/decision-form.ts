import type { CaseTask, PhonedAnswer, TaskKind } from "#casework";
import type { Words } from "#kernel";
import { say } from "#kernel";
import type { Html } from "#web";
import {
  actButton,
  branchField,
  button,
  choiceField,
  dateField,
  html,
  optional,
  paragraph,
  textField,
  worded,
} from "#web";
import type { DeskVisit } from "../case-desk-deps.ts";
import { deskPaths } from "../desk-paths.ts";
import type { ShownTask } from "./find-task.ts";
import { mayWork } from "./proposal-panel.ts";
import type { TaskPage } from "./task-page.ts";
import { taskWords as words } from "./task-words.ts";

/** A task with the other body that it may be sent to. */
export type DecidedTask = Pick<ShownTask, "task" | "target">;
type DecisionKind =
  "retry" | "redirect" | "settle" | "answer" | "nothing-to-do";

const decisionsOf: Readonly<Record<TaskKind, readonly DecisionKind[]>> = {
  "dead-letter": ["retry", "redirect", "settle"],
  refusal: ["answer", "nothing-to-do"],
  conflict: ["nothing-to-do"],
  "keyed-form": ["nothing-to-do"],
  unreached: ["nothing-to-do"],
};

const reason = textField({
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
const phonedFields = <Status extends PhonedAnswer["status"]>(
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

/** What to do about a task, with what each choice wants under it, and why. */
export const decisionFields = (
  decided: DecidedTask,
  disclosed: () => Html = () => html``,
) => ({
  decision: branchField(
    {
      ask: say("What do you want to do?"),
      enter: say("Choose what you want to do"),
      items: decisionsFor(decided).map((value) => ({
        value,
        text: words[value],
        ...(value === "retry"
          ? { hint: say("When the body has mended what stopped it.") }
          : {}),
        ...(value === "redirect" ? { under: disclosed } : {}),
      })),
    },
    {
      retry: {},
      redirect: {},
      settle: phonedFields(["acted", "refused"]),
      answer: phonedFields(["accepted", "acted", "refused"]),
      "nothing-to-do": {},
    },
  ),
  reason,
});

/** Who may decide: whoever has taken the task. */
export const mayDecide = (
  visit: Pick<DeskVisit, "visitor">,
  task: CaseTask,
): boolean => mayWork(visit, task) && task.assignee === visit.visitor.account;

/** What may be decided about one task: nothing is sent elsewhere when no other body may have it. */
const decisionsFor = ({ task, target }: DecidedTask): readonly DecisionKind[] =>
  decisionsOf[task.kind].filter(
    (kind) => kind !== "redirect" || target !== undefined,
  );

/** Take, give back, and for supervisors assign. */
export function whoseForms(page: TaskPage): Html {
  const { locale, visitor, shown } = page;
  const { task, colleagues } = shown;
  const secondary = (value: string, text: string) =>
    actButton(text, value, "secondary");
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
    paragraph(words.hasIt[locale].replace("{name}", task.assigneeName ?? ""))
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
  const content = html`${page.asked}
  ${actButton(words.confirm[locale], "decide")}`;
  return html`${
    task.kind === "keyed-form" &&
    button({
      text: words.keyIt[locale],
      href: deskPaths.serve(task.subject, task.event),
    })
  }
  ${page.post(content)}`;
}
