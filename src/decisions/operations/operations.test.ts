import assert from "node:assert/strict";
import test from "node:test";
import { possibly } from "../ask/possibly.ts";
import { startTrial } from "../ask/trial.ts";
import { decide } from "../testing/decide.ts";
import { planOf } from "../plan/from-model.ts";
import { modelOf } from "../testing/small-pack.ts";
import { plainValue } from "../values/value.ts";
import { agree } from "./absence.ts";
import { inapplicable } from "../values/datum.ts";
import type { Operation } from "./operation.ts";
import { functionNames } from "./operations.ts";
import { certain } from "./possible.ts";

const asOf = "2026-11-01";
const lapsed =
  "unit: GBP\nin-force: [{ from: 2000-01-01, to: 2001-01-01, value: 1 }]";

/** What a call gives, by the type of what it gives; `absent` where nothing applies. */
const calls: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "yes/no": {
    "all([true, false])": false,
    "any([true, false])": true,
    "not(1 < 2)": false,
    "is known(help.lapsed)": true,
    "is none(help.lapsed)": false,
    "applies(help.lapsed)": false,
    'list contains(["a", "b"], "b")': true,
    'contains("abc", "b")': true,
    'starts with("abc", "b")': false,
    'ends with("abc", "c")': true,
    "1 between 0 and 2": true,
    "1 in (2, [0..1))": false,
    '"a" + "b" = "ab"': true,
    'date("2026-02-03") < date("2026-02-04")': true,
    'duration("P1Y") >= duration("P12M")': true,
    "[1, 2] != [1, 2]": false,
  },
  "number\nunit: count": {
    "abs(-2)": 2,
    "floor(7 / 2)": 3,
    "ceiling(7 / 2)": 4,
    "round up(-7 / 2, 0)": -4,
    "round down(-7 / 2, 0)": -3,
    "round half up(7 / 2, 0)": 4,
    "round half down(7 / 2, 0)": 3,
    "decimal(1 / 2, 0)": 0,
    "modulo(-7, 2)": 1,
    "min(2, 1)": 1,
    "max([1, 2])": 2,
    "sum(1, 2, 7)": 10,
    "mean(1, 2)": 1.5,
    "product([2, 7])": 14,
    "count([1, 1])": 2,
    "count(union([1, 2], [2]))": 2,
    "2 ** 7 - 7 * 2": 114,
    "or else(1 / 0, 7)": 7,
    "7 / 0": "absent",
    "modulo(7, 0)": "absent",
    "[1, 2][-1]": 2,
    "[1, 2][7]": "absent",
    'string length("Ŵyn")': 3,
    'date("2026-02-03").year': 2026,
    'date("2026-02-03").month': 2,
    'date("2026-02-03").day': 3,
    'duration("P1Y7M").years': 1,
    'duration("P1Y7M").months': 7,
    "sum(for one in [1, 2] return one * 2)": 6,
    "count([1, 2, 7][item > 1])": 2,
    "{ a: 1, b: 2 }.b": 2,
  },
  "list of number\nunit: count": {
    "concatenate([1], [2], [1])": [1, 2, 1],
    "union([1], [2], [1])": [1, 2],
    "append([1], 2, 7)": [1, 2, 7],
    "distinct values([1, 2, 1])": [1, 2],
    "reverse([1, 2])": [2, 1],
    "sort([7, 1, 2])": [1, 2, 7],
    "index of([7, 1, 7], 7)": [1, 3],
    "for n in 0..2 return n": [0, 1, 2],
    "for a in [1, 2], b in [7] return a * b": [7, 14],
  },
  text: {
    'upper case("aŵ")': "AŴ",
    'lower case("AŴ")': "aŵ",
    'substring("abcd", 2, 2)': "bc",
    "string(7 / 2)": "3.5",
    'string(date("2026-02-03"))': "2026-02-03",
    'string(duration("P14M"))': "P1Y2M",
    'string("a")': "a",
  },
  date: {
    'date("2026-02-30")': "absent",
    "date(2026, 2, 3)": "2026-02-03",
    'add years(date("2024-02-29"), 1)': "2025-02-28",
    'add months(date("2026-01-31"), 1)': "2026-02-28",
    'add weeks(date("2026-01-31"), 1)': "2026-02-07",
    'add days(date("2026-01-31"), 1)': "2026-02-01",
    'last day of month(date("2024-02-03"))': "2024-02-29",
    'date("2026-01-31") + duration("P1M")': "2026-02-28",
    'date("2026-03-31") - duration("P1M")': "2026-02-28",
  },
  duration: {
    'duration("P1Y6M")': "P1Y6M",
    "duration(7 + 7)": "P1Y2M",
    'duration("a year")': "absent",
    'years and months duration(date("2025-01-31"), date("2026-02-28"))': "P1Y",
    'duration("P1Y") - duration("P2M") + duration("P1M")': "P11M",
  },
  "number\nunit: years": {
    'age on(date("1960-02-29"), date("2026-02-28"))': 65,
  },
  "number\nunit: days": {
    'days between(date("2026-02-28"), date("2026-03-01"))': 1,
  },
  "number\nunit: months": {
    'months between(date("2026-03-01"), date("2026-01-31"))': -1,
  },
};

const all = Object.entries(calls).flatMap(([type, some]) =>
  Object.entries(some).map(([call, gives]) => ({ type, call, gives })),
);

for (const { type, call, gives } of all)
  test(`${call} is ${JSON.stringify(gives)}, and can be nothing else`, () => {
    const decisions = { "help.it": `type: ${type}\nrule: |\n  ${call}` };
    const plan = planOf(
      modelOf({ parameters: { "help.lapsed": lapsed }, decisions }),
    );
    const found = decide(plan, { decision: "help.it", facts: new Map(), asOf });
    assert.deepEqual(
      found.kind === "decided" ? plainValue(found.value) : "absent",
      gives,
    );
    const slot = plan.slotOf.get("help.it") ?? -1;
    const only = certain(possibly(startTrial(plan, new Map(), asOf), slot));
    assert.ok(
      only !== undefined &&
        agree(
          only,
          found.kind === "decided" ? found.value.datum : inapplicable,
        ),
    );
  });

test("every function of FEEL is called above", () => {
  const called = all.map(({ call }) => call).join("\n");
  assert.deepEqual(
    functionNames.filter((name) => !called.includes(`${name}(`)),
    [],
  );
});

test("an operation says how it runs, and how it runs over what is possible", () => {
  // @ts-expect-error: without `possibly` the compiler refuses it
  const unexplored: Operation = { run: () => () => true };
  // @ts-expect-error: and without `run`
  const unrunnable: Operation = { possibly: "as run" };
  assert.ok(unexplored && unrunnable);
});
