import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { fillIn, partForAnybody } from "#kernel";

/** A body has no name to fill in: it keeps the words as anybody reads them. */
const words = z
  .object({ en: z.string(), cy: z.string() })
  .transform((written) => fillIn(written, partForAnybody));

const flowFile = z.object({
  flows: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      event: z.string(),
      organisation: z.unknown(),
      service: words,
      fields: z.array(z.string()),
      gateway: z.looseObject({ law: z.string() }),
      controller: z.string(),
      effect: z.object({
        kind: z.enum([
          "stops",
          "starts",
          "changes",
          "records",
          "closes",
          "asks",
        ]),
        service: z.string().optional(),
        words,
      }),
      signed: z.object({ officer: z.string(), on: z.iso.date() }),
    }),
  ),
});

/** A flow as the body that signed it keeps it; `paysWeekly` when its service is money by the week. */
export type BodyFlow = z.infer<typeof flowFile>["flows"][number] & {
  readonly paysWeekly: boolean;
};

const rulesFile = z.looseObject({
  decisions: z.record(
    z.string(),
    z.looseObject({ unit: z.string().optional() }),
  ),
});

const organisationFile = z.object({
  organisations: z.record(
    z.string(),
    z.looseObject({ name: words, receives: z.unknown() }),
  ),
});

export type BodyName = {
  readonly id: string;
  readonly name: { readonly en: string; readonly cy: string };
};

const yamlIn = (path: string): unknown => parse(readFileSync(path, "utf8"));

/** Every flow version in a pack's folder. Bodies keep their own copy of what they signed; here they read it. */
export function readFlows(packDir: string): ReadonlyMap<string, BodyFlow> {
  const folder = join(packDir, "flows");
  const flows = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .flatMap((name) => flowFile.parse(yamlIn(join(folder, name))).flows)
    .map((flow) => ({
      ...flow,
      paysWeekly: isPaidWeekly(packDir, flow.effect.service),
    }));
  return new Map(flows.map((flow) => [`${flow.id}@${flow.version}`, flow]));
}

/** Whether the service's amount is worked out in pounds a week. */
function isPaidWeekly(packDir: string, service: string | undefined): boolean {
  if (service === undefined) return false;
  const folder = join(packDir, "services", service);
  const { amount } = z
    .looseObject({ amount: z.string().optional() })
    .parse(yamlIn(join(folder, "service.yaml")));
  const { decisions } = rulesFile.parse(yamlIn(join(folder, "rules.yaml")));
  return decisions[amount ?? ""]?.unit === "GBP/week";
}

/** Bodies that receive notices, by name. */
export function readBodies(packDir: string): readonly BodyName[] {
  const { organisations } = organisationFile.parse(
    yamlIn(join(packDir, "organisations.yaml")),
  );
  return Object.entries(organisations)
    .filter(([, { receives }]) => receives === true || receives === "yes")
    .map(([id, { name }]) => ({ id, name }))
    .toSorted((a, b) => a.name.en.localeCompare(b.name.en, "en-GB"));
}
