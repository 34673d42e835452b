import type { SubjectRequest } from "#access/pages";
import type { Sight } from "#people/pages";
import { sightOf } from "#people/pages";
import type { Tx } from "#postgres";
import { unshownOf } from "../begin-telling.ts";
import type { Journey } from "../journey.ts";
import type { FoundJourney } from "../queries/find-journey.ts";
import { isSubject } from "./track/find-track.ts";

/** What a visitor may see of a telling: where somebody lives who hides it is for them alone, whoever tells of them. */
export async function sightOfTelling(
  tx: Tx,
  request: SubjectRequest,
  {
    subject,
    found = new Map(),
    hiding,
  }: Pick<FoundJourney, "subject" | "hiding"> & Partial<Pick<Journey, "found">>,
): Promise<Sight> {
  const sight = {
    ...(await sightOf(tx, request)),
    unshown: unshownOf(request.visitor, { found }),
  };
  const isKept =
    !isSubject(request.visitor, { subject }) && hiding.includes(subject);
  return isKept ? { ...sight, hidesAddresses: true } : sight;
}
