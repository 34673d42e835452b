import { z } from "zod";
import type { Council } from "../catalogue.ts";
import { given, nationShape } from "./words.ts";

const roleShape = z.string().regex(/^council\.[a-z-]+$/, {
  error: "is not a role such as `council.billing`",
});

const typeShape = z.strictObject({
  nation: nationShape,
  holds: z.array(roleShape),
  "others-hold": z.record(z.string(), z.string()).optional(),
});

const authorityShape = z.strictObject({
  name: z.string().min(1),
  place: z.string().min(1),
  type: z.string(),
  county: z.string().optional(),
  "others-hold": z.record(z.string(), z.string()).optional(),
  "made-up-postcode": z.string().optional(),
});

export const councilsShape = z.strictObject({
  source: z.string(),
  licence: z.string(),
  doubts: z.array(z.string()).optional(),
  types: z.record(z.string(), typeShape),
  authorities: z.record(
    z
      .string()
      .regex(/^[A-Z]\d{8}$/, { error: "is not a GSS code such as E07000223" }),
    authorityShape,
  ),
});

/** Authorities with what their type gives them; one of an unknown type is left out (the checks report it). */
export function toCouncils(
  content: z.infer<typeof councilsShape>,
): readonly Council[] {
  return Object.entries(content.authorities).flatMap(([gss, authority]) => {
    const type = content.types[authority.type];
    if (!type) return [];
    const othersHold = { ...type["others-hold"], ...authority["others-hold"] };
    const postcode = authority["made-up-postcode"];
    return [
      given({
        gss,
        name: authority.name,
        place: authority.place,
        type: authority.type,
        nation: type.nation,
        county: authority.county,
        roles: type.holds.filter((role) => !(role in othersHold)),
        othersHold: new Map(Object.entries(othersHold)),
        madeUpPostcodes: postcode ? [postcode] : [],
      }),
    ];
  });
}
