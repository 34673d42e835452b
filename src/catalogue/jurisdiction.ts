import type { Catalogue } from "./catalogue.ts";
import type { Council } from "./kinds/councils.ts";
import type { PublicOrganisation } from "./kinds/organisations.ts";
import type { PublicService } from "./kinds/services.ts";
import type { ByNation, Nation } from "./kinds/written.ts";

/** Who answers for an address: its nation, and the organisation that holds each council role there. */
export type Jurisdiction = {
  readonly nation: Nation;
  /** Role (`council.billing`) → organisation id (`council:E07000223`, or `land-and-property-services`). */
  readonly councils: ReadonlyMap<string, string>;
};

export const councilId = (gss: string): string => `council:${gss}`;

export const findCouncil = (
  catalogue: Catalogue,
  gss: string,
): Council | undefined =>
  catalogue.councils.find((council) => council.gss === gss);

/** The councils an address can lie in: districts and single-tier authorities, by place name. */
export const councilsToChoose = (catalogue: Catalogue): readonly Council[] =>
  catalogue.councils
    .filter(({ type }) => type !== "county")
    .toSorted((left, right) => left.place.localeCompare(right.place, "en-GB"));

/** The council of a made-up postcode (`QA10 1AA`); real postcodes need an address register and are not known here. */
export function councilOfPostcode(
  catalogue: Catalogue,
  postcode: string,
): Council | undefined {
  const outward = postcode.toUpperCase().replaceAll(" ", "").slice(0, -3);
  return catalogue.councils.find(({ madeUpPostcodes }) =>
    madeUpPostcodes.includes(outward),
  );
}

/** The jurisdiction of an address by its district's (or single authority's) GSS code; a county holds the roles its districts do not. */
export function councilsOfAddress(
  catalogue: Catalogue,
  gss: string,
): Jurisdiction | undefined {
  const council = findCouncil(catalogue, gss);
  if (!council) return undefined;
  const county =
    council.county === undefined
      ? undefined
      : findCouncil(catalogue, council.county);
  return {
    nation: council.nation,
    councils: new Map([
      ...(county ? rolesHeld(county) : []),
      ...rolesHeld(council),
    ]),
  };
}

const rolesHeld = (
  council: Council,
): readonly (readonly [string, string])[] => [
  ...council.othersHold,
  ...council.roles.map((role) => [role, councilId(council.gss)] as const),
];

/** An organisation by id, a council's `council:<gss>` included. */
export function findOrganisation(
  catalogue: Catalogue,
  id: string,
): PublicOrganisation | undefined {
  const found = catalogue.organisations.get(id);
  if (found || !id.startsWith("council:")) return found;
  const council = findCouncil(catalogue, id.slice("council:".length));
  return (
    council && {
      id,
      name: { en: council.name, cy: council.welsh ?? council.name },
      kind: "council",
      nations: [council.nation],
      receives: true,
    }
  );
}

/** The body meant by an organisation or council role in one jurisdiction; undefined when none answers there. */
export function organisationFor(
  catalogue: Catalogue,
  bodies: ByNation<string>,
  { nation, councils }: Jurisdiction,
): PublicOrganisation | undefined {
  const named = bodies[nation];
  if (named === undefined) return undefined;
  return findOrganisation(catalogue, councils.get(named) ?? named);
}

/** The services offered in a nation. */
export const servicesInNation = (
  catalogue: Catalogue,
  nation: Nation,
): readonly PublicService[] =>
  [...catalogue.services.values()].filter(({ nations }) =>
    nations.includes(nation),
  );

/** The body that answers, under what name, in a nation the service does not cover. */
export function bodyForUncovered(
  catalogue: Catalogue,
  service: PublicService,
  { nation, councils }: Jurisdiction,
) {
  const place = service.elsewhere[nation];
  if (!place) return undefined;
  const organisation = findOrganisation(
    catalogue,
    councils.get(place.organisation) ?? place.organisation,
  );
  return organisation && { organisation, name: place.name };
}
