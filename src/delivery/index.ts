export { registerEndpoints } from "./endpoint.ts";
export type { Endpoint } from "./endpoint.ts";
export { FlowChanged, refuseChanges, registerFlows } from "./signed-flow.ts";
export { runDelivery } from "./worker/run-delivery.ts";
export {
  generateSigningKey,
  openSigningKey,
  publicJwk,
  publicJwkShape,
  verifyingKey,
} from "./signature/signing-key.ts";
export type {
  PublicJwk,
  SigningKey,
  VerifyingKey,
} from "./signature/signing-key.ts";
export type { DeliveryKind } from "./contract/event.ts";
export type { BodyDecision } from "./contract/receipt.ts";
export type { DueToSend } from "./queries/lease-lanes.ts";
export type { Hiding } from "./queries/record-hiding.ts";
export { findDeliveries } from "./queries/find-deliveries.ts";
export type {
  TrackedDelivery,
  TrackedReceipt,
} from "./queries/find-deliveries.ts";
export { findDeadLetters } from "./queries/find-dead-letters.ts";
export type { DeadLetter } from "./queries/find-dead-letters.ts";
export { findFrozenLanes, findDeliveryFaults } from "./queries/find-frozen.ts";
export { settleDead } from "./settle-dead.ts";
export type { DeadLetterDecision } from "./settle-dead.ts";
export { registerClient } from "./register-client.ts";
export { receiveReceipt } from "./queries/receive-receipt.ts";
export { runReconciliation } from "./reconcile.ts";
export { eventType } from "./contract/event.ts";
export type { NoticeEvent } from "./contract/event.ts";
export { bodyBytesMax } from "./contract/problem.ts";
export { parseReceipt } from "./contract/receipt.ts";
export { signRequest } from "./signature/sign-request.ts";
export { NoAnswer, post } from "./worker/post.ts";
export type { Answer } from "./worker/post.ts";
export { deliveryEntries } from "./entries.ts";
