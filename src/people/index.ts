export {
  bankAccountConcepts,
  confirmBankAccountChange,
  findBankAccountChange,
  recordAccountOf,
  requestBankAccountChange,
} from "./bank-account-change.ts";
export type { CodeRefusal } from "./bank-account-change.ts";
export {
  findCustomer,
  findCustomers,
  findHiding,
  makeCustomer,
} from "./customers.ts";
export type { CustomerCandidate, CustomerSearch } from "./customers.ts";
export { factsOf, knownText, knownValue, withDerived } from "./fact-book.ts";
export type { FactBook, FactSource, HeldFact } from "./fact-book.ts";
export { findDeathRecord, lookUp } from "./look-up.ts";
export type {
  CallRegister,
  FitsFact,
  DeathRecord,
  LookUpDeps,
} from "./look-up.ts";
export { findLooks, recordLook } from "./looks.ts";
export type { Looker } from "./looks.ts";
export { alertCustomer, firstTime, sendMessage } from "./messages.ts";
export { findWays, waysGiven } from "./reach.ts";
export type { MessageChannel, Ways } from "./reach.ts";
export { notifySender } from "./notify-sender.ts";
export type { NotifySettings } from "./notify-sender.ts";
export {
  findFactHistory,
  findFacts,
  findFactsOf,
} from "./queries/find-facts.ts";
export { recordFacts } from "./record-facts.ts";
export type { NewFact } from "./record-facts.ts";
export {
  findUnsentMessages,
  sendRefusedAgain,
} from "./queries/messages-to-send.ts";
export type { UnsentMessage } from "./queries/messages-to-send.ts";
export { runMessages } from "./send-messages.ts";
export type { MessageFault } from "./send-messages.ts";
export { peopleEntries } from "./entries.ts";
