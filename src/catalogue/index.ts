export { nations } from "./catalogue.ts";
export type {
  ByNation,
  Capacity,
  Catalogue,
  Channel,
  ConceptType,
  ContactToday,
  CostCard,
  Council,
  CustomerGroup,
  Effect,
  EventFact,
  Flow,
  InformationConcept,
  LifeEvent,
  Nation,
  PublicOrganisation,
  PublicService,
  RecordField,
  Sensitivity,
} from "./catalogue.ts";
export { claimFlowOf } from "./claims.ts";
export { compilePack } from "./compile-pack.ts";
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
export { readPack } from "./read-pack.ts";
export { formatPackError } from "./source/pack-file.ts";
export type { PackError, PackFile } from "./source/pack-file.ts";
