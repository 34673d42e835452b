export { openInbox } from "./inbox.ts";
export type { Effect, Inbox } from "./inbox.ts";
export { runOutbox } from "./outbox.ts";
export { receiveEvent, problemAnswer } from "./receive.ts";
export type { ReceiveDeps, Received } from "./receive.ts";
