import type { CustomerVisitor, ReferencedVisitor, StaffVisitor } from "#access";
import { waysToReach } from "#catalogue";
import type { LocalDate } from "#kernel";
import type { Tx } from "#postgres";
import type { FactBook } from "../fact-book.ts";
import { recordLook } from "../looks.ts";
import type { Looker } from "../looks.ts";
import { findFacts } from "../queries/find-facts.ts";
import { recordFacts } from "../record-facts.ts";
import type { NewFact } from "../record-facts.ts";
import type { PeopleVisit } from "./people-pages-deps.ts";

type Seer = CustomerVisitor | ReferencedVisitor | StaffVisitor;
/** Who looks at whose affairs, in which request. */
type Looking = {
  readonly visitor: Seer;
  readonly subject: string;
  readonly requestId: string;
  readonly now: Date;
};

/** Who looks when this visitor reads about the customer they act for or serve; one's own look is none. */
export function lookerOf(visitor: Seer): Looker | undefined {
  if (visitor.kind === "customer" && visitor.actingFor)
    return {
      kind: "helper",
      account: visitor.account,
      capacity: visitor.actingFor.capacity,
    };
  if (visitor.kind === "staff" && visitor.serving)
    return { ...staffLooker(visitor), channel: visitor.serving.channel };
  return undefined;
}

/** A member of staff who looks at somebody whom they do not serve. */
export const staffLooker = ({
  account,
  organisation,
  roles: [role = "adviser"],
}: StaffVisitor) => ({ kind: "staff", account, organisation, role }) as const;

/** Records what a helper or a member of staff saw in a request; once, however often it reads. One's own look is none. */
export async function recordVisitorLook(
  tx: Tx,
  { visitor, subject, requestId, now }: Looking,
  concepts: readonly string[],
  purpose = visitor.kind === "staff"
    ? (visitor.serving?.purpose ?? "serving")
    : "acting",
): Promise<void> {
  const by = lookerOf(visitor);
  if (by === undefined) return;
  await recordLook(tx, {
    customer: subject,
    by,
    purpose,
    concepts,
    request: requestId,
    at: now,
  });
}

/** How a page reads a customer's facts: whoever else looks at what it shows of them, the look is recorded with the reading. */
export async function readFacts(
  tx: Tx,
  visit: Looking & { readonly today: LocalDate },
  shownOf: (book: FactBook) => readonly string[],
): Promise<FactBook> {
  const book = await findFacts(tx, visit.subject, visit.today);
  await recordVisitorLook(tx, visit, shownOf(book));
  return book;
}

/** Whose word it is when this visitor tells something about the customer. */
export function tellerOf(visitor: Seer): "self" | "helper" | "staff" {
  if (visitor.kind === "staff") return "staff";
  return visitor.kind === "customer" && visitor.actingFor ? "helper" : "self";
}

/** Records what this visitor tells about the customer whose page it is. */
export const recordTold = (
  tx: Tx,
  { deps, visitor, subject, now, today }: PeopleVisit,
  facts: readonly NewFact[],
) =>
  recordFacts(tx, {
    customer: subject,
    facts,
    source: { kind: "told", by: tellerOf(visitor) },
    reach: waysToReach(deps.catalogue()),
    at: now,
    today,
  });
