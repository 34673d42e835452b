export {
  bankAccountConcept,
  bankAccountConcepts,
  confirmBankAccountChange,
  findBankAccountChange,
  refuseBankAccountChange,
  requestBankAccountChange,
} from "./bank-account-change.ts";
export type { BankAccountChange, CodeRefusal } from "./bank-account-change.ts";
export {
  findCustomer,
  findCustomers,
  hidesAddress,
  makeCustomer,
} from "./customers.ts";
export type {
  Customer,
  CustomerCandidate,
  CustomerSearch,
} from "./customers.ts";
export {
  factsOf,
  knownText,
  knownValue,
  nationOfAddress,
  withDerived,
} from "./fact-book.ts";
export type { FactBook, FactSource, HeldFact } from "./fact-book.ts";
export { findDeathRecord, lookUp, personOf } from "./look-up.ts";
export type {
  CallRegister,
  FitsFact,
  DeathRecord,
  LookUp,
  LookUpAnswer,
  LookUpDeps,
  RegisterPerson,
  RegisterQuestion,
  RegisterWish,
} from "./look-up.ts";
export { setAddressHidden } from "./hide-address.ts";
export { findLooks, recordLook } from "./looks.ts";
export type { Look, Looker, LookUpOutcome } from "./looks.ts";
export { alertCustomer, firstTime, sendMessage } from "./messages.ts";
export { findWays, waysGiven } from "./reach.ts";
export type { Ways } from "./reach.ts";
export type { NewMessage } from "./messages.ts";
export { notifySender } from "./notify-sender.ts";
export type { NotifySettings } from "./notify-sender.ts";
export { findFactHistory, findFacts } from "./queries/find-facts.ts";
export type { FactVersion } from "./queries/find-facts.ts";
export { recordFacts } from "./record-facts.ts";
export type { NewFact, Recording } from "./record-facts.ts";
export {
  findUnsentMessages,
  sendRefusedAgain,
} from "./queries/unsent-messages.ts";
export type { UnsentMessage } from "./queries/unsent-messages.ts";
export { runMessages } from "./send-messages.ts";
export type { MessageFault } from "./send-messages.ts";
