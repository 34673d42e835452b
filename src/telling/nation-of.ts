import type { Catalogue, Nation } from "#catalogue";
import { councilsOfAddress } from "#catalogue";
import type { Facts } from "#decisions";

/** The nation of the person's address, when it is known. */
export function nationOf(
  catalogue: Catalogue,
  facts: Facts,
): Nation | undefined {
  const address = facts.get("person.address");
  if (address?.kind !== "known" || typeof address.value !== "object")
    return undefined;
  const { council } = address.value as { readonly council?: unknown };
  return typeof council === "string"
    ? councilsOfAddress(catalogue, council)?.nation
    : undefined;
}
