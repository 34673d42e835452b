import type { Datum } from "../values/datum.ts";
import { compare, isAbsent, inapplicable, sameDatum } from "../values/datum.ts";
import { Decimal, decimal } from "../values/number.ts";
import { plain, sameUnit } from "../values/unit.ts";
import type { ValueType } from "../values/value-type.ts";
import {
  anything,
  describeType,
  fits,
  join,
  listOf,
  numberIn,
  plainNumber,
  yesNo,
} from "../values/value-type.ts";
import type { Expression } from "./expression.ts";
import { applied } from "./expression.ts";
import type { Pure } from "./moves.ts";
import type { Operation, Typing } from "./operation.ts";
import { items, mostPlaces, noPlaces, num, pure, strict } from "./operation.ts";
import type { Possible } from "./possible.ts";
import {
  between,
  isNothing,
  isWithin,
  never,
  oneOf,
  spanOf,
} from "./possible.ts";

const anyList = listOf(anything);
const itemOf = (list: Expression | undefined): ValueType =>
  list?.type.kind === "list" ? list.type.of : anything;
/** A list of what is given, or why it is none. */
function listing(given: readonly Expression[]): ValueType | string {
  let of: ValueType = anything;
  for (const { type } of given) {
    const joined = join(of, type);
    if (!joined)
      return `a list holds one type, not ${describeType(of)} and ${describeType(type)}`;
    of = joined;
  }
  return listOf(of);
}

/** One list, or several values that make one; or why they do not. */
export function oneList(given: readonly Expression[]): Expression | string {
  const [only] = given;
  if (given.length === 1 && only?.type.kind === "list") return only;
  const type = listing(given);
  return typeof type === "string" ? type : applied("list", type, given);
}

const numbers: readonly ValueType["kind"][] = ["number"];
const ordered: readonly ValueType["kind"][] = [
  "number",
  "date",
  "text",
  "duration",
];

/** Of a function that makes one item of a list. */
const overList =
  (name: string, kinds: readonly ValueType["kind"][]): Typing =>
  (given) => {
    const list = oneList(given);
    if (typeof list === "string") return list;
    const of = itemOf(list);
    if (!kinds.includes(of.kind) && of.kind !== "anything")
      return `it takes a list of ${kinds.join(", ")}, not ${describeType(list.type)}`;
    const isEmptySum = name === "sum" && of.kind === "anything";
    return applied(name, isEmptySum ? numberIn("any-unit") : of, [list]);
  };

const ofPlainNumbers: Typing = (given) => {
  const made = overList("product", numbers)(given);
  const type = typeof made === "object" && "type" in made && made.type;
  return !type ||
    (type.kind === "number" &&
      type.unit !== "any-unit" &&
      !sameUnit(type.unit, plain))
    ? "it takes a list of plain numbers"
    : made;
};

const joinLists: Typing = (given) => {
  let type: ValueType | undefined = anyList;
  for (const argument of given) type = type && join(type, argument.type);
  return type?.kind === "list" ? type : "it takes lists of one type";
};

const appending: Typing = ([list, ...more]) => {
  const made = listing(more);
  if (typeof made === "string") return made;
  const type = list && join(list.type, made);
  return type?.kind === "list"
    ? type
    : "it takes a list and values of the list's type";
};

const holding: Typing = ([list, wanted]) => {
  const of = itemOf(list);
  return wanted && !fits(wanted.type, of) && !fits(of, wanted.type)
    ? `the list holds ${describeType(of)}, never ${describeType(wanted.type)}`
    : yesNo;
};

/** The bounds of a sum, or of the least or greatest of several. */
function possibleOfItems(
  name: "sum" | "min" | "max",
  run: Pure,
  given: readonly Possible[],
): Possible | undefined {
  if (given.some((one) => one.mayBeNone || one.mayNotApply)) return undefined;
  if (given.some(({ values }) => isNothing(values))) return undefined;
  /** The least of several is below any of them, even if others are endless; so is the greatest above. */
  const bound = (end: "from" | "to"): Datum | undefined => {
    const ends = given.flatMap(({ values }): readonly Datum[] => {
      const value = spanOf(values)?.[end];
      return value === undefined ? [] : [value];
    });
    const isEnough =
      ends.length === given.length ||
      (name === "min" && end === "to") ||
      (name === "max" && end === "from");
    const result = isEnough && ends.length > 0 ? run([ends]) : undefined;
    return result === undefined || isAbsent(result) ? undefined : result;
  };
  const rests = new Set(given.flatMap((item) => [...item.rests]));
  const values = between({ from: bound("from"), to: bound("to") });
  return oneOf(
    [{ values, mayBeNone: false, mayNotApply: false, rests }],
    rests,
  );
}

const neverBelowNothing: Possible = {
  ...never,
  values: { kind: "between", from: decimal(0) },
};

/** A sum, or the least or greatest: of items written out, by what each may be. */
function folded(
  name: "sum" | "min" | "max",
  kinds: readonly ValueType["kind"][],
  run: Pure,
): Operation {
  const whole = strict(run);
  return {
    shape: `${name}(list)`,
    places: mostPlaces,
    typing: overList(name, kinds),
    run: whole.run,
    possibly: (parts, application, explore) => {
      const [list] = application.parts;
      const operation = list?.kind === "apply" ? list.operation : undefined;
      const items = operation === "list" ? list?.parts.map(explore) : undefined;
      const body =
        operation === "each" && name === "sum" ? list?.parts[1] : undefined;
      const each = body && explore(body);
      const usual = whole.possibly(parts, application, explore);
      return (look) => {
        const given = items?.map((item) => item(look));
        const found =
          given &&
          possibleOfItems(name, run, look.ever ? given.map(applying) : given);
        if (found) return found;
        return look.ever && each && isWithin(each(look), { from: "0" })
          ? neverBelowNothing
          : usual(look);
      };
    },
  };
}

/** Whether a result may not apply is all the same to its bounds. */
const applying = (possible: Possible): Possible => ({
  ...possible,
  mayBeNone: false,
  mayNotApply: false,
});

const extreme =
  (isBetter: (order: number) => boolean): Pure =>
  ([list]) =>
    items(list).length === 0
      ? inapplicable
      : items(list).reduce((a, b) => (isBetter(compare(a, b)) ? a : b));

const total = (list: Datum | undefined): Decimal =>
  items(list).reduce<Decimal>((sum, item) => sum.plus(num(item)), decimal(0));

const distinct = (list: readonly Datum[]): readonly Datum[] =>
  list.filter(
    (item, index) =>
      list.findIndex((other) => sameDatum(item, other)) === index,
  );

const count = pure(
  {
    shape: "count(list)",
    takes: [anyList],
    gives: plainNumber,
    places: noPlaces,
  },
  ([list]) => decimal(items(list).length),
);

const sameList = (
  name: string,
  change: (list: readonly Datum[]) => readonly Datum[],
): Operation =>
  pure(
    {
      shape: `${name}(list)`,
      takes: [anyList],
      gives: ([list]) => list?.type ?? anyList,
    },
    ([list]) => change(items(list)),
  );

function numbersBetween([from, to]: readonly Datum[]): readonly Datum[] {
  const found: Decimal[] = [];
  for (let n = num(from); n.lessThanOrEqualTo(num(to)); n = n.plus(1))
    found.push(n);
  return found;
}

/** Lists, and what is made of them. */
export const lists = {
  list: strict((given) => given, { typing: listing, places: mostPlaces }),
  min: folded(
    "min",
    ordered,
    extreme((order) => order <= 0),
  ),
  max: folded(
    "max",
    ordered,
    extreme((order) => order >= 0),
  ),
  sum: folded("sum", numbers, ([list]) => total(list)),
  mean: strict(
    ([list]) => {
      const size = items(list).length;
      return size === 0 ? inapplicable : total(list).dividedBy(size);
    },
    { shape: "mean(list)", typing: overList("mean", numbers) },
  ),
  product: strict(
    ([list]) =>
      items(list).reduce<Decimal>(
        (all, one) => all.times(num(one)),
        decimal(1),
      ),
    { shape: "product(list)", typing: ofPlainNumbers },
  ),
  count: {
    ...count,
    possibly: (...applied) => {
      const usual = count.possibly(...applied);
      return (look) => (look.ever ? neverBelowNothing : usual(look));
    },
  },
  "list contains": pure(
    {
      shape: "list contains(list, value)",
      takes: [anyList, anything],
      gives: holding,
    },
    ([list, wanted]) => items(list).some((item) => sameDatum(item, wanted)),
  ),
  concatenate: strict((given) => given.flatMap((list) => items(list)), {
    shape: "concatenate(list, list)",
    typing: joinLists,
  }),
  union: strict((given) => distinct(given.flatMap((list) => items(list))), {
    shape: "union(list, list)",
    typing: joinLists,
  }),
  append: strict(([list, ...more]) => [...items(list), ...more], {
    shape: "append(list, value)",
    typing: appending,
  }),
  "distinct values": sameList("distinct values", distinct),
  reverse: sameList("reverse", (list) => list.toReversed()),
  sort: sameList("sort", (list) => list.toSorted(compare)),
  "index of": pure(
    {
      shape: "index of(list, value)",
      takes: [anyList, anything],
      gives: listOf(plainNumber),
    },
    ([list, wanted]) =>
      items(list).flatMap((item, index) =>
        sameDatum(item, wanted) ? [decimal(index + 1)] : [],
      ),
  ),
  "item at": strict(([list, position]) => {
    const index = num(position).toNumber();
    const from = index > 0 ? -1 : items(list).length;
    return items(list)[from + index] ?? inapplicable;
  }),
  "numbers from to": strict(numbersBetween),
} satisfies Record<string, Operation>;
