import type { SubjectRequest } from "#access/pages";
import type { Id } from "#kernel";
import { hidesAddress } from "#people";
import type { Sight } from "#people/pages";
import { sightOf } from "#people/pages";
import type { Tx } from "#postgres";
import { isSubject } from "./track/find-track.ts";

/** What a visitor may see of a telling: where somebody lives who hides it is for them alone, whoever tells of them. */
export async function sightOfTelling(
  tx: Tx,
  request: SubjectRequest,
  subject: Id,
): Promise<Sight> {
  const sight = await sightOf(tx, request);
  if (sight.hidesAddresses || isSubject(request.visitor, { subject }))
    return sight;
  return { hidesAddresses: await hidesAddress(tx, [subject]) };
}
