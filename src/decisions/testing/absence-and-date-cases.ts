import type { SuiteCase } from "./suite-case.ts";
import { decided, needs } from "./suite-case.ts";

/** The three absences through every operator, table and list, and both sides of days that matter. */
export const absenceAndDateCases: readonly SuiteCase[] = [
  ...[
    {
      asOf: "2019-12-31",
      expected: "not applicable" as const,
      day: "the day before the first value",
    },
    {
      asOf: "2020-12-31",
      expected: decided(10),
      day: "the last day of the first value",
    },
    {
      asOf: "2021-01-01",
      expected: "not applicable" as const,
      day: "the first day of a gap",
    },
    {
      asOf: "2021-12-31",
      expected: "not applicable" as const,
      day: "the last day of a gap",
    },
    {
      asOf: "2022-01-01",
      expected: decided(12),
      day: "the first day after a gap",
    },
  ].map(({ asOf, expected, day }): SuiteCase => ({
    title: `a parameter on ${day}`,
    facts: {},
    asOf,
    decision: "pay.inSeason",
    expected,
  })),
  {
    title:
      "what does not apply outweighs what is not known, for no answer changes it",
    facts: {},
    asOf: "2021-06-30",
    decision: "pay.seasonAndEarned",
    expected: "not applicable",
  },
  {
    title: "the greater of a known and an unknown amount is not known",
    facts: {},
    decision: "pay.best",
    expected: needs("person.earnings"),
  },
  {
    title:
      "none counts as nothing in the greater of two, where the concept says so",
    facts: { "person.earnings": null },
    decision: "pay.best",
    expected: decided(86.45),
  },
  {
    title: "a part that does not apply waits for one that may still decide",
    facts: { "person.country": "scotland" },
    decision: "pay.abroadAndHere",
    expected: needs("person.livesHere"),
  },
  {
    title: "a false part decides beside one that does not apply",
    facts: { "person.country": "scotland", "person.livesHere": false },
    decision: "pay.abroadAndHere",
    expected: decided(false),
  },
  {
    title: "a true part does not decide beside one that does not apply",
    facts: { "person.country": "scotland", "person.livesHere": true },
    decision: "pay.abroadAndHere",
    expected: "not applicable",
  },
  {
    title: "a true part decides beside one that does not apply",
    facts: { "person.country": "scotland", "person.livesHere": true },
    decision: "pay.abroadOrHere",
    expected: decided(true),
  },
  {
    title: "a false part does not decide beside one that does not apply",
    facts: { "person.country": "scotland", "person.livesHere": false },
    decision: "pay.abroadOrHere",
    expected: "not applicable",
  },
  {
    title: "the opposite of what does not apply does not apply",
    facts: { "person.country": "scotland" },
    decision: "pay.notAbroad",
    expected: "not applicable",
  },
  {
    title: "the opposite of what is not known is not known",
    facts: { "person.country": "wales" },
    decision: "pay.notAbroad",
    expected: needs("person.cares"),
  },
  {
    title: "a decision given as none does not apply, and that spreads",
    facts: { "pay.entitled": null },
    decision: "pay.weekly",
    expected: "not applicable",
  },
  {
    title: "born on 29 February, a year older on 1 March of a common year",
    facts: { "person.dateOfBirth": "1960-02-29" },
    asOf: "2026-03-01",
    decision: "pay.age",
    expected: decided(66),
  },
  {
    title: "born on 29 February, a year older on the day itself in a leap year",
    facts: { "person.dateOfBirth": "1960-02-29" },
    asOf: "2024-02-29",
    decision: "pay.age",
    expected: decided(64),
  },
  {
    title: "born on 29 February, 18 years end on 28 February of a common year",
    facts: { "person.dateOfBirth": "1960-02-29" },
    decision: "pay.grownOn",
    expected: decided("1978-02-28"),
  },
  {
    title: "a day's age counts from the birthday, not the day before",
    facts: { "person.dateOfBirth": "1960-11-02" },
    decision: "pay.age",
    expected: decided(65),
  },
  {
    title: "all of an empty list hold",
    facts: { "person.dateOfBirth": "1950-01-01", "person.childAges": [] },
    decision: "pay.allSmall",
    expected: decided(true),
  },
  {
    title: "items against a boundary that is not known wait for it",
    facts: { "person.childAges": [3] },
    decision: "pay.allSmall",
    expected: needs("person.dateOfBirth"),
  },
  {
    title: "a list that is not known is asked for",
    facts: { "person.dateOfBirth": "1950-01-01" },
    decision: "pay.small",
    expected: needs("person.childAges"),
  },
  {
    title: "a list known to be none has nothing to count",
    facts: { "person.dateOfBirth": "1950-01-01", "person.childAges": null },
    decision: "pay.small",
    expected: "not applicable",
  },
  {
    title: "the least of an empty list does not apply",
    facts: { "person.childAges": [] },
    decision: "pay.youngest",
    expected: "not applicable",
  },
  {
    title: "a mean is not rounded to whole numbers",
    facts: { "person.childAges": [1, 2] },
    decision: "pay.meanAge",
    expected: decided(1.5),
  },
  {
    title: "an empty list adds up to nothing",
    facts: { "person.helpers": [] },
    decision: "pay.helperHours",
    expected: decided(0),
  },
  {
    title: "points of rows that may hold wait for their facts",
    facts: { "person.cares": true },
    decision: "pay.points",
    expected: needs("person.livesHere"),
  },
  {
    title: "no row that holds collects nothing",
    facts: { "person.cares": false, "person.livesHere": false },
    decision: "pay.points",
    expected: decided(0),
  },
  {
    title: "a table whose first rows may hold waits for the fact",
    facts: {},
    decision: "pay.nation",
    expected: needs("person.country"),
  },
  {
    title: "a table asks for every input when none is known",
    facts: {},
    decision: "pay.band",
    expected: needs("person.country", "person.hours"),
  },
];
