import type { Id, LocalDate } from "#kernel";

export const taskKinds = [
  "dead-letter",
  "refusal",
  "conflict",
  "keyed-form",
  "unreached",
] as const;
/**
 * Why a person must decide: a body could not be reached (`dead-letter`), it refused (`refusal`), two tellings, two people or two sides' lists
 * do not agree (`conflict`), a form on paper waits to be keyed (`keyed-form`), or nobody could be alerted of what must not be done unseen
 * (`unreached`).
 */
export type TaskKind = (typeof taskKinds)[number];

/** Calendar days in which a task should be settled: our own house rule. */
export const dueInDays: Readonly<Record<TaskKind, number>> = {
  "dead-letter": 1,
  refusal: 5,
  conflict: 5,
  "keyed-form": 2,
  unreached: 2,
};

/** How a task ended. `answered`: the body answered; `nothing-to-do`: somebody looked, and said why. */
export type TaskOutcome =
  "retried" | "redirected" | "settled" | "answered" | "keyed" | "nothing-to-do";

/** A member of staff who does something to a task. */
export type Worker = {
  readonly account: Id;
  readonly name: string;
  readonly organisation: string;
};

/** One thing that a person at one body must decide. It holds identifiers and codes, never what somebody told. */
export type CaseTask = {
  readonly id: Id;
  readonly caseFile: Id;
  readonly kind: TaskKind;
  readonly organisation: string;
  readonly subject: Id;
  /** A life event's id, the purpose of the look-up that found two people, `reconciliation`, or `reach`. */
  readonly event: string;
  readonly delivery: Id | null;
  readonly notice: Id | null;
  readonly about: Readonly<Record<string, unknown>>;
  readonly openedAt: Date;
  readonly dueOn: LocalDate;
  readonly assignee: Id | null;
  readonly assigneeName: string | null;
  readonly closedAt: Date | null;
  readonly outcome: TaskOutcome | null;
  /** What a colleague proposed waits for a second person. */
  readonly needsSecond: boolean;
};

export type StepKind =
  | "opened"
  | "taken"
  | "given-back"
  | "assigned"
  | "noted"
  | "redirect-proposed"
  | "redirect-agreed"
  | "redirect-refused"
  | "redirect-withdrawn"
  | "redirect-expired"
  | "redirect-overtaken"
  | TaskOutcome;

/** What was done to a task; without `byName` the system did it. */
export type TaskStep = {
  readonly what: StepKind;
  readonly byName: string | null;
  readonly note: string | null;
  readonly at: Date;
};
