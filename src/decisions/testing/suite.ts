import { absenceAndDateCases } from "./absence-and-date-cases.ts";
import type { SmallPack } from "./small-pack.ts";
import type { SuiteCase } from "./suite-case.ts";
import { decided, needs } from "./suite-case.ts";

const yesNo = "type: yes/no";
const rule = (type: string, text: string): string =>
  `${type}\nrule: |\n  ${text.replaceAll("\n", "\n  ")}`;

/** One pack for the whole suite: a made-up carer's payment, in miniature. */
export const suitePack: SmallPack = {
  concepts: {
    "person.dateOfBirth": "type: date",
    "person.cares": yesNo,
    "person.livesHere": yesNo,
    "person.hours": "type: number\nunit: hours/week",
    "person.earnings": "type: number\nunit: GBP/week\nnone-counts-as: 0",
    "person.savings": "type: number\nunit: GBP",
    "person.country":
      "type: choice\nvalues: { england: { en: England, cy: Lloegr }, wales: { en: Wales, cy: Cymru }, scotland: { en: Scotland, cy: Yr Alban } }",
    "person.benefits":
      "type: list of choice\nvalues: { a: { en: A, cy: A }, b: { en: B, cy: B } }",
    "person.childAges": "type: list of number\nunit: years",
    "person.helpers":
      "type: list of record\nfields: { paid: { type: yes/no }, hours: { type: number, unit: hours/week } }",
    "person.waited": "type: duration",
    "person.spouse": "type: text",
  },
  parameters: {
    "pay.rate":
      "unit: GBP/week\nin-force:\n  - { from: 2025-04-07, value: 83.30 }\n  - { from: 2026-04-06, value: 86.45 }",
    "pay.hours":
      "unit: hours/week\nin-force: [{ from: 1976-04-12, value: 35 }]",
    "pay.weeksInYear":
      "unit: weeks/year\nin-force: [{ from: 1976-04-12, value: 52 }]",
    "pay.bonus":
      "unit: GBP/week\nin-force: [{ from: 2020-01-01, to: 2020-12-31, value: 10 }]",
    "pay.season":
      "unit: GBP/week\nin-force:\n  - { from: 2020-01-01, to: 2020-12-31, value: 10 }\n  - { from: 2022-01-01, value: 12 }",
    "pay.grownAge": "unit: years\nin-force: [{ from: 2000-01-01, value: 18 }]",
    "pay.taper": "unit: ratio\nin-force: [{ from: 2000-01-01, value: 0.55 }]",
    "pay.one": "unit: points\nin-force: [{ from: 2000-01-01, value: 1 }]",
    "pay.ages":
      "type: list of record\nfields: { bornFrom: { type: date }, age: { type: number, unit: years } }\nin-force:\n  - from: 2000-01-01\n    rows:\n      - { bornFrom: 1900-01-01, age: 65 }\n      - { bornFrom: 1955-01-01, age: 66 }",
  },
  decisions: {
    "pay.entitled": rule(yesNo, "person.cares and person.hours >= pay.hours"),
    "pay.either": rule(yesNo, "person.cares or person.livesHere"),
    "pay.weekly": rule(
      "type: number\nunit: GBP/week",
      "if pay.entitled then pay.rate else 0",
    ),
    "pay.tapered": rule(
      "type: number\nunit: GBP/week",
      "max(0, pay.rate - person.earnings * pay.taper)",
    ),
    "pay.yearly": rule(
      "type: number\nunit: GBP/year",
      "round half up(pay.rate * pay.weeksInYear, 2)",
    ),
    "pay.then": rule(
      "type: number\nunit: GBP/week",
      "on(pay.rate, add years(today, -1))",
    ),
    "pay.agreed": rule(
      yesNo,
      'if person.country = "wales" then person.cares else person.cares',
    ),
    "pay.abroad": `type: yes/no\napplies-when: person.country != "scotland"\nrule: person.cares`,
    "pay.abroadApplies": rule(yesNo, "applies(pay.abroad)"),
    "pay.abroadOr": rule(yesNo, "or else(pay.abroad, false)"),
    "pay.tens": rule(
      "type: number\nunit: GBP",
      "round half up(person.savings, -1)",
    ),
    "pay.bonusOr": rule(
      "type: number\nunit: GBP/week",
      "or else(pay.bonus, 0)",
    ),
    "pay.single": rule(yesNo, "is none(person.spouse)"),
    "pay.told": rule(yesNo, "is known(person.spouse)"),
    "pay.age": rule(
      "type: number\nunit: years",
      "age on(person.dateOfBirth, today)",
    ),
    "pay.pensionAge": rule(
      "type: number\nunit: years",
      "pay.ages[bornFrom <= person.dateOfBirth][-1].age",
    ),
    "pay.small": rule(
      "type: number\nunit: count",
      "count(person.childAges[item < pay.pensionAge])",
    ),
    "pay.anyPaid": rule(
      yesNo,
      "some helper in person.helpers satisfies helper.paid",
    ),
    "pay.helperHours": rule(
      "type: number\nunit: hours/week",
      "sum(for helper in person.helpers return helper.hours)",
    ),
    "pay.inSeason": rule("type: number\nunit: GBP/week", "pay.season"),
    "pay.seasonAndEarned": rule(
      "type: number\nunit: GBP/week",
      "pay.season + person.earnings",
    ),
    "pay.best": rule(
      "type: number\nunit: GBP/week",
      "max(pay.rate, person.earnings)",
    ),
    "pay.abroadAndHere": rule(yesNo, "pay.abroad and person.livesHere"),
    "pay.abroadOrHere": rule(yesNo, "pay.abroad or person.livesHere"),
    "pay.notAbroad": rule(yesNo, "not(pay.abroad)"),
    "pay.grownOn": rule(
      "type: date",
      "add years(person.dateOfBirth, pay.grownAge)",
    ),
    "pay.allSmall": rule(
      yesNo,
      "every age in person.childAges satisfies age < pay.pensionAge",
    ),
    "pay.youngest": rule("type: number\nunit: years", "min(person.childAges)"),
    "pay.meanAge": rule("type: number\nunit: years", "mean(person.childAges)"),
    "pay.gets": rule(
      yesNo,
      'list contains(person.benefits, "a") or person.country in ("wales", "scotland")',
    ),
    "pay.share": rule(
      "type: number\nunit: ratio",
      "person.savings / person.savings",
    ),
    "pay.waitEnds": rule("type: date", "person.dateOfBirth + person.waited"),
    "pay.band":
      "type: text\ntable:\n  hit: unique\n  inputs: [person.country, person.hours]\n  rows:\n    - { when: ['\"england\", \"wales\"', '>= pay.hours'], then: '\"full\"' }\n    - { when: ['\"england\", \"wales\"', '< pay.hours'], then: '\"part\"' }\n    - { when: ['\"scotland\"', '-'], then: '\"elsewhere\"' }",
    "pay.points":
      "type: number\nunit: points\ntable:\n  hit: collect sum\n  inputs: [person.cares, person.livesHere]\n  rows:\n    - { when: ['true', '-'], then: pay.point }\n    - { when: ['-', 'true'], then: pay.point }",
    "pay.point": rule("type: number\nunit: points", "pay.one"),
    "pay.nation":
      "type: text\ntable:\n  hit: first\n  inputs: [person.country]\n  rows:\n    - { when: ['\"wales\"'], then: '\"Wales\"' }\n    - { when: ['-'], then: '\"Britain\"' }",
  },
};
export const suiteCases: readonly SuiteCase[] = [
  {
    title: "a carer of 35 hours is entitled",
    facts: { "person.cares": true, "person.hours": 35 },
    decision: "pay.entitled",
    expected: decided(true),
  },
  {
    title: "a carer of 34.99 hours is not",
    facts: { "person.cares": true, "person.hours": 34.99 },
    decision: "pay.entitled",
    expected: decided(false),
  },
  {
    title: "who does not care is not asked for hours",
    facts: { "person.cares": false },
    decision: "pay.entitled",
    expected: decided(false),
  },
  {
    title: "who cares is asked for hours",
    facts: { "person.cares": true },
    decision: "pay.entitled",
    expected: needs("person.hours"),
  },
  {
    title: "one reason is enough, whatever the other",
    facts: { "person.livesHere": true },
    decision: "pay.either",
    expected: decided(true),
  },
  {
    title: "no reason yet asks for both",
    facts: {},
    decision: "pay.either",
    expected: needs("person.cares", "person.livesHere"),
  },
  {
    title: "the rate of the day before the rise",
    facts: { "pay.entitled": true },
    asOf: "2026-04-05",
    decision: "pay.weekly",
    expected: decided(83.3),
  },
  {
    title: "the rate of the day of the rise, a decision given as a fact",
    facts: { "pay.entitled": true },
    asOf: "2026-04-06",
    decision: "pay.weekly",
    expected: decided(86.45),
  },
  {
    title: "last year's rate, asked by date",
    facts: {},
    asOf: "2026-04-06",
    decision: "pay.then",
    expected: "not applicable",
  },
  {
    title: "last year's rate, a day later",
    facts: {},
    asOf: "2026-04-07",
    decision: "pay.then",
    expected: decided(83.3),
  },
  {
    title:
      "earnings known to be none count as nothing where the concept says so",
    facts: { "person.earnings": null },
    decision: "pay.tapered",
    expected: decided(86.45),
  },
  {
    title: "the taper never goes below nothing",
    facts: { "person.earnings": 1000 },
    decision: "pay.tapered",
    expected: decided(0),
  },
  {
    title: "pennies stay exact",
    facts: { "person.earnings": 0.1 },
    decision: "pay.tapered",
    expected: decided(86.395),
  },
  {
    title: "a weekly rate for a year, rounded where the rule says",
    facts: {},
    decision: "pay.yearly",
    expected: decided(4495.4),
  },
  {
    title: "branches that agree need no condition",
    facts: { "person.cares": true },
    decision: "pay.agreed",
    expected: decided(true),
  },
  {
    title: "a decision that does not apply spreads",
    facts: { "person.country": "scotland", "person.cares": true },
    decision: "pay.abroad",
    expected: "not applicable",
  },
  {
    title: "whether it applies can be asked",
    facts: { "person.country": "scotland" },
    decision: "pay.abroadApplies",
    expected: decided(false),
  },
  {
    title: "a fallback takes its place",
    facts: { "person.country": "scotland" },
    decision: "pay.abroadOr",
    expected: decided(false),
  },
  {
    title: "a fallback does not take the place of what is not known",
    facts: { "person.country": "wales" },
    decision: "pay.abroadOr",
    expected: needs("person.cares"),
  },
  {
    title: "a parameter that has ended falls back",
    facts: {},
    asOf: "2021-01-01",
    decision: "pay.bonusOr",
    expected: decided(0),
  },
  {
    title: "a parameter on its last day",
    facts: {},
    asOf: "2020-12-31",
    decision: "pay.bonusOr",
    expected: decided(10),
  },
  {
    title: "no spouse is known to be none",
    facts: { "person.spouse": null },
    decision: "pay.single",
    expected: decided(true),
  },
  {
    title: "whether there is a spouse is not known yet",
    facts: {},
    decision: "pay.single",
    expected: needs("person.spouse"),
  },
  {
    title: "a fact known to be none is known",
    facts: { "person.spouse": null },
    decision: "pay.told",
    expected: decided(true),
  },
  {
    title: "born on 29 February, not yet a year older on the 28th",
    facts: { "person.dateOfBirth": "1960-02-29" },
    asOf: "2026-02-28",
    decision: "pay.age",
    expected: decided(65),
  },
  {
    title: "the last row that has begun",
    facts: { "person.dateOfBirth": "1955-01-01" },
    decision: "pay.pensionAge",
    expected: decided(66),
  },
  {
    title: "no row has begun",
    facts: { "person.dateOfBirth": "1899-12-31" },
    decision: "pay.pensionAge",
    expected: "not applicable",
  },
  {
    title: "a condition counts items",
    facts: {
      "person.dateOfBirth": "1950-01-01",
      "person.childAges": [3, 65, 64.5],
    },
    decision: "pay.small",
    expected: decided(2),
  },
  {
    title: "nobody in an empty list is paid",
    facts: { "person.helpers": [] },
    decision: "pay.anyPaid",
    expected: decided(false),
  },
  {
    title: "hours add up, and an empty list to nothing",
    facts: {
      "person.helpers": [
        { paid: false, hours: 1.5 },
        { paid: true, hours: 2 },
      ],
    },
    decision: "pay.helperHours",
    expected: decided(3.5),
  },
  {
    title: "either a benefit or a country",
    facts: { "person.benefits": ["b"], "person.country": "wales" },
    decision: "pay.gets",
    expected: decided(true),
  },
  {
    title: "sums round to tens where the rule says",
    facts: { "person.savings": 15 },
    decision: "pay.tens",
    expected: decided(20),
  },
  {
    title: "nothing is divided by nothing",
    facts: { "person.savings": 0 },
    decision: "pay.share",
    expected: "not applicable",
  },
  {
    title: "a month added to 31 January ends in February",
    facts: { "person.dateOfBirth": "2026-01-31", "person.waited": "P1M" },
    decision: "pay.waitEnds",
    expected: decided("2026-02-28"),
  },
  {
    title: "one row of a table holds",
    facts: { "person.country": "england", "person.hours": 35 },
    decision: "pay.band",
    expected: decided("full"),
  },
  {
    title: "a row that surely holds needs no other input",
    facts: { "person.country": "scotland" },
    decision: "pay.band",
    expected: decided("elsewhere"),
  },
  {
    title: "a table asks for the inputs that can still matter",
    facts: { "person.country": "wales" },
    decision: "pay.band",
    expected: needs("person.hours"),
  },
  {
    title: "points are collected from every row that holds",
    facts: { "person.cares": true, "person.livesHere": true },
    decision: "pay.points",
    expected: decided(2),
  },
  {
    title: "the first row that holds decides",
    facts: { "person.country": "wales" },
    decision: "pay.nation",
    expected: decided("Wales"),
  },
  ...absenceAndDateCases,
];
