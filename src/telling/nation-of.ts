import type { Catalogue, Nation } from "#catalogue";
import type { Facts } from "#decisions";
import { jurisdictionOf } from "#notices";

/** The nation of the person's address, when it is known. */
export const nationOf = (
  catalogue: Catalogue,
  facts: Facts,
): Nation | undefined =>
  jurisdictionOf(catalogue, "person.address", facts)?.nation;
