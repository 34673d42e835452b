export type { Catalogue } from "./catalogue.ts";
export type { AppealRoute } from "./kinds/appeals.ts";
export type {
  ConceptType,
  InformationConcept,
  Sensitivity,
} from "./kinds/concepts.ts";
export type { Flow, Gateway, HiddenAddress } from "./kinds/flows.ts";
export type { CustomerGroup } from "./kinds/groups.ts";
export type { Capacity, ContactToday, LifeEvent } from "./kinds/life-events.ts";
export type { PublicOrganisation } from "./kinds/organisations.ts";
export { publishersOf } from "./kinds/organisations.ts";
export type { PublicService } from "./kinds/services.ts";
export { unsourced } from "./kinds/sources.ts";
export type { ByNation, Nation } from "./kinds/written.ts";
export { nations } from "./kinds/written.ts";
export { claimFlowOf, claimOf } from "./claims.ts";
export { appealRouteOf, stepsToSay } from "./appeal-route.ts";
export { readSigned } from "./signed.ts";
export type { SignedContent } from "./signed.ts";
export { compilePack } from "./compile-pack.ts";
export { concerns } from "./concerns.ts";
export { asReached, bodiesTold, coversBody, reachOf } from "./reached.ts";
export {
  bodyForUncovered,
  councilId,
  councilOfPostcode,
  councilsOfAddress,
  councilsToChoose,
  findCouncil,
  findOrganisation,
  organisationFor,
  servicesInNation,
} from "./jurisdiction.ts";
export type { Jurisdiction } from "./jurisdiction.ts";
export { loadPack } from "./load-pack.ts";
export { readAs } from "./read-as.ts";
export { answersConcept, waysToReach } from "./reach.ts";
export type { ReachKind, WaysToReach } from "./reach.ts";
export { hashOf } from "./compile-pack.ts";
export { holdsRules } from "./read-kinds.ts";
export { readPack } from "./read-pack.ts";
export type { PackFile } from "./source/pack-file.ts";
export { formatPackError } from "./source/pack-file.ts";
export { summariseCatalogue } from "./summary.ts";
export { followCatalogue } from "./versions/follow-catalogue.ts";
export { importPack } from "./versions/import-pack.ts";
export {
  findHashInForce,
  findVersionFiles,
  NoLongerCompiles,
  versionsOf,
} from "./versions/load-version.ts";
export type { FileChange } from "./versions/pack-changes.ts";
export { packChanges } from "./versions/pack-changes.ts";
export type { Proposal, StepFault } from "./versions/proposals.ts";
export {
  draftProposal,
  findEffect,
  findProposals,
  proposalAsSeen,
  stepProposal,
} from "./versions/proposals.ts";
export type { Publication } from "./versions/queries/publication.ts";
export {
  findPublication,
  findPublications,
  publicationState,
} from "./versions/queries/publication.ts";
export { publishPackFolder } from "./versions/publish-pack.ts";
export { writePack } from "./versions/write-pack.ts";
export { catalogueEntries } from "./entries.ts";
