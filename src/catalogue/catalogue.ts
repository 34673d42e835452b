import type { LocalDate, Words } from "#kernel";
import type { Model, Plan } from "#decisions";

/** A checked, immutable version of a pack. `hash` names it for ever. */
export type Catalogue = {
  readonly hash: string;
  readonly publishedAt: string;
  readonly front: { readonly name: Words };
  readonly organisations: ReadonlyMap<string, PublicOrganisation>;
  readonly councils: readonly Council[];
  readonly channels: ReadonlyMap<string, Channel>;
  readonly concepts: ReadonlyMap<string, InformationConcept>;
  readonly services: ReadonlyMap<string, PublicService>;
  readonly lifeEvents: ReadonlyMap<string, LifeEvent>;
  readonly flows: ReadonlyMap<string, Flow>;
  readonly groups: ReadonlyMap<string, CustomerGroup>;
  readonly model: Model;
  readonly plan: Plan;
};

export const nations = ["england", "scotland", "wales", "northern-ireland"] as const;
export type Nation = (typeof nations)[number];
/** One value for the whole kingdom, or one a nation; a nation left out is not covered. */
export type ByNation<T> = { readonly [nation in Nation]?: T };

export type PublicOrganisation = {
  readonly id: string;
  readonly name: Words;
  readonly kind: "department" | "agency" | "council" | "nhs" | "regulator" | "company" | "charity";
  readonly nations: readonly Nation[];
  /** True when notices can be delivered to its systems; otherwise what it needs is listed as to be done elsewhere. */
  readonly receives: boolean;
  readonly phone?: string;
  readonly page?: string;
  readonly source?: string;
};

export type Council = {
  readonly gss: string;
  readonly name: string;
  readonly type: string;
  readonly nation: Nation;
  /** The county that shares the two-tier duties, by GSS code. */
  readonly county?: string;
  /** The roles this authority holds, e.g. `council.billing`. */
  readonly roles: readonly string[];
};

export type CostCard = {
  readonly pence: number;
  readonly rangePence?: readonly [number, number];
  readonly basis: string;
  readonly source: string;
  readonly date: LocalDate;
};
export type Channel = { readonly id: string; readonly name: Words; readonly costCards: readonly CostCard[] };

export type ConceptType =
  | { readonly kind: "yes-no" }
  | { readonly kind: "date"; readonly from?: LocalDate; readonly to?: LocalDate | "today" }
  | { readonly kind: "text"; readonly lengthMax?: number; readonly format?: string }
  | { readonly kind: "duration" }
  | { readonly kind: "number"; readonly unit: string; readonly from?: number; readonly to?: number }
  | { readonly kind: "choice"; readonly values: ReadonlyMap<string, Words> }
  | { readonly kind: "list"; readonly of: ConceptType }
  | {
      readonly kind: "record";
      readonly fields: ReadonlyMap<string, { readonly type: ConceptType; readonly label: Words }>;
    };

export type Sensitivity = "ordinary" | "personal" | "financial" | "health" | "identity";

/** A fact: what it is, who holds it, how a person is asked for it and why. */
export type InformationConcept = {
  readonly name: string;
  readonly label: Words;
  readonly type: ConceptType;
  readonly sensitivity: Sensitivity;
  /** False when it is never put to a person. */
  readonly asked: boolean;
  readonly question?: Words;
  readonly hint?: Words;
  readonly why?: Words;
  readonly register?: { readonly organisation: string; readonly name: string; readonly gateway: string };
};

export type PublicService = {
  readonly id: string;
  readonly name: Words;
  readonly summary: Words;
  readonly authority: ByNation<string>;
  readonly nations: readonly Nation[];
  readonly elsewhere: ByNation<{ readonly organisation: string; readonly name: Words }>;
  readonly groups: readonly string[];
  /** The yes/no decision that says whether it applies, and the one that says how much. */
  readonly goal?: string;
  readonly amount?: string;
  readonly apply: { readonly by: "claim" | "automatic" | "with"; readonly with?: string; readonly page?: string };
  readonly legalBasis: string;
};

export type Effect = {
  readonly kind: "stops" | "starts" | "changes" | "records" | "closes" | "asks";
  readonly service?: string;
  readonly words: Words;
};

/** A body × event × fields × gateway, versioned and signed by a named officer of the body. */
export type Flow = {
  readonly id: string;
  readonly version: number;
  readonly event: string;
  /** An organisation's id or a council role such as `council.billing`, a nation. */
  readonly organisation: ByNation<string>;
  readonly service: Words;
  /** The only fields delivery may carry. */
  readonly fields: readonly string[];
  readonly gateway: string;
  readonly gatewayStatus: "source" | "memory";
  readonly controller: string;
  readonly retention: Words;
  readonly duty: "duty" | "choice";
  readonly discharges: boolean;
  readonly dischargesBecause?: string;
  /** A compiled yes/no decision's name (`flow.<id>`); absent means always. */
  readonly when?: string;
  readonly optOut: boolean;
  readonly effect: Effect;
  readonly signed: { readonly officer: string; readonly on: LocalDate };
};

export type EventFact = { readonly concept: string; readonly required: boolean; readonly when?: string };

export type ContactToday = {
  readonly organisation: string;
  readonly service: string;
  readonly asks: readonly string[];
  /** A source's key, or `gk`: general knowledge, to be sourced. */
  readonly source: string;
  readonly alreadyJoined?: string;
  /** The flow that replaces it, or `elsewhere`. */
  readonly becomes: string;
};

export type LifeEvent = {
  readonly id: string;
  readonly name: Words;
  readonly summary: Words;
  readonly subject: "person" | "deceased";
  readonly startsFrom: readonly ("sign-in" | "registrar-record" | "coroner-record")[];
  readonly tellers: readonly Capacity[];
  readonly facts: readonly EventFact[];
  readonly flows: readonly string[];
  readonly services: readonly string[];
  readonly elsewhere: readonly {
    readonly organisation: string;
    readonly what: Words;
    readonly how: Words;
    readonly whyNotJoined: Words;
    readonly nations: readonly Nation[];
    readonly source: string;
  }[];
  readonly contactsToday: readonly ContactToday[];
  readonly quotedCases: readonly { readonly title: string; readonly contacts: number; readonly source: string }[];
};

/** In whose name a person may act. */
export type Capacity = "self" | "attorney" | "deputy" | "appointee" | "executor" | "informant" | "agent";

export type CustomerGroup = {
  readonly id: string;
  readonly name: Words;
  readonly director: string;
  readonly lifeEvents: readonly string[];
  readonly services: readonly string[];
};
