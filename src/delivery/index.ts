export { endpointOf, findEndpoints, registerEndpoints } from "./endpoint.ts";
export type { Endpoint } from "./endpoint.ts";
export { FlowChanged, refuseChanges, registerFlows } from "./signed-flow.ts";
export { runDelivery } from "./worker/run-delivery.ts";
export type { DeliveryDeps } from "./worker/run-delivery.ts";
export { usualRetries } from "./worker/retry.ts";
export type { RetryPolicy } from "./worker/retry.ts";
export {
  generateSigningKey,
  openSigningKey,
  publicJwk,
  signingKeyFromSeed,
  verifyingKey,
} from "./signature/signing-key.ts";
export type {
  PublicJwk,
  SigningKey,
  VerifyingKey,
} from "./signature/signing-key.ts";
export type { DeliveryKind, NoticeEvent } from "./contract/event.ts";
export type { BodyDecision, Receipt } from "./contract/receipt.ts";
export { findDeliveries } from "./queries/find-deliveries.ts";
export type {
  DeliveryState,
  TrackedDelivery,
  TrackedReceipt,
} from "./queries/find-deliveries.ts";
export { findDeadLetters } from "./queries/find-dead-letters.ts";
export type { DeadLetter } from "./queries/find-dead-letters.ts";
export { settleDead } from "./settle-dead.ts";
export type { DeadLetterDecision } from "./settle-dead.ts";
export { registerClient } from "./register-client.ts";
export { receiveReceipt } from "./queries/receive-receipt.ts";
export { reconcile, runReconciliation } from "./reconcile.ts";
export type { Difference } from "./queries/find-differences.ts";
export { checkConformance } from "./conformance.ts";
export type { ConformanceResult } from "./conformance.ts";
