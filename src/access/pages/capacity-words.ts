import type { Words } from "#kernel";
import type { Capacity } from "../visitor.ts";

type CapacityWords = {
  /** The capacity alone, e.g. in a list. */
  readonly title: Words;
  /** After “You are acting for … as”. */
  readonly role: Words;
  /** What the capacity is, for choosing it. */
  readonly hint: Words;
  /** What proves it, when something must. */
  readonly evidence?: Words;
};

/** Each capacity in words. Welsh: machine draft. */
export const capacityWords: Readonly<
  Record<Exclude<Capacity, "self">, CapacityWords>
> = {
  agent: {
    title: { en: "helper", cy: "cynorthwyydd" },
    role: { en: "their helper", cy: "eu cynorthwyydd" },
    hint: {
      en: "A trusted relative, friend or adviser",
      cy: "Perthynas, ffrind neu gynghorydd y gellir ymddiried ynddo",
    },
  },
  attorney: {
    title: { en: "attorney", cy: "atwrnai" },
    role: { en: "their attorney", cy: "eu hatwrnai" },
    hint: {
      en: "Named in a lasting or enduring power of attorney",
      cy: "Wedi’i enwi mewn pŵer atwrnai arhosol neu barhaus",
    },
    evidence: {
      en: "Reference from the Office of the Public Guardian",
      cy: "Cyfeirnod gan Swyddfa’r Gwarcheidwad Cyhoeddus",
    },
  },
  deputy: {
    title: { en: "deputy", cy: "dirprwy" },
    role: { en: "their deputy", cy: "eu dirprwy" },
    hint: { en: "Appointed by a court", cy: "Wedi’i benodi gan lys" },
    evidence: { en: "Number of the court order", cy: "Rhif gorchymyn y llys" },
  },
  appointee: {
    title: { en: "appointee", cy: "penodai" },
    role: { en: "their appointee", cy: "eu penodai" },
    hint: {
      en: "Appointed by the department that pays the benefits",
      cy: "Wedi’i benodi gan yr adran sy’n talu’r budd-daliadau",
    },
    evidence: {
      en: "Reference of the letter that appointed them (BF57)",
      cy: "Cyfeirnod y llythyr penodi (BF57)",
    },
  },
  executor: {
    title: { en: "executor", cy: "ysgutor" },
    role: { en: "the executor of their will", cy: "ysgutor eu hewyllys" },
    hint: {
      en: "Named in the will of somebody who has died, or administers the estate",
      cy: "Wedi’i enwi yn ewyllys rhywun sydd wedi marw, neu’n gweinyddu’r ystad",
    },
    evidence: {
      en: "Number of the grant of probate",
      cy: "Rhif y grant profiant",
    },
  },
  informant: {
    title: { en: "informant of the death", cy: "hysbysydd y farwolaeth" },
    role: {
      en: "the person who registered the death",
      cy: "y person a gofrestrodd y farwolaeth",
    },
    hint: {
      en: "Told the registrar of the death",
      cy: "Wedi rhoi gwybod i’r cofrestrydd am y farwolaeth",
    },
    evidence: {
      en: "Reference from the registrar",
      cy: "Cyfeirnod gan y cofrestrydd",
    },
  },
};
