export { taskKinds } from "./case-task.ts";
export type {
  CaseTask,
  StepKind,
  TaskKind,
  TaskOutcome,
  TaskStep,
  Worker,
} from "./case-task.ts";
export { caseworkFollower } from "./casework-follower.ts";
export { decideDeadLetter, recordPhonedAnswer } from "./decide.ts";
export type { PhonedAnswer } from "./decide.ts";
export {
  agreeRedirect,
  expireProposals,
  findProposal,
  proposeRedirect,
  refuseRedirect,
} from "./proposal.ts";
export type { Proposal } from "./proposal.ts";
export { closeKeyedForms, openFormTask } from "./form-task.ts";
export {
  countTasks,
  findOpenTasksOf,
  findSteps,
  findTask,
  findTasks,
  findTasksOfCase,
} from "./queries/find-tasks.ts";
export type { TaskCount } from "./queries/find-tasks.ts";
export {
  assignTask,
  closeTask,
  giveBackTask,
  holdTask,
  takeTask,
} from "./work-task.ts";
export type { Worked } from "./work-task.ts";
export { caseworkEntries } from "./entries.ts";
