import type { Catalogue, Flow } from "#catalogue";
import { findOrganisation } from "#catalogue";
import type { Words } from "#kernel";

const council: Words = { en: "Council", cy: "Cyngor" };

export const sameInBoth = (text: string): Words => ({ en: text, cy: text });

/** The body of a flow as one row of a map: England's when nations differ, and all councils together. */
export function bodyOfFlow(
  catalogue: Catalogue,
  { organisation }: Flow,
): Words {
  const id = organisation.england ?? Object.values(organisation)[0] ?? "nobody";
  if (id.startsWith("council.") || id.startsWith("council:")) return council;
  return findOrganisation(catalogue, id)?.name ?? sameInBoth(id);
}
