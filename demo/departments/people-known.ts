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

const staffShape = z.looseObject({
  staff: z.array(
    z.looseObject({
      name: z.string(),
      organisation: z.string(),
      roles: z.array(z.string()),
    }),
  ),
  caseworkers: z.array(
    z.looseObject({ name: z.string(), organisation: z.string() }),
  ),
});

/** Who settles at each body what could not be delivered to it, by name; nobody when the file is not there. */
export function readCaseworkers(folder: string): ReadonlyMap<string, string> {
  const path = join(folder, "staff", "staff.json");
  if (!existsSync(path)) return new Map();
  const { staff, caseworkers } = staffShape.parse(
    JSON.parse(readFileSync(path, "utf8")),
  );
  const own = staff.filter(({ roles }) => roles.includes("caseworker"));
  return new Map(
    [...caseworkers, ...own.toReversed()].map(
      ({ organisation, name }) => [organisation, name] as const,
    ),
  );
}

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
