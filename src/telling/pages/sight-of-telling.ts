import type { Catalogue } from "#catalogue";
import type { TellingVisit } from "./telling-deps.ts";
import type { Visitor } from "#access";
import type { SubjectRequest } from "#access/pages";
import type { Notice } from "#notices";
import type { Sight } from "#people/pages";
import { isHidden, recordVisitorLook, sightOf } from "#people/pages";
import type { Tx } from "#postgres";
import { unshownOf } from "../begin-telling.ts";
import type { Journey } from "../journey.ts";
import type { FoundJourney } from "../queries/find-journey.ts";

/** The person it is about, by themselves or served by staff. */
export const isSubject = (
  visitor: Visitor,
  { subject }: Pick<Notice, "subject">,
): boolean =>
  visitor.kind === "staff"
    ? visitor.serving?.customer === subject
    : visitor.kind === "customer" &&
      !visitor.actingFor &&
      visitor.customer === subject;

/** What a visitor may see of a telling: where somebody lives who hides it is for them alone, whoever tells of them. */
export async function sightOfTelling(
  tx: Tx,
  request: SubjectRequest,
  {
    subject,
    found = new Map(),
    unshown = [],
    hiding,
  }: Pick<FoundJourney, "subject" | "hiding"> &
    Partial<Pick<Journey, "found" | "unshown">>,
): Promise<Sight> {
  const sight = {
    ...(await sightOf(tx, request)),
    unshown: unshownOf(request.visitor, { found, unshown }),
  };
  const isKept =
    !isSubject(request.visitor, { subject }) && hiding.includes(subject);
  return isKept ? { ...sight, hidesAddresses: true } : sight;
}

/** Records what of this a helper or staff were shown, with the event as its purpose. */
export async function recordSeen(
  tx: Tx,
  visit: TellingVisit,
  seen: {
    readonly event: string;
    readonly names: Iterable<string>;
    readonly catalogue: Catalogue;
    readonly sight: Sight;
  },
): Promise<void> {
  const shown = [...seen.names].filter((name) => {
    const concept = seen.catalogue.concepts.get(name);
    return concept && !isHidden(seen.sight, concept);
  });
  if (shown.length > 0) await recordVisitorLook(tx, visit, shown, seen.event);
}
