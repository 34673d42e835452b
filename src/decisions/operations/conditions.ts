import type { Datum, Evaluated } from "../values/datum.ts";
import { inapplicable } from "../values/datum.ts";
import {
  anything,
  describeType,
  fits,
  listOf,
  yesNo,
} from "../values/value-type.ts";
import {
  agree,
  isUnknown,
  kleene,
  needed,
  unknownFor,
  whyAbsent,
} from "./absence.ts";
import { applied } from "./expression.ts";
import { oneList } from "./lists.ts";
import { fixed } from "./moves.ts";
import type { Evaluate, Operation, Typing } from "./operation.ts";
import { form, items, mostPlaces, partAt, strict } from "./operation.ts";
import type { Possible } from "./possible.ts";
import { certain, exactly, never, oneOf } from "./possible.ts";

type Truths = {
  readonly mayHold: boolean;
  readonly mayFail: boolean;
  readonly mayLack: boolean;
  readonly rests: ReadonlySet<number>;
};

/** Which truths a condition may have. */
function truthsOf(condition: Possible): Truths {
  const { values } = condition;
  const may = (truth: boolean): boolean =>
    values.kind !== "some" || values.data.includes(truth);
  return {
    mayHold: may(true),
    mayFail: may(false),
    mayLack: condition.mayNotApply || condition.mayBeNone,
    rests: condition.rests,
  };
}

/** Kleene's and, or or: a deciding part settles it, then one that does not apply. */
function joined(parts: readonly Possible[], deciding: boolean): Possible {
  const sure = parts.find((part) => certain(part) === deciding);
  if (sure) return sure;
  const truths = parts.map(truthsOf);
  const mayBe = (truth: boolean) => (part: Truths) =>
    truth ? part.mayHold : part.mayFail;
  return oneOf(
    [
      ...(truths.some(mayBe(deciding)) ? [exactly(deciding)] : []),
      ...(truths.every(mayBe(!deciding)) ? [exactly(!deciding)] : []),
      ...(truths.some(({ mayLack }) => mayLack) ? [never] : []),
    ],
    truths.flatMap(({ rests }) => [...rests]),
  );
}

const overList =
  (operation: "all" | "any"): Typing =>
  (given) => {
    const list = oneList(given);
    if (typeof list === "string") return list;
    if (!fits(list.type, listOf(yesNo)))
      return `it takes a list of yes/no, not ${describeType(list.type)}`;
    return list.kind === "apply" && list.operation === "list"
      ? applied(operation, yesNo, list.parts)
      : applied(`${operation} of list`, yesNo, [list]);
  };

const connective = (operation: "all" | "any"): Operation => ({
  shape: `${operation}(list)`,
  tests: "joins",
  typing: overList(operation),
  run: (parts) => (run) =>
    kleene(parts, (part) => part(run), operation === "any"),
  possibly: (parts) => (look) =>
    joined(
      parts.map((part) => part(look)),
      operation === "any",
    ),
});

/** Every row of a table, from its parts: when it holds and what it gives, in turn. */
const rowsOf = <Part>(
  parts: readonly Part[],
): readonly { readonly when: Part; readonly gives: Part }[] =>
  parts.flatMap((when, index) =>
    index % 2 === 0 ? [{ when, gives: partAt(parts, index + 1) }] : [],
  );

/** Of what the rows give. */
const givenPlaces: Operation["places"] = (given) =>
  mostPlaces(
    rowsOf(given).map(({ gives }) => gives),
    [],
  );

/** `if`: a condition and two branches. Of a decision that applies under a condition, the second is left out. */
const choose: Operation = {
  places: ([, ...branches]) => mostPlaces(branches, []),
  run: (parts) => {
    const [condition, first] = [partAt(parts, 0), partAt(parts, 1)];
    const second = parts[2];
    const whenTrue: typeof first = second ? first : (run) => needed(first(run));
    const whenFalse: typeof first = second ?? (() => inapplicable);
    return (run) => {
      const holds = needed(condition(run));
      if (holds === true) return whenTrue(run);
      if (holds === false) return whenFalse(run);
      if (!isUnknown(holds)) return holds;
      const branches = [whenTrue(run), whenFalse(run)] as const;
      return agree(...branches)
        ? branches[0]
        : unknownFor([holds, ...branches]);
    };
  },
  possibly: (parts) => {
    const [condition, whenTrue] = [partAt(parts, 0), partAt(parts, 1)];
    const whenFalse = parts[2] ?? (() => never);
    return (look) => {
      const { mayHold, mayFail, mayLack, rests } = truthsOf(condition(look));
      const ways = [
        ...(mayHold ? [whenTrue(look)] : []),
        ...(mayFail ? [whenFalse(look)] : []),
        ...(mayLack ? [never] : []),
      ];
      return oneOf(ways, rests);
    };
  },
};

/** A unique table: exactly one row holds, so one that surely holds settles it, and rows that may hold settle it when they agree. */
const match: Operation = {
  places: givenPlaces,
  run: (parts) => {
    const rows = rowsOf(parts);
    return (run) => {
      const open: {
        readonly gives: Evaluate<typeof run>;
        readonly holds: Evaluated;
      }[] = [];
      let lacking: Evaluated | undefined;
      for (const { when, gives } of rows) {
        const holds = needed(when(run));
        if (holds === true) return gives(run);
        if (holds === false) continue;
        if (isUnknown(holds)) open.push({ gives, holds });
        else lacking = holds;
      }
      if (lacking) return lacking;
      if (open.length === 0) return inapplicable;
      const values = open.map(({ gives }) => gives(run));
      const [first] = values;
      return first !== undefined && values.every((value) => agree(first, value))
        ? first
        : unknownFor([...open.map(({ holds }) => holds), ...values]);
    };
  },
  possibly: (parts) => {
    const rows = rowsOf(parts);
    return (look) => {
      const ways: Possible[] = [];
      const rests = new Set<number>();
      let mayLack = false;
      for (const { when, gives } of rows) {
        const holds = when(look);
        if (certain(holds) === true) return gives(look);
        if (certain(holds) === false) continue;
        const truths = truthsOf(holds);
        if (truths.mayHold) ways.push(gives(look));
        mayLack ||= truths.mayLack;
        for (const fact of truths.rests) rests.add(fact);
      }
      return oneOf(
        mayLack || ways.length === 0 ? [...ways, never] : ways,
        rests,
      );
    };
  },
};

/** What every row gives that holds. */
const collect: Operation = {
  places: givenPlaces,
  possibly: "as run",
  run: (parts) => {
    const rows = rowsOf(parts);
    return (run) => {
      const conditions = rows.map((row) => row.when(run));
      const taken = rows.filter((_, index) => conditions[index] !== false);
      const values = taken.map((row) => row.gives(run));
      const kept = conditions.filter((holds) => holds !== false);
      return whyAbsent([...kept, ...values]) ?? (values as readonly Datum[]);
    };
  },
};

const not = strict(([value]) => value !== true, {
  shape: "not(condition)",
  tests: "joins",
  moves: fixed,
  typing: form("not(condition)", 1, ([condition]) =>
    condition && fits(condition.type, yesNo)
      ? yesNo
      : {
          argument: 0,
          says: `Yes/no is needed here, and this is ${describeType(condition?.type ?? anything)}.`,
        },
  ),
});

/** And, or, not, if, and the rows of tables. */
export const conditions = {
  all: connective("all"),
  any: connective("any"),
  "all of list": strict(([list]) => items(list).every((one) => one === true)),
  "any of list": strict(([list]) => items(list).some((one) => one === true)),
  not,
  choose,
  match,
  collect,
} satisfies Record<string, Operation>;
