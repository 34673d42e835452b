import type { SubjectRequest } from "#access/pages";
import type { InformationConcept, PublicOrganisation } from "#catalogue";
import type { Words } from "#kernel";
import { findCustomer, recordLook } from "#people";
import { lookerOf, tellsWhere } from "#people/pages";
import type { Tx } from "#postgres";
import type { TellingDeps } from "./telling-deps.ts";

/** What a visitor may see of the person whose page it is. */
export type Sight = {
  /** True when addresses, and the councils that give them away, are kept from this visitor. */
  readonly hidesAddresses: boolean;
};

/** A hidden address is shown to its owner alone: a helper and staff pass it on without reading it. */
export async function sightOf(
  tx: Tx,
  { visitor, subject }: SubjectRequest,
): Promise<Sight> {
  if (lookerOf(visitor) === undefined) return { hidesAddresses: false };
  const customer = await findCustomer(tx, subject);
  return { hidesAddresses: customer?.addressHidden ?? false };
}

/** Whether a fact is kept from this visitor. */
export const isHidden = (
  { hidesAddresses }: Sight,
  concept: InformationConcept,
): boolean => hidesAddresses && tellsWhere(concept);

const someCouncil: Words = { en: "The council", cy: "Y cyngor" };

/** A body's name; the name of a council would give a hidden address away. */
export const bodyName = (
  { hidesAddresses }: Sight,
  { kind, name }: PublicOrganisation,
): Words => (hidesAddresses && kind === "council" ? someCouncil : name);

/** Records what a helper or staff saw on a page of a telling, with the event as its purpose; one's own look is none. */
export async function recordTellingLook(
  tx: Tx,
  { clock }: Pick<TellingDeps, "clock">,
  { visitor, subject, requestId }: SubjectRequest,
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
    at: clock.now(),
  });
}
