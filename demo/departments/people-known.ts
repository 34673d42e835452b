import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const personShape = z.looseObject({
  id: z.uuid(),
  name: z.object({ given: z.string(), family: z.string() }),
  dateOfBirth: z.iso.date(),
  nationalInsuranceNumber: z.string().startsWith("QQ").optional(),
  address: z.looseObject({
    lines: z.array(z.string()),
    town: z.string(),
    postcode: z.string(),
    councils: z.array(z.string()).min(1),
  }),
  died: z
    .object({
      on: z.iso.date(),
      registration: z.string(),
      registrar: z.string(),
      by: z.enum(["registrar", "coroner"]),
    })
    .optional(),
  registers: z.record(z.string(), z.record(z.string(), z.json())),
});
const fileShape = z.looseObject({
  format: z.literal("joinery-people/1"),
  madeUp: z.literal(true),
  people: z.array(personShape),
});

/** A made-up person as bodies know them. */
export type KnownPerson = z.infer<typeof personShape>;

/** The people of every file of the format; none when the folder is not there. */
export function readPeople(folder: string): readonly KnownPerson[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name): unknown =>
      JSON.parse(readFileSync(join(folder, name), "utf8")),
    )
    .flatMap((content) => {
      const read = fileShape.safeParse(content);
      return read.success ? read.data.people : [];
    });
}
