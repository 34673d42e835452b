import {
  bodyForUncovered,
  councilsOfAddress,
  servicesInNation,
} from "#catalogue";
import type { Catalogue } from "#catalogue";
import type { Facts } from "#decisions";
import type { Words } from "#kernel";

/** Help that is not worked out here in the person's nation, and the body to ask there. */
export type RunByOther = {
  readonly name: Words;
  readonly organisation: Words;
};

/** What answers, in the nation of a person's address, for those of the services that do not cover it; one that we offer there by the same name is left out. */
export function runByOthers(
  catalogue: Catalogue,
  facts: Facts,
  services: readonly string[],
): readonly RunByOther[] {
  const address = facts.get("person.address");
  if (address?.kind !== "known" || typeof address.value !== "object") return [];
  const { council } = address.value as { readonly council?: unknown };
  const place =
    typeof council === "string"
      ? councilsOfAddress(catalogue, council)
      : undefined;
  if (!place) return [];
  const offered = new Set(
    servicesInNation(catalogue, place.nation).map(({ name }) => name.en),
  );
  return services.flatMap((id) => {
    const service = catalogue.services.get(id);
    if (!service || service.nations.includes(place.nation)) return [];
    const other = bodyForUncovered(catalogue, service, place);
    return other && !offered.has(other.name.en)
      ? [{ name: other.name, organisation: other.organisation.name }]
      : [];
  });
}
