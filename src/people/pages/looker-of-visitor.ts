import type { CustomerVisitor, ReferencedVisitor, StaffVisitor } from "#access";
import { recordLook } from "../looks.ts";
import type { Looker } from "../looks.ts";
import type { Tx } from "#postgres";

type Seer = CustomerVisitor | ReferencedVisitor | StaffVisitor;

/** Who looks when this visitor reads about the customer they act for or serve; one's own look is none. */
export function lookerOf(visitor: Seer): Looker | undefined {
  if (visitor.kind === "customer" && visitor.actingFor)
    return {
      kind: "helper",
      account: visitor.account,
      capacity: visitor.actingFor.capacity,
    };
  if (visitor.kind === "staff" && visitor.serving)
    return {
      kind: "staff",
      account: visitor.account,
      organisation: visitor.organisation,
      role: visitor.roles[0] ?? "adviser",
      channel: visitor.serving.channel,
    };
  return undefined;
}

/** Records what a helper or a member of staff saw in a request; once, however often it reads. */
export async function recordVisitorLook(
  tx: Tx,
  seen: {
    readonly visitor: Seer;
    readonly subject: string;
    readonly requestId: string;
    readonly concepts: readonly string[];
    readonly at: Date;
  },
): Promise<void> {
  const by = lookerOf(seen.visitor);
  if (by === undefined) return;
  const purpose =
    seen.visitor.kind === "staff"
      ? (seen.visitor.serving?.purpose ?? "serving")
      : "acting";
  await recordLook(tx, {
    customer: seen.subject,
    by,
    purpose,
    concepts: seen.concepts,
    request: seen.requestId,
    at: seen.at,
  });
}

/** Whose word it is when this visitor tells something about the customer. */
export function tellerOf(visitor: Seer): "self" | "helper" | "staff" {
  if (visitor.kind === "staff") return "staff";
  return visitor.kind === "customer" && visitor.actingFor ? "helper" : "self";
}
