import type { ByNation, Catalogue } from "#catalogue";
import { findOrganisation } from "#catalogue";
import type { Words } from "#kernel";
import { say } from "#kernel";

const council: Words = say("Council");

export const sameInBoth = (text: string): Words => ({ en: text, cy: text });

/** A body as one row of a map: England's when nations differ, and all councils together. */
export function bodyOf(
  catalogue: Catalogue,
  organisation: ByNation<string>,
): Words {
  const id = organisation.england ?? Object.values(organisation)[0] ?? "nobody";
  if (id.startsWith("council.") || id.startsWith("council:")) return council;
  return findOrganisation(catalogue, id)?.name ?? sameInBoth(id);
}
