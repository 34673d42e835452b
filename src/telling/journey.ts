import type { Owner, Visitor } from "#access";
import type { Fact } from "#decisions";
import type { Id } from "#kernel";

/** What a person answered to one question: a fact, or that they would rather not or cannot say. */
export type Answer = Fact | { readonly kind: "skipped" };
export type Answers = ReadonlyMap<string, Answer>;

/** How a telling reaches us (CPSV-AP channels). */
export type JourneyChannel =
  "digital" | "phone" | "counter" | "home-visit" | "post";

export const channelOf = (visitor: Visitor): JourneyChannel =>
  visitor.kind === "staff" && visitor.serving
    ? visitor.serving.channel
    : "digital";

/** A telling that is not confirmed yet, or the notice it became. It pins the catalogue it began with. */
export type Journey = {
  readonly id: Id;
  readonly event: string;
  /** Whose it is: the account, browser or mandate that began it. */
  readonly owner: Owner;
  /** The customer in whose name it is told; nobody without an account. */
  readonly customer: Id | undefined;
  /** The person the event happened to. */
  readonly subject: Id;
  readonly catalogue: string;
  readonly channel: JourneyChannel;
  /** Made once a journey: a repeated confirm carries the same and gets the first answer. */
  readonly formToken: Id;
  /** Goes up with every change; a page that shows an older one is told so. */
  readonly version: number;
  readonly answers: Answers;
  /** Facts from a register or a registrar's record, by concept. */
  readonly found: ReadonlyMap<string, Fact>;
  /** Of these, what is sent and shown to nobody. */
  readonly unshown: readonly string[];
  /** The reference of the notice whose facts are the found ones of a claim. */
  readonly goesOnFrom: string | undefined;
  readonly optOuts: readonly string[];
  /** Bodies that are told only because the person asked for it, by flow. */
  readonly optIns: readonly string[];
  readonly claims: readonly string[];
  readonly startedAt: Date;
  /** The reference of the notice this corrects; absent when it is told for the first time. */
  readonly corrects: string | undefined;
  /** The notice's reference, once confirmed. */
  readonly reference: string | undefined;
};

/** The customers whose address a telling could give away: the one in whose name it is told, and the one it happened to. */
export const concernedIn = ({
  customer,
  subject,
}: Pick<Journey, "customer" | "subject">): readonly Id[] =>
  customer === undefined ? [subject] : [customer, subject];
