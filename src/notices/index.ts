export { consequencesOf, jurisdictionOf, standingOf } from "./consequences.ts";
export type {
  Consequence,
  ConsequenceQuestion,
  Consequences,
} from "./consequences.ts";
export { confirm } from "./confirm.ts";
export type { Confirmation, Confirmed, NotConfirmed } from "./confirm.ts";
export { correctionsOf, correctNotice, withdrawNotice } from "./correct.ts";
export type { Correction } from "./correct.ts";
export { findNotice, findNotices } from "./queries/find-notices.ts";
export type { Notice } from "./queries/find-notices.ts";
export { trackNotice } from "./track.ts";
export type { BodyState, NoticeTrack, TrackedBody } from "./track.ts";
export { signedReceipt, verifyReceipt } from "./signed-receipt.ts";
export type {
  NoticeReceipt,
  ReceiptFault,
  ReceiptKeys,
  ShortReceipt,
  SignedReceipt,
} from "./signed-receipt.ts";
