import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { councilOfPostcode, formatPackError, loadPack } from "#catalogue";
import { parseFacts } from "#decisions";
import {
  demoHouseholds,
  generateHouseholds,
  householdCount,
} from "./generate.ts";
import { readTargets } from "./generate-targets.ts";
import { readPeople } from "./people.ts";

const loaded = await loadPack(
  fileURLToPath(new URL("../../packs/uk", import.meta.url)),
);
if (loaded.kind === "failure")
  assert.fail(loaded.error.map(formatPackError).join("\n"));
const catalogue = loaded.value;
const people = demoHouseholds();
const heads = people.filter(({ key }) => key.endsWith("-1"));
const targets = readTargets();

const shareOf = <T>(of: readonly T[], holds: (one: T) => boolean): number =>
  of.filter(holds).length / of.length;
const total = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0);

test("the same seed makes the same households, another seed others", () => {
  const made = (seed: number) =>
    JSON.stringify(generateHouseholds({ seed, count: 50 }));
  assert.equal(made(7), made(7));
  assert.notEqual(made(7), made(8));
});

test("every fact that is held of a household, by us or a register, is one that the pack can read", () => {
  for (const { key, facts, registers } of people)
    for (const held of [facts, ...Object.values(registers)]) {
      const parsed = parseFacts(catalogue.model, held);
      if (parsed.kind === "failure")
        assert.fail(`${key}: ${JSON.stringify(parsed.error)}`);
      for (const concept of Object.keys(held))
        assert.ok(catalogue.concepts.has(concept), concept);
    }
});

test("nobody has a number that could be real, and no number, id or key is given twice", () => {
  const all = [...readPeople(), ...people];
  const numbers = all.flatMap(
    ({ nationalInsuranceNumber }) => nationalInsuranceNumber ?? [],
  );
  for (const number of numbers) assert.match(number, /^QQ\d{6}[A-D]$/);
  assert.equal(new Set(numbers).size, numbers.length);
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  assert.equal(new Set(all.map(({ key }) => key)).size, all.length);
});

test("every household lives where its made-up postcode says, and every register is of a body of the pack", () => {
  for (const { address, registers } of people) {
    assert.equal(
      councilOfPostcode(catalogue, address.postcode)?.gss,
      address.councils[0],
    );
    for (const body of Object.keys(registers))
      assert.ok(
        body.startsWith("council:") || catalogue.organisations.has(body),
        body,
      );
  }
});

/** Four standard deviations of a share drawn a thousand times, at most. */
const tolerance = 0.06;
const nations = targets["people-by-nation"].values;
const { values: ages } = targets["people-by-age-and-sex"];
const everybody = total([...ages.female, ...ages.male]);
const pensioners = people.filter(
  ({ dateOfBirth }) => dateOfBirth <= "1960-11-24",
);

for (const { what, drawn, wanted } of [
  {
    what: "in England",
    drawn: shareOf(heads, ({ address }) => address.nation === "england"),
    wanted: (nations["england"] ?? 0) / total(Object.values(nations)),
  },
  {
    what: "of women",
    drawn: shareOf(pensioners, ({ facts }) => facts["person.sex"] === "female"),
    wanted: total(ages.female) / everybody,
  },
  {
    what: "of people of 80 and over",
    drawn: shareOf(
      pensioners,
      ({ dateOfBirth }) => dateOfBirth <= "1946-11-24",
    ),
    wanted: total([...ages.female.slice(3), ...ages.male.slice(3)]) / everybody,
  },
  {
    what: "of people in a couple",
    drawn: shareOf(pensioners, ({ partner }) => partner !== undefined),
    wanted:
      total(
        (["female", "male"] as const).flatMap((sex) =>
          ages[sex].map(
            (count, band) =>
              count * (targets["in-couple-by-age"].values[sex][band] ?? 0),
          ),
        ),
      ) / everybody,
  },
  {
    what: "of households that rent",
    drawn: shareOf(heads, ({ facts }) => facts["household.paysRent"] === true),
    wanted: 0.22,
  },
  {
    what: "of households with savings over £16,000",
    drawn: shareOf(
      heads,
      ({ facts }) => Number(facts["household.capital"]) > 16_000,
    ),
    wanted: total(
      targets["savings-bands"].values.map(([from, , one]) =>
        from >= 16_000 ? one : 0,
      ),
    ),
  },
  {
    what: "of people with a disability benefit",
    drawn: shareOf(pensioners, ({ facts }) =>
      /attendance|pension_age_dis/.test(String(facts["person.benefits"])),
    ),
    wanted:
      total(
        (["female", "male"] as const).flatMap((sex) =>
          ages[sex].map(
            (count, band) =>
              count *
              (targets["attendance-allowance-by-age"].values[band] ?? 0),
          ),
        ),
      ) / everybody,
  },
  {
    what: "of people in a household with Pension Credit",
    drawn: shareOf(heads, ({ facts }) =>
      String(facts["person.benefits"]).includes("pension_credit"),
    ),
    wanted: targets["pension-credit-claims"].values,
  },
])
  test(`among ${householdCount} households the share ${what} is near its target`, () => {
    assert.ok(
      Math.abs(drawn - wanted) <= tolerance,
      `drawn ${drawn.toFixed(3)}, wanted ${wanted.toFixed(3)}`,
    );
  });
