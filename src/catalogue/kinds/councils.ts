import { z } from "zod";
import { packKind } from "./kind.ts";
import { given, nation, someText, text, texts } from "./written.ts";

const role = text.regex(/^council\.[a-z-]+$/, {
  error: "is not a role such as `council.billing`",
});
const gssCode = text.regex(/^[A-Z]\d{8}$/, {
  error: "is not a GSS code such as E07000223",
});
/** Roles that another organisation holds there, by role: in Northern Ireland `council.billing` is Land & Property Services. */
const othersHold = z.record(text, text).default({});

const authorityType = z.strictObject({
  nation,
  holds: z.array(role),
  "others-hold": othersHold,
});
const authorityShape = z.strictObject({
  /** The formal name, e.g. `Adur District Council`, and the place alone, e.g. `Adur`. */
  name: someText,
  /** Its formal name in Welsh, of those that have one. */
  welsh: someText.optional(),
  place: someText,
  type: text,
  /** The county that shares the two-tier duties, by GSS code. */
  county: text.optional(),
  "others-hold": othersHold,
  /** Outward postcode (`QA10`) of demonstrations; real ones come from an address register. */
  "made-up-postcode": text.optional(),
});

const shape = z
  .strictObject({
    source: text,
    licence: text,
    doubts: texts.optional(),
    types: z.record(text, authorityType),
    authorities: z.record(gssCode, authorityShape),
  })
  .transform(({ types, authorities }) =>
    Object.entries(authorities).flatMap(([gss, one]) => {
      const type = types[one.type];
      return type ? [toCouncil(gss, one, type)] : []; // the references report an unknown type
    }),
  );
export type Council = z.output<typeof shape>[number];

function toCouncil(
  gss: string,
  authority: z.output<typeof authorityShape>,
  { nation, holds, "others-hold": byType }: z.output<typeof authorityType>,
) {
  const {
    "others-hold": byItself,
    "made-up-postcode": postcode,
    ...named
  } = authority;
  const othersHold = { ...byType, ...byItself };
  return given({
    gss,
    ...named,
    nation,
    /** What this authority holds, e.g. `council.billing`. */
    roles: holds.filter((role) => !(role in othersHold)),
    othersHold: new Map(Object.entries(othersHold)),
    madeUpPostcodes: postcode ? [postcode] : [],
  });
}

/** Local authorities, and which roles each holds where. */
export const councils = packKind({
  path: /^councils\.yaml$/,
  needed: "councils.yaml",
  shape,
  references: [
    { at: "types.*.others-hold.*", to: "organisation" },
    { at: "authorities.*.type", to: "council type", within: "types" },
    { at: "authorities.*.county", to: "authority", within: "authorities" },
    { at: "authorities.*.others-hold.*", to: "organisation" },
  ],
});
