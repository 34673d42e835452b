import type { SubjectRequest } from "#access/pages";
import { hidesAddress } from "#people";
import type { Sight } from "#people/pages";
import { sightOf } from "#people/pages";
import type { Tx } from "#postgres";
import { unshownOf } from "../begin-telling.ts";
import type { Journey } from "../journey.ts";
import { isSubject } from "./track/find-track.ts";

/** What a visitor may see of a telling: where somebody lives who hides it is for them alone, whoever tells of them. */
export async function sightOfTelling(
  tx: Tx,
  request: SubjectRequest,
  {
    subject,
    found = new Map(),
  }: Pick<Journey, "subject"> & Partial<Pick<Journey, "found">>,
): Promise<Sight> {
  const sight = {
    ...(await sightOf(tx, request)),
    unshown: unshownOf(request.visitor, { found }),
  };
  if (sight.hidesAddresses || isSubject(request.visitor, { subject }))
    return sight;
  return { ...sight, hidesAddresses: await hidesAddress(tx, [subject]) };
}
