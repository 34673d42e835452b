import type { SubjectRequest } from "#access/pages";
import type { Catalogue, InformationConcept } from "#catalogue";
import { bodiesTold, findOrganisation } from "#catalogue";
import type { Words, Locale } from "#kernel";
import { say } from "#kernel";
import type { Tx } from "#postgres";
import { findCustomer } from "../customers.ts";
import { lookerOf } from "./looker-of-visitor.ts";

/** What a visitor may see of the person whose page it is. */
export type Sight = {
  /** True when addresses, and the councils that give them away, are kept from this visitor. */
  readonly hidesAddresses: boolean;
  /** Facts that a register gave and that are sent without being shown to this visitor. */
  readonly unshown?: ReadonlySet<string>;
};

/** A hidden address is shown to its owner alone: a helper and staff pass it on without reading it. */
export async function sightOf(
  tx: Tx,
  { visitor, subject }: Pick<SubjectRequest, "visitor" | "subject">,
): Promise<Sight> {
  if (lookerOf(visitor) === undefined) return { hidesAddresses: false };
  const customer = await findCustomer(tx, subject);
  return { hidesAddresses: customer?.addressHidden ?? false };
}

/** Whether a fact is kept from this visitor. */
export const isHidden = (
  { hidesAddresses, unshown }: Sight,
  concept: InformationConcept,
): boolean =>
  (hidesAddresses && concept.revealsAddress) ||
  unshown?.has(concept.name) === true;

const someCouncil: Words = say("The council");

/** Whether a body's name would give a hidden address away. */
export const isHiddenBody = ({ hidesAddresses }: Sight, id: string): boolean =>
  hidesAddresses && id.startsWith("council:");

/** A body's name, or its id when the catalogue does not know it; a council is unnamed as long as nobody knows which. */
export const bodyName = (
  sight: Sight,
  catalogue: Catalogue,
  id: string,
): Words =>
  isHiddenBody(sight, id) || /^council(\.|$)/.test(id)
    ? someCouncil
    : (findOrganisation(catalogue, id)?.name ?? { en: id, cy: id });

/** What a fact is called, e.g. “date of birth”. */
export const conceptLabel = (
  { concepts }: Catalogue,
  name: string,
  locale: Locale,
): string => concepts.get(name)?.label[locale] ?? name;

/** Every body that is told of anything, by name: whom somebody may let another tell. */
export const bodiesNamed = (catalogue: Catalogue) =>
  [...bodiesTold(catalogue)]
    .map((id) => ({
      id,
      name: bodyName({ hidesAddresses: false }, catalogue, id),
    }))
    .toSorted((one, other) => one.name.en.localeCompare(other.name.en, "en"));
