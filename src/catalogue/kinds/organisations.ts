import { z } from "zod";
import { packKind } from "./kind.ts";
import {
  day,
  named,
  someNations,
  text,
  welsh,
  words,
  written,
  yesNo,
} from "./written.ts";

const organisation = written({
  name: words,
  kind: z.enum([
    "department",
    "agency",
    "council",
    "nhs",
    "regulator",
    "company",
    "charity",
  ]),
  nations: someNations,
  /** True when notices can be delivered to its systems; otherwise what it needs is listed as to be done elsewhere. */
  receives: yesNo,
  /** As its own page gave it on a day; a number from memory is none. */
  phone: written({ number: text, source: text, on: day }).optional(),
  page: z.url().optional(),
  source: text.optional(),
});
export type PublicOrganisation = z.output<typeof organisation> & {
  readonly id: string;
};

/** The bodies that are told, or named as who answers. */
export const organisations = packKind({
  path: /^organisations\.yaml$/,
  needed: "organisations.yaml",
  shape: z.strictObject({ welsh, organisations: named("id", organisation) }),
});
