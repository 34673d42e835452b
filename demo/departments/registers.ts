import { z } from "zod";
import type { KnownPerson } from "./people-known.ts";

const question = z.object({
  purpose: z.string(),
  gateway: z.string().min(1),
  concepts: z.array(z.string()).min(1).max(100),
  person: z.object({
    nationalInsuranceNumber: z.string().optional(),
    given: z.string().optional(),
    family: z.string().optional(),
    dateOfBirth: z.string().optional(),
    postcode: z.string().optional(),
    registration: z.string().optional(),
    dateOfDeath: z.string().optional(),
  }),
});
type Question = z.infer<typeof question>;

export const parseQuestion = (json: unknown): Question | undefined =>
  question.safeParse(json).data;

const plain = (text: string | undefined): string =>
  (text ?? "").toUpperCase().replace(/\s/g, "");

/** Looks a person up in one body's register; a body knows exactly those whose file says so. */
export function lookUp(
  people: readonly KnownPerson[],
  organisation: string,
  asked: Question,
  today: string,
): unknown {
  if (asked.person.registration !== undefined)
    return deathRecord(people, organisation, asked.person, today);
  const found = people.filter(
    (one) =>
      one.registers[organisation] !== undefined &&
      isMeant(one, organisation, asked.person),
  );
  const [person] = found;
  if (person === undefined) return { outcome: "no-match" };
  if (found.length > 1)
    return {
      outcome: "two-matches",
      candidates: found.length,
      narrowBy: ["nationalInsuranceNumber", "postcode"],
    };
  const held = person.registers[organisation] ?? {};
  const facts = asked.concepts
    .filter((concept) => held[concept] !== undefined)
    .map((concept) => [concept, { value: held[concept], asOf: today }]);
  return { outcome: "match", facts: Object.fromEntries(facts) };
}

/** The number names one person; without it name, date of birth and, when given, the postcode that the body holds must agree. */
function isMeant(
  one: KnownPerson,
  organisation: string,
  asked: Question["person"],
): boolean {
  const number = plain(asked.nationalInsuranceNumber);
  if (number !== "" && one.nationalInsuranceNumber !== undefined)
    return plain(one.nationalInsuranceNumber) === number;
  return (
    plain(one.name.given) === plain(asked.given) &&
    plain(one.name.family) === plain(asked.family) &&
    one.dateOfBirth === asked.dateOfBirth &&
    (asked.postcode === undefined ||
      plain(postcodeHeld(one, organisation)) === plain(asked.postcode))
  );
}

const heldAddress = z.looseObject({ postcode: z.string() });

/** A body's own record may be older than where the person lives now. */
function postcodeHeld(
  { registers, address }: KnownPerson,
  organisation: string,
): string {
  const held = heldAddress.safeParse(
    registers[organisation]?.["person.address"],
  );
  return held.success ? held.data.postcode : address.postcode;
}

/** The registrar's or coroner's record of a death, when reference and day agree. */
function deathRecord(
  people: readonly KnownPerson[],
  organisation: string,
  { registration, dateOfDeath }: Question["person"],
  today: string,
): unknown {
  const person = people.find(
    ({ died }) =>
      died !== undefined &&
      died.registrar === organisation &&
      plain(died.registration) === plain(registration) &&
      died.on === dateOfDeath,
  );
  if (person?.died === undefined) return { outcome: "no-match" };
  const { name, dateOfBirth, address, died } = person;
  const [line1 = "", line2] = address.lines;
  const values = {
    "deathRecord.reference": died.registration,
    "deceased.name": `${name.given} ${name.family}`,
    "deceased.dateOfBirth": dateOfBirth,
    "deceased.dateOfDeath": died.on,
    "deceased.address": {
      line1,
      ...(line2 === undefined ? {} : { line2 }),
      town: address.town,
      postcode: address.postcode,
      council: address.councils[0] ?? "",
    },
    ...(person.nationalInsuranceNumber === undefined
      ? {}
      : { "deceased.nationalInsuranceNumber": person.nationalInsuranceNumber }),
    "deceased.registration": { reference: died.registration, by: died.by },
  };
  const facts = Object.entries(values).map(([concept, value]) => [
    concept,
    { value, asOf: today },
  ]);
  return {
    outcome: "match",
    subject: person.id,
    facts: Object.fromEntries(facts),
  };
}
