import type { SubjectRequest } from "#access/pages";
import { recordLook } from "#people";
import { lookerOf } from "#people/pages";
import type { Tx } from "#postgres";

type Looking = Pick<SubjectRequest, "visitor" | "subject" | "requestId"> & {
  readonly now: Date;
};

/** Records what a helper or staff saw on a page of a telling, with the event as its purpose; one's own look is none. */
export async function recordTellingLook(
  tx: Tx,
  { visitor, subject, requestId, now }: Looking,
  seen: { readonly event: string; readonly concepts: readonly string[] },
): Promise<void> {
  const by = lookerOf(visitor);
  if (by === undefined || seen.concepts.length === 0) return;
  await recordLook(tx, {
    customer: subject,
    by,
    purpose: seen.event,
    concepts: seen.concepts,
    request: requestId,
    at: now,
  });
}
