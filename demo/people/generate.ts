/** Makes older households up: the same seed gives the same people, byte for byte. They are made when they are needed and kept in no file. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { DrawnHousehold } from "./generate-household.ts";
import { drawHousehold } from "./generate-household.ts";
import type { NamedPerson, Place } from "./generate-facts.ts";
import { factsHeld, registersOf } from "./generate-facts.ts";
import { nameOrigins, streets } from "./generate-names.ts";
import type { DrawnNation } from "./generate-person.ts";
import type { Chance } from "./generate-random.ts";
import { chanceFrom } from "./generate-random.ts";
import { readTargets } from "./generate-targets.ts";
import type { MadeUpPerson } from "./people.ts";

export const householdCount = 1000;
const usualSeed = 20_261_124;

/** Older households as the files of this folder have people; `key` and `partner` join a couple. */
export function generateHouseholds({
  seed = usualSeed,
  count = householdCount,
}: {
  readonly seed?: number;
  readonly count?: number;
} = {}): readonly MadeUpPerson[] {
  const chance = chanceFrom(seed);
  const targets = readTargets();
  const councils = readCouncils();
  return Array.from({ length: count }, (_, index) => {
    const household = drawHousehold(chance, targets);
    const place = drawPlace(chance, councils, household.nation);
    return peopleOf(household, place, {
      names: drawNames(chance, household),
      index,
      seed,
    });
  }).flat();
}

let made: readonly MadeUpPerson[] | undefined;
/** The thousand households of the demonstration. */
export const demoHouseholds = (): readonly MadeUpPerson[] =>
  (made ??= generateHouseholds());

type Drawn = {
  readonly names: readonly NamedPerson["name"][];
  readonly index: number;
  readonly seed: number;
};

function peopleOf(
  household: DrawnHousehold,
  place: Place,
  { names, index, seed }: Drawn,
): readonly MadeUpPerson[] {
  const named = household.people.map((drawn, at): NamedPerson => ({
    drawn,
    name: names[at] ?? { given: "", family: "" },
    nationalInsuranceNumber: numberOf(index * 2 + at),
  }));
  const keyOf = (at: number): string => `household-${index + 1}-${at + 1}`;
  return named.map((person, at) => {
    const partner = named[1 - at];
    return {
      id: idFrom(`${seed} ${keyOf(at)}`),
      key: keyOf(at),
      name: person.name,
      dateOfBirth: person.drawn.dateOfBirth,
      nationalInsuranceNumber: person.nationalInsuranceNumber,
      address: place.address,
      addressHidden: false,
      ...(partner ? { partner: keyOf(1 - at) } : {}),
      facts: factsHeld(person, partner, household, place),
      registers: registersOf(person, household, place),
      accounts: [],
    };
  });
}

/** Numbers that begin QQ are never given to anybody; from 500000 on they are these households'. */
const numberOf = (place: number): string =>
  `QQ${500_000 + Math.floor(place / 4)}${"ABCD"[place % 4]}`;

/** A UUID that depends on nothing but the text (version 8, of our own making). */
function idFrom(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function drawNames(
  chance: Chance,
  { people, nation }: DrawnHousehold,
): readonly NamedPerson["name"][] {
  const home: Readonly<Record<DrawnNation, string>> = {
    england: "english",
    scotland: "scottish",
    wales: "welsh",
    "northern-ireland": "irish",
  };
  const origin = chance.happens(0.5)
    ? home[nation]
    : chance.weighed(
        Object.fromEntries(
          Object.entries(nameOrigins).map(([name, { share }]) => [name, share]),
        ),
      );
  const names = nameOrigins[origin];
  if (!names) throw new Error(`There are no names of origin “${origin}”.`);
  const family = chance.pick(names.family);
  return people.map(({ sex }) => ({ given: chance.pick(names[sex]), family }));
}

const councilsShape = z.object({
  types: z.record(
    z.string(),
    z.looseObject({
      nation: z.string(),
      "others-hold": z.record(z.string(), z.string()).optional(),
    }),
  ),
  authorities: z.record(
    z.string(),
    z.looseObject({
      place: z.string(),
      type: z.string(),
      county: z.string().optional(),
      "made-up-postcode": z.string().optional(),
    }),
  ),
});
type CouncilPlace = {
  readonly gss: string;
  readonly place: string;
  readonly county?: string;
  readonly outward: string;
  readonly nation: string;
  readonly benefits: string;
};

/** Councils that an address can lie in, with the beginning of their made-up postcodes. */
function readCouncils(): readonly CouncilPlace[] {
  const file = new URL("../../packs/uk/councils.yaml", import.meta.url);
  const { types, authorities: councils } = councilsShape.parse(
    parse(readFileSync(file, "utf8")),
  );
  return Object.entries(councils).flatMap(([gss, one]): CouncilPlace[] => {
    const outward = one["made-up-postcode"];
    const type = types[one.type];
    if (outward === undefined || type === undefined) return [];
    return [
      {
        gss,
        place: one.place,
        outward,
        nation: type.nation,
        benefits: type["others-hold"]?.["council.housing"] ?? `council:${gss}`,
        ...(one.county === undefined ? {} : { county: one.county }),
      },
    ];
  });
}

const inwardLetters = "ABDEFGHJLNPQRSTUWXYZ";

function drawPlace(
  chance: Chance,
  councils: readonly CouncilPlace[],
  nation: DrawnNation,
): Place {
  const council = chance.pick(councils.filter((one) => one.nation === nation));
  const letter = () => inwardLetters[chance.whole(0, inwardLetters.length - 1)];
  return {
    council: council.benefits,
    address: {
      lines: [`${chance.whole(1, 180)} ${chance.pick(streets)}`],
      town: council.place,
      postcode: `${council.outward} ${chance.whole(1, 9)}${letter()}${letter()}`,
      nation,
      councils: [council.gss, ...(council.county ? [council.county] : [])],
    },
  };
}
