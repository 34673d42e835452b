import type { Id, LocalDate } from "#kernel";
import type { Owner } from "./browser-secret.ts";

/** In whose name a person may act; the same words as a life event's tellers. */
export const capacities = [
  "self",
  "attorney",
  "deputy",
  "appointee",
  "executor",
  "informant",
  "agent",
] as const;
export type Capacity = (typeof capacities)[number];

export const roles = [
  "adviser",
  "caseworker",
  "supervisor",
  "director",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

/** How a customer who is not online reaches us (CPSV-AP channel identifiers). */
export const servedChannels = [
  "phone",
  "counter",
  "home-visit",
  "post",
] as const;
export type ServedChannel = (typeof servedChannels)[number];

/** How sure the provider is of who signed in: GPG 45 levels; P0 is signed in, not identified. */
export const levels = ["P0", "P1", "P2", "P3"] as const;
export type Level = (typeof levels)[number];

/** The mandate under which a customer acts for another just now. */
export type ActingFor = {
  readonly mandate: Id;
  readonly customer: Id;
  readonly name: string;
  readonly capacity: Exclude<Capacity, "self">;
  /** Life events the mandate covers; empty means all. */
  readonly events: readonly string[];
  /** Bodies it covers, every council as `council`; none means all. */
  readonly bodies?: readonly string[];
  /** The facts that these events and bodies need. */
  readonly concepts?: readonly string[];
  readonly to?: LocalDate;
};

/** The customer a member of staff is serving: why, how they came, and how it was made sure who they are. */
export type Serving = {
  readonly customer: Id;
  readonly purpose: string;
  readonly channel: ServedChannel;
  readonly assured: "verified" | "vouched";
  readonly how: string;
  readonly since: Date;
};

type InSession = {
  readonly session: Id;
  readonly csrf: string;
};

export type CustomerVisitor = InSession & {
  readonly kind: "customer";
  readonly account: Id;
  readonly name: string;
  readonly customer: Id;
  readonly level: Level;
  /** When they last showed who they are; not known of sessions begun before that was kept. */
  readonly authenticatedAt?: Date;
  readonly actingFor?: ActingFor;
  /** The name of whom they acted for in this session until the mandate ended; they are told so until they go on as themselves. */
  readonly actingEnded?: string;
  /** As whom they told by a record of death, in this browser, until they signed in. */
  readonly guest?: ReferencedVisitor;
};

/** The record of a death, confirmed by the register, that lets somebody without an account tell one event. */
export type ConfirmedRecord = {
  readonly by: "registrar" | "coroner";
  readonly reference: string;
  readonly subject: Id;
  readonly event: string;
};

/** Somebody without an account, let in by a registrar's or coroner's record to tell one event about one person. */
export type ReferencedVisitor = InSession & {
  readonly kind: "referenced";
  /** Whose their tellings are: this browser's, as its secret says. */
  readonly browser: Owner;
  readonly record: ConfirmedRecord["by"];
} & Omit<ConfirmedRecord, "by">;

export type StaffVisitor = InSession & {
  readonly kind: "staff";
  readonly account: Id;
  readonly name: string;
  readonly authenticatedAt?: Date;
  readonly organisation: string;
  readonly roles: readonly Role[];
  readonly serving?: Serving;
};

/** Signed in, but no customer record is linked to the account yet. */
export type UnlinkedVisitor = InSession & {
  readonly kind: "unlinked";
  readonly account: Id;
  readonly name: string;
  readonly level: Level;
};

/** Whoever has an account, whatever for. */
export type AccountVisitor = CustomerVisitor | StaffVisitor | UnlinkedVisitor;

export type AnonymousVisitor = {
  readonly kind: "anonymous";
  readonly csrf: string;
  /** True when a session has ended, so that pages may say so. */
  readonly sessionEnded: boolean;
};

/** Who makes a request, as established from the session and nothing else. */
export type Visitor =
  | AnonymousVisitor
  | UnlinkedVisitor
  | CustomerVisitor
  | ReferencedVisitor
  | StaffVisitor;

/** The customer whose affairs this visitor sees just now: their own, the one they act for, or the one they serve. */
export function subjectOf(visitor: Visitor): Id | undefined {
  switch (visitor.kind) {
    case "customer":
      return visitor.actingFor?.customer ?? visitor.customer;
    case "referenced":
      return visitor.subject;
    case "staff":
      return visitor.serving?.customer;
    case "anonymous":
    case "unlinked":
      return undefined;
  }
}

/**
 * Whose the rows are that this visitor makes: their account's, or their browser's when they have none. What is made in another's name
 * ends with the mandate it was made under, or is the served customer's.
 */
export function ownerOf(visitor: Visitor): Owner | undefined {
  switch (visitor.kind) {
    case "customer":
      return visitor.actingFor
        ? `mandate:${visitor.actingFor.mandate}`
        : `account:${visitor.account}`;
    case "referenced":
      return visitor.browser;
    case "staff":
      return visitor.serving && `customer:${visitor.serving.customer}`;
    case "anonymous":
    case "unlinked":
      return undefined;
  }
}

/** Whether a visitor acts for somebody who has died: every power but these two ends with a life. */
export const actsForTheDead = (visitor: Visitor): visitor is CustomerVisitor =>
  visitor.kind === "customer" &&
  (visitor.actingFor?.capacity === "executor" ||
    visitor.actingFor?.capacity === "informant");

/** The customer in whose name a visitor tells, and whose facts are the teller's: the dead tell nothing, so whoever acts for them tells in their own. */
export const inWhoseName = (visitor: Visitor): Id | undefined =>
  actsForTheDead(visitor) ? visitor.customer : subjectOf(visitor);

/** The session of a visitor who has one. */
export const sessionOf = (visitor: Visitor): Id | undefined =>
  visitor.kind === "anonymous" ? undefined : visitor.session;
