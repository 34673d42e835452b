export { openAccess, providerPrefix } from "./access.ts";
export type { Access, AccessOptions } from "./access.ts";
export type { NamedStaff } from "./accounts.ts";
export {
  findOrMakeAccount,
  findStaff,
  grantRole,
  linkAccount,
  revokeLink,
} from "./accounts.ts";
export { browserOf, keepBrowser } from "./browser-secret.ts";
export type { KeptBrowser, Owner } from "./browser-secret.ts";
export { contextOf } from "./context-of.ts";
export { takeHeldAnswers } from "./held-form.ts";
export { countGuess, giveGuessBack } from "./guesses.ts";
export { identify, sessionCookieName } from "./identify.ts";
export type { AccessDeps } from "./identify.ts";
export { identitySettings } from "./oidc/identity-settings.ts";
export type { ProviderSettings } from "./oidc/identity-settings.ts";
export {
  acceptMandate,
  coversEvent,
  endMandate,
  findMandates,
  mandateInForce,
  offerMandate,
  recordMandate,
} from "./mandates.ts";
export type {
  HelperCapacity,
  Mandate,
  MandateRefusal,
  MandateTerms,
} from "./mandates.ts";
export { isNarrow, mayDo, reachesEvent, reachesLevel } from "./permissions.ts";
export type { Action } from "./permissions.ts";
export {
  findOldProviderKeys,
  forgetOldProviderKeys,
  newProviderKeys,
} from "./provider/provider-keys.ts";
export type { ProviderKeys } from "./provider/provider-keys.ts";
export type { OfferedPerson } from "./provider/embedded-provider.ts";
export { findOpenSessions } from "./queries/session-changes.ts";
export { signOutEverywhere } from "./sign-out.ts";
export { findColleagues } from "./queries/find-colleagues.ts";
export { startServing, stopServing } from "./serving.ts";
export { hashReadableCode, newReadableCode } from "./secrets.ts";
export { startFromRecord } from "./sign-in.ts";
export type { ConfirmedRecord } from "./sign-in.ts";
export {
  capacities,
  levels,
  roles,
  servedChannels,
  ownerOf,
  sessionOf,
  subjectOf,
} from "./visitor.ts";
export type {
  ActingFor,
  AnonymousVisitor,
  Capacity,
  CustomerVisitor,
  Level,
  ReferencedVisitor,
  Role,
  ServedChannel,
  Serving,
  StaffVisitor,
  UnlinkedVisitor,
  Visitor,
} from "./visitor.ts";
