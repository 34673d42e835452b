import type { LocalDate, Words } from "#kernel";
import type { Model, Plan } from "#decisions";
import type { answersKind, ReachKind } from "./reach.ts";

/** A checked, immutable version of a pack. `hash` names it for ever. */
export type Catalogue = {
  readonly hash: string;
  readonly publishedAt: string;
  readonly front: { readonly name: Words };
  readonly organisations: ReadonlyMap<string, PublicOrganisation>;
  readonly councils: readonly Council[];
  readonly channels: ReadonlyMap<string, Channel>;
  /** What is said of today, by the key that names its source: the source's title. */
  readonly sources: ReadonlyMap<string, string>;
  readonly concepts: ReadonlyMap<string, InformationConcept>;
  readonly services: ReadonlyMap<string, PublicService>;
  readonly lifeEvents: ReadonlyMap<string, LifeEvent>;
  readonly flows: ReadonlyMap<string, Flow>;
  readonly groups: ReadonlyMap<string, CustomerGroup>;
  readonly appeals: readonly AppealRoute[];
  readonly model: Model;
  readonly plan: Plan;
};

export const nations = [
  "england",
  "scotland",
  "wales",
  "northern-ireland",
] as const;
export type Nation = (typeof nations)[number];
/** One value for the whole kingdom, or one a nation; a nation left out is not covered. */
export type ByNation<T> = { readonly [nation in Nation]?: T };

export type PublicOrganisation = {
  readonly id: string;
  readonly name: Words;
  readonly kind:
    | "department"
    | "agency"
    | "council"
    | "nhs"
    | "regulator"
    | "company"
    | "charity";
  readonly nations: readonly Nation[];
  /** True when notices can be delivered to its systems; otherwise what it needs is listed as to be done elsewhere. */
  readonly receives: boolean;
  readonly phone?: string;
  readonly page?: string;
  readonly source?: string;
};

export type Council = {
  readonly gss: string;
  /** The formal name, e.g. `Adur District Council`, and the place alone, e.g. `Adur`. */
  readonly name: string;
  readonly place: string;
  readonly type: string;
  readonly nation: Nation;
  /** The county that shares the two-tier duties, by GSS code. */
  readonly county?: string;
  /** The roles this authority holds, e.g. `council.billing`. */
  readonly roles: readonly string[];
  /** Roles that another organisation holds in this area, by role: in Northern Ireland `council.billing` is Land & Property Services. */
  readonly othersHold: ReadonlyMap<string, string>;
  /** Made-up outward postcodes (`QA10`) of demonstrations; real ones come from an address register. */
  readonly madeUpPostcodes: readonly string[];
};

export type CostCard = {
  readonly pence: number;
  readonly rangePence?: readonly [number, number];
  readonly basis: string;
  readonly source: string;
  readonly date: LocalDate;
};
export type Channel = {
  readonly id: string;
  readonly name: Words;
  readonly costCards: readonly CostCard[];
};

export type ConceptType =
  | { readonly kind: "yes-no" }
  | {
      readonly kind: "date";
      readonly from?: LocalDate;
      readonly to?: LocalDate | "today";
    }
  | {
      readonly kind: "text";
      readonly lengthMax?: number;
      readonly format?: string;
    }
  | { readonly kind: "duration" }
  | {
      readonly kind: "number";
      readonly unit: string;
      readonly from?: number;
      readonly to?: number;
    }
  | { readonly kind: "choice"; readonly values: ReadonlyMap<string, Words> }
  | { readonly kind: "list"; readonly of: ConceptType }
  | {
      readonly kind: "record";
      readonly fields: ReadonlyMap<string, RecordField>;
    };

/** A record's field; a field that is not optional must be given. */
export type RecordField = {
  readonly type: ConceptType;
  readonly label: Words;
  readonly optional: boolean;
};

export type Sensitivity =
  "ordinary" | "personal" | "financial" | "health" | "identity";

/** A fact: what it is, who holds it, how a person is asked for it and why. */
export type InformationConcept = {
  readonly name: string;
  readonly label: Words;
  readonly type: ConceptType;
  readonly sensitivity: Sensitivity;
  /** Which way to reach the person this fact is, or what it says about the ways. */
  readonly reach?: ReachKind | typeof answersKind;
  /** True when it says, or lets one work out, where somebody lives: what a hidden address keeps back. */
  readonly revealsAddress: boolean;
  /** True of the one fact that says that an address is hidden. */
  readonly marksHiddenAddress: boolean;
  /** False when it is never put to a person. */
  readonly asked: boolean;
  readonly question?: Words;
  readonly hint?: Words;
  readonly why?: Words;
  readonly register?: {
    readonly organisation: string;
    readonly name: string;
    readonly gateway: string;
  };
  /** A compiled yes/no decision's name (`must.<concept>`) that no answer may make false, and what is said to one that would. */
  readonly must?: { readonly holds: string; readonly otherwise: Words };
};

export type PublicService = {
  readonly id: string;
  readonly name: Words;
  readonly summary: Words;
  readonly authority: ByNation<string>;
  readonly nations: readonly Nation[];
  readonly elsewhere: ByNation<{
    readonly organisation: string;
    readonly name: Words;
  }>;
  readonly groups: readonly string[];
  /** The yes/no decision that says whether it applies, and the one that says how much. */
  readonly goal?: string;
  readonly amount?: string;
  /** How `person.benefits` names it once a body pays it. */
  readonly benefit?: string;
  /** A compiled yes/no decision's name (`held.<service>`): the person has it in another way, e.g. a bus pass. */
  readonly heldWhen?: string;
  /** The decision that gives the day by which the person should act. */
  readonly deadline?: string;
  readonly apply: {
    readonly by: "claim" | "automatic" | "with";
    readonly with?: string;
    readonly page?: string;
    readonly processingDays?: number;
  };
  readonly legalBasis: string;
  readonly evidence: readonly string[];
};

export type Effect = {
  readonly kind: "stops" | "starts" | "changes" | "records" | "closes" | "asks";
  readonly service?: string;
  readonly words: Words;
};

/** The provision that lets a flow be sent: how far it was read, and whether it supports the flow. */
export type Gateway = {
  readonly supports: "yes" | "partly" | "no" | "unknown";
  readonly read: "text" | "excerpt" | "secondary" | "memory" | "not read";
  readonly source?: { readonly title: string; readonly address: string };
  readonly note?: string;
};

/** What a flow leaves out so as to keep to its gateway: facts, people, nations, or whoever does not choose it. */
export type Narrowing = {
  readonly leavesOut: readonly string[];
  /** Whom it is about; the flow's condition sees to it. */
  readonly people?: string;
  readonly nations?: readonly Nation[];
  /** It is told only when the person asks for it. */
  readonly choice: boolean;
};

/** What a flow does with a hidden address: keep it back, send it marked, send it to a protected unit only, or leave it to a phone call. */
export type HiddenAddress =
  | { readonly kind: "withhold" | "mark" | "phone" }
  | { readonly kind: "unit"; readonly unit: Words };

/** A body × event × fields × gateway, versioned and signed by a named officer of the body. */
export type Flow = {
  readonly id: string;
  readonly version: number;
  /** A life event, or `claim`: a claim for `effect.service` that may follow any event or none. */
  readonly event: string;
  /** An organisation's id or a council role such as `council.billing`, a nation. */
  readonly organisation: ByNation<string>;
  /** The concept whose address chooses nation and council: the event's own unless the flow names another, such as the new home. */
  readonly address: string;
  readonly service: Words;
  /** The only fields delivery may carry. */
  readonly fields: readonly string[];
  readonly gateway: string;
  /** How far the gateway was read and whether it supports the flow; for officials. */
  readonly basis: Gateway;
  /** How the flow keeps to the part of it that its gateway supports. */
  readonly narrowed?: Narrowing;
  /** Derived from the two: a flow that is not sent is listed as not joined yet. */
  readonly isSent: boolean;
  /** Why it cannot be joined yet, where it is not sent. */
  readonly notJoined?: Words;
  readonly hiddenAddress: HiddenAddress;
  /** What whoever hides their address can do about it at this body. */
  readonly hiddenAdvice?: Words;
  readonly controller: string;
  readonly retention: Words;
  /** `by-law`: the law has the state tell it, whatever the person says. */
  readonly duty: "duty" | "choice" | "by-law";
  readonly discharges: boolean;
  readonly dischargesBecause?: string;
  /** A compiled yes/no decision's name (`flow.<id>`); absent means always. */
  readonly when?: string;
  readonly optOut: boolean;
  readonly effect: Effect;
  readonly signed: { readonly officer: string; readonly on: LocalDate };
};

/** What a person can do about a decision they think is wrong. Only `say` is shown to people; the rest is for officials. */
export type AppealRoute = {
  readonly id: string;
  readonly nations: readonly Nation[];
  /** Whose decisions it is for. */
  readonly services: readonly string[];
  readonly flows: readonly string[];
  readonly decides: string;
  readonly law: string;
  readonly note?: string;
  readonly steps: readonly {
    readonly route: string;
    readonly to: string;
    readonly limit: string;
    readonly late?: string;
    readonly note?: string;
    readonly cost: string;
    readonly confidence: "read" | "excerpt" | "secondary" | "memory";
    readonly level?: "high" | "medium" | "low";
    readonly source: readonly string[];
    /** The time limit, counted from the day of the decision. */
    readonly within?: { readonly months: number } | { readonly days: number };
    /** It can be taken without the steps before it. */
    readonly standsAlone: boolean;
    /** Absent when the step is known from memory only. */
    readonly say?: Words;
  }[];
};

export type EventFact = {
  readonly concept: string;
  readonly required: boolean;
  readonly when?: string;
};

/** A fact of the customer's own that becomes true by telling: a copy of an event's fact, or a compiled decision's outcome. */
export type SetsFact = {
  readonly concept: string;
  /** The event fact that is copied as it stands. */
  readonly copies?: string;
  /** A compiled decision's name (`sets.<event>.<concept>`), when it is more than a copy. */
  readonly decision?: string;
  /** The concept whose date begins the new fact's validity; absent means the day it was told. */
  readonly from?: string;
};

export type ContactToday = {
  readonly organisation: string;
  readonly service: string;
  readonly asks: readonly string[];
  /** A source's key, or `gk`: general knowledge, to be sourced. */
  readonly source: string;
  /** How far the source bears the row out; `partly` is still to be sourced better. */
  readonly supports?: "yes" | "partly";
  /** How people do it today. */
  readonly channel?: string;
  /** What officials should know of the row. */
  readonly note?: string;
  readonly alreadyJoined?: string;
  /** What replaces it: flows by id, or `elsewhere`. */
  readonly becomes: readonly string[];
};

export type LifeEvent = {
  readonly id: string;
  readonly name: Words;
  readonly summary: Words;
  readonly subject: "person" | "deceased";
  /** The date that names one happening, or that it happens once to its subject; absent where each telling stands alone. */
  readonly occurrence?: string;
  /** The concept whose address chooses nation and councils. */
  readonly address: string;
  readonly startsFrom: readonly (
    "sign-in" | "registrar-record" | "coroner-record"
  )[];
  readonly tellers: readonly Capacity[];
  readonly facts: readonly EventFact[];
  /** What becomes true of the customer's own facts once told; the preview decides before and after. */
  readonly sets: readonly SetsFact[];
  readonly flows: readonly string[];
  readonly services: readonly string[];
  /** Of `services`, in order, the claims that whoever told goes straight on to. */
  readonly straightOn: readonly string[];
  readonly elsewhere: readonly {
    readonly organisation: Words;
    readonly what: Words;
    readonly how: Words;
    readonly whyNotJoined: Words;
    readonly nations: readonly Nation[];
    readonly source: string;
  }[];
  readonly contactsToday: readonly ContactToday[];
  readonly quotedCases: readonly {
    readonly title: string;
    readonly contacts: number;
    readonly source: string;
  }[];
};

/** In whose name a person may act. */
export type Capacity =
  | "self"
  | "attorney"
  | "deputy"
  | "appointee"
  | "executor"
  | "informant"
  | "agent";

export type CustomerGroup = {
  readonly id: string;
  readonly name: Words;
  readonly director: string;
  /** A compiled yes/no decision's name (`group.<id>`) that says who belongs. */
  readonly belongs?: string;
  readonly lifeEvents: readonly string[];
  readonly services: readonly string[];
};
