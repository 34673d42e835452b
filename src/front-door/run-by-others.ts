import {
  bodyForUncovered,
  councilsOfAddress,
  servicesInNation,
} from "#catalogue";
import type { Catalogue } from "#catalogue";
import type { Words } from "#kernel";
import type { FactBook } from "#people";
import { knownValue } from "#people";

/** Help that is not worked out here in the person's nation, and the body to ask there. */
export type RunByOther = {
  readonly name: Words;
  readonly organisation: Words;
};

/** What answers, in the nation of a person's address, for the services that do not cover it; one that we offer there by the same name is left out. */
export function runByOthers(
  catalogue: Catalogue,
  book: FactBook,
): readonly RunByOther[] {
  const address = knownValue(book, "person.address");
  if (typeof address !== "object" || !("council" in address)) return [];
  const place = councilsOfAddress(catalogue, String(address["council"]));
  if (!place) return [];
  const offered = new Set(
    servicesInNation(catalogue, place.nation).map(({ name }) => name.en),
  );
  return [...catalogue.services.values()].flatMap((service) => {
    if (service.nations.includes(place.nation)) return [];
    const other = bodyForUncovered(catalogue, service, place);
    return other && !offered.has(other.name.en)
      ? [{ name: other.name, organisation: other.organisation.name }]
      : [];
  });
}
