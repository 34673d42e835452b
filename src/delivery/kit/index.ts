export { kindOfEvent, readJson } from "../contract/event.ts";
export type { NoticeEvent } from "../contract/event.ts";
export { bodyBytesMax } from "../contract/problem.ts";
export type { BodyDecision, LaterReceipt } from "../contract/receipt.ts";
export type { ReturnedContacts } from "../contract/returned-contacts.ts";
export type { SignedMessage } from "../signature/signed-message.ts";
export {
  generateSigningKey,
  publicJwk,
  verifyingKey,
} from "../signature/signing-key.ts";
export type { SigningKey } from "../signature/signing-key.ts";
export { signRequest } from "../signature/sign-request.ts";
export { verifyRequest } from "../signature/verify-request.ts";
export { openInbox } from "./inbox.ts";
export type { Effect, Inbox } from "./inbox.ts";
export { runOutbox } from "./outbox.ts";
export { problemAnswer, receiveEvent } from "./receive.ts";
export type { Received } from "./receive.ts";
export { openSignaturesSeen } from "./signatures-seen.ts";
export { openSenderKeys } from "./sender-keys.ts";
export type { SenderKeys } from "./sender-keys.ts";
