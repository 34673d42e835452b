export { findEvent } from "./claiming.ts";
export { entitlementsOf } from "./entitlements.ts";
export type { Entitlement } from "./entitlements.ts";
export type { Journey } from "./journey.ts";
export type { Catalogues, TellingWorld } from "./open-telling.ts";
export { nextQuestion, questionsOf } from "./questions.ts";
export { runByOthers } from "./run-by-others.ts";
export type { RunByOther } from "./run-by-others.ts";
export { findOpenJourneys } from "./queries/find-open-journeys.ts";
