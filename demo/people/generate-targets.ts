import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const share = z.number().min(0).max(1);
const byBand = z.array(share).length(6);
const figure = <T extends z.ZodType>(values: T) =>
  z.looseObject({
    status: z.enum(["source", "derived", "memory"]),
    source: z.string(),
    unit: z.string(),
    values,
  });
const bands = z.record(z.string(), z.number());
const tenures = z.object({
  own: share,
  "private-rent": share,
  "social-rent": share,
});

const shape = z.object({
  "people-by-nation": figure(z.record(z.string(), z.number())),
  "people-by-age-and-sex": figure(
    z.object({
      female: z.array(z.number()).length(6),
      male: z.array(z.number()).length(6),
    }),
  ).extend({ bands: z.array(z.number()).length(6) }),
  "in-couple-by-age": figure(z.object({ female: byBand, male: byBand })),
  "tenure-by-age": figure(
    z.object({ "under-75": tenures, "from-75": tenures }),
  ),
  "savings-bands": figure(z.array(z.tuple([z.number(), z.number(), share]))),
  "state-pension-bands": figure(
    z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
  ),
  "private-pension": figure(share),
  "private-pension-deciles": figure(z.array(z.number()).length(11)),
  "pension-credit-claims": figure(share),
  "attendance-allowance-by-age": figure(byBand),
  "disability-by-age": figure(byBand),
  "council-tax-bands": figure(
    z.object({ england: bands, wales: bands, scotland: bands }),
  ),
  "driving-licence-by-age": figure(z.object({ female: byBand, male: byBand })),
  "blue-badge-by-age": figure(byBand),
  "internet-use-by-age": figure(byBand),
});

/** The figures that made-up households are calibrated to, each with its status and source. */
export type Targets = z.output<typeof shape>;

export const readTargets = (): Targets =>
  shape.parse(
    parse(readFileSync(new URL("targets.yaml", import.meta.url), "utf8")),
  );
