import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { capacities, levels, roles } from "#access";
import type { OfferedPerson } from "#demo/sign-in";

const words = z.object({ en: z.string(), cy: z.string() });
const value = z.json();

const personShape = z.object({
  id: z.uuid(),
  key: z.string(),
  name: z.object({ given: z.string(), family: z.string() }),
  dateOfBirth: z.iso.date(),
  /** Numbers beginning QQ are never given to anybody. */
  nationalInsuranceNumber: z
    .string()
    .regex(/^QQ\d{6}[A-D]$/)
    .optional(),
  address: z.object({
    lines: z.array(z.string()).min(1),
    town: z.string(),
    postcode: z.string(),
    nation: z.enum(["england", "scotland", "wales", "northern-ireland"]),
    councils: z.array(z.string()).min(1),
  }),
  addressHidden: z.boolean().default(false),
  partner: z.string().optional(),
  died: z
    .object({
      on: z.iso.date(),
      registration: z.string(),
      registrar: z.string(),
      by: z.enum(["registrar", "coroner"]),
    })
    .optional(),
  story: words.optional(),
  facts: z.record(z.string(), value),
  registers: z.record(z.string(), z.record(z.string(), value)),
  accounts: z
    .array(
      z.object({
        issuer: z.string(),
        subject: z.string(),
        level: z.enum(levels).optional(),
      }),
    )
    .default([]),
});

const peopleShape = z.object({
  format: z.literal("joinery-people/1"),
  madeUp: z.literal(true),
  people: z.array(personShape),
});

const employeeShape = z.object({
  subject: z.string(),
  name: z.string(),
  organisation: z.string(),
  story: words,
});

const staffShape = z.object({
  format: z.literal("joinery-staff/1"),
  madeUp: z.literal(true),
  staff: z.array(employeeShape.extend({ roles: z.array(z.enum(roles)) })),
  /** Somebody at each other body, who works through what it could not be told. */
  caseworkers: z.array(employeeShape),
  mandates: z.array(
    z.object({
      giver: z.string(),
      holder: z.string(),
      capacity: z.enum(capacities).exclude(["self"]),
      events: z.array(z.string()),
      bodies: z.array(z.string()).default([]),
      from: z.iso.date(),
      to: z.iso.date().optional(),
      evidence: z.object({
        kind: z.string(),
        reference: z.string().optional(),
      }),
    }),
  ),
});

export type MadeUpPerson = z.output<typeof personShape>;
export type MadeUpStaff = z.output<typeof staffShape>;

const folder = fileURLToPath(new URL(".", import.meta.url));
const parseFile = (path: string): unknown =>
  JSON.parse(readFileSync(path, "utf8"));

/** All made-up people of this folder's files. */
export function readPeople(): readonly MadeUpPerson[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files
    .toSorted()
    .flatMap((name) => peopleShape.parse(parseFile(folder + name)).people);
}

/** The made-up staff, and the mandates people have given each other. */
export const readStaff = (): MadeUpStaff =>
  staffShape.parse(parseFile(`${folder}staff/staff.json`));

/** Whom the embedded identity provider offers: everybody with an account and a story, then the staff, then each body's caseworker. */
export function offeredPeople(): readonly OfferedPerson[] {
  const customers = readPeople().flatMap(({ accounts, story, name }) =>
    accounts.slice(0, 1).flatMap(({ subject, level }): OfferedPerson[] =>
      story
        ? [
            {
              subject,
              name: `${name.given} ${name.family}`,
              story,
              group: "customer",
              ...(level ? { level } : {}),
            },
          ]
        : [],
    ),
  );
  const { staff, caseworkers } = readStaff();
  const employed = (
    group: "staff" | "caseworker",
    employees: readonly z.output<typeof employeeShape>[],
  ) =>
    employees.map(({ subject, name, story }) => ({
      subject,
      name,
      story,
      group,
    }));
  return [
    ...customers,
    ...employed("staff", staff),
    ...employed("caseworker", caseworkers),
  ];
}

/** The living characters, whose own map of contacts a demonstration may show. */
export const examplePeople = (): readonly {
  readonly id: string;
  readonly name: string;
}[] =>
  readPeople()
    .filter(({ story, died }) => story !== undefined && died === undefined)
    .map(({ id, name }) => ({ id, name: `${name.given} ${name.family}` }));
