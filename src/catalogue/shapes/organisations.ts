import { z } from "zod";
import type { PublicOrganisation } from "../catalogue.ts";
import {
  given,
  nationShape,
  welshShape,
  wordsShape,
  yesNoShape,
} from "./words.ts";

const organisationShape = z.strictObject({
  name: wordsShape,
  kind: z.enum([
    "department",
    "agency",
    "council",
    "nhs",
    "regulator",
    "company",
    "charity",
  ]),
  nations: z.array(nationShape).min(1),
  receives: yesNoShape,
  phone: z.string().optional(),
  page: z.url().optional(),
  source: z.string().optional(),
});

export const organisationsShape = z.strictObject({
  welsh: welshShape,
  organisations: z.record(z.string(), organisationShape),
});

export const toOrganisations = (
  content: z.infer<typeof organisationsShape>,
): ReadonlyMap<string, PublicOrganisation> =>
  new Map(
    Object.entries(content.organisations).map(([id, organisation]) => [
      id,
      given({ id, ...organisation }),
    ]),
  );
