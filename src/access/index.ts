export { openAccess, signInReturnPath } from "./access.ts";
export {
  endRole,
  findOrMakeAccount,
  areSettled,
  findStaff,
  grantRole,
  linkAccount,
  listStaff,
} from "./accounts.ts";
export { keepBrowser } from "./browser-secret.ts";
export type { Owner } from "./browser-secret.ts";
export { contextOf } from "./context-of.ts";
export { countGuess, giveGuessBack } from "./guesses.ts";
export { identify, sessionCookieName } from "./identify.ts";
export type { AccessDeps } from "./identify.ts";
export { levelOfVector } from "./oidc/level.ts";
export type { EmbeddedSettings, ProviderSettings } from "./oidc/provider.ts";
export { issuerOf } from "./oidc/provider.ts";
export {
  endMandate,
  findHelperNames,
  mandateInForce,
  recordMandate,
} from "./mandates.ts";
export {
  bodiesCovered,
  isNarrow,
  mayDo,
  mustSignInAgain,
  reachesEvent,
} from "./permissions.ts";
export type { Action } from "./permissions.ts";
export { findOpenSessions } from "./queries/session-changes.ts";
export { signOutEverywhere } from "./sign-out.ts";
export { findColleagues } from "./queries/find-colleagues.ts";
export { startServing, stopServing } from "./serving.ts";
export { hashReadableCode, newReadableCode } from "./secrets.ts";
export { startFromRecord } from "./sign-in.ts";
export {
  capacities,
  levels,
  roles,
  servedChannels,
  ownerOf,
  actsForTheDead,
  inWhoseName,
  subjectOf,
} from "./visitor.ts";
export type {
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
export { accessEntries } from "./entries.ts";
