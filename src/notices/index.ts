export { hiddenSince } from "./hidden-since.ts";
export { consequencesOf, jurisdictionOf, standingOf } from "./consequences.ts";
export type {
  Consequence,
  ConsequenceQuestion,
  Consequences,
  NotTold,
} from "./consequences.ts";
export { tell as confirm } from "./tell.ts";
export { findToldAlready } from "./confirm.ts";
export type { Confirmation, Confirmed, NotConfirmed } from "./confirm.ts";
export {
  correctionsOf,
  correctNotice,
  isRefusedIn,
  withdrawNotice,
} from "./correct.ts";
export type { Correction } from "./correct.ts";
export {
  canBeAsked,
  contradictions,
  findSides,
  isContradicted,
} from "./disagreements.ts";
export type { Side } from "./disagreements.ts";
export { meaningIn } from "./meaning.ts";
export type { LoadCatalogue } from "./meaning.ts";
export {
  findClosedBy,
  findConsequences,
  findFlowsTold,
  findNotice,
  findNotices,
  findNoticesById,
  findTellings,
  happeningsOf,
  linesOf,
  isOpen,
  isOver,
  lockHappenings,
} from "./queries/find-notices.ts";
export { giveTelling } from "./queries/give-telling.ts";
export type { Notice, RecordedConsequence } from "./queries/find-notices.ts";
export { appealOf } from "./appeal.ts";
export type { Appeal } from "./appeal.ts";
export { isDecided, isSettled, standingSince } from "./body-state.ts";
export type { BodyState } from "./body-state.ts";
export { countBodies, trackedBody, trackNotice } from "./track.ts";
export type { NoticeTrack, TrackedBody } from "./track.ts";
export { signedReceipt, verifyReceipt } from "./signed-receipt.ts";
export type { ReceiptKeys } from "./signed-receipt.ts";
export { noticesEntries } from "./entries.ts";
