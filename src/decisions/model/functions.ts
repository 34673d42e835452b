import type { OperationName } from "../feel/operations.ts";
import type { Expression } from "../operations/expression.ts";
import { plain, sameUnit } from "../values/unit.ts";
import type { ValueType } from "../values/value-type.ts";
import {
  anything,
  date,
  describeType,
  duration,
  fits,
  join,
  listOf,
  numberIn,
  plainNumber,
  text,
  yesNo,
} from "../values/value-type.ts";

/** How a function is typed: what it becomes, or what is wrong with its arguments. */
type Typing = (given: readonly Expression[]) => Expression | string;
type FunctionEntry = {
  readonly shape: string;
  readonly typing: Typing;
  /** Arguments (from 0) whose literal numbers are structure, not law: digits of rounding, a position. */
  readonly structural?: readonly number[];
};

const years = numberIn({ year: 1 });
const months = numberIn({ month: 1 });
const days = numberIn({ day: 1 });
const weeks = numberIn({ week: 1 });

const apply = (
  operation: OperationName,
  type: ValueType,
  given: readonly Expression[],
): Expression => ({ kind: "apply", operation, arguments: given, type });

/** Checks arguments one by one; a number of years may also be a plain number. */
function takes(
  wanted: readonly (readonly ValueType[])[],
  give: (given: readonly Expression[]) => Expression | string,
  optional = 0,
): Typing {
  return (given) => {
    if (given.length > wanted.length || given.length < wanted.length - optional)
      return `it takes ${wanted.length} values, not ${given.length}`;
    for (const [index, argument] of given.entries()) {
      const types = wanted[index] ?? [];
      if (!types.some((type) => fits(argument.type, type)))
        return `value ${index + 1} is ${describeType(argument.type)}, and ${types.map(describeType).join(" or ")} is needed`;
    }
    return give(given);
  };
}

const simple = (
  operation: OperationName,
  wanted: readonly (readonly ValueType[])[],
  type: ValueType,
  optional = 0,
): Typing => takes(wanted, (given) => apply(operation, type, given), optional);

const anyNumber = numberIn("any-unit");
const anyList = listOf(anything);
const list: readonly ValueType[] = [anyList];

const rounding = (operation: OperationName): Typing =>
  takes(
    [[anyNumber], [plainNumber]],
    (given) => apply(operation, given[0]?.type ?? anything, given),
    1,
  );

/** One list, or several values that make one. */
function spread(given: readonly Expression[]): Expression | string {
  const [only] = given;
  if (given.length === 1 && only?.type.kind === "list") return only;
  return makeList(given);
}

/** A list of what is given, when their types agree. */
export function makeList(items: readonly Expression[]): Expression | string {
  let of: ValueType = anything;
  for (const item of items) {
    const joined = join(of, item.type);
    if (!joined)
      return `a list holds one type, not ${describeType(of)} and ${describeType(item.type)}`;
    of = joined;
  }
  return { kind: "list", items, type: listOf(of) };
}

const overList =
  (operation: OperationName, kinds: readonly ValueType["kind"][]): Typing =>
  (given) => {
    const from = spread(given);
    if (typeof from === "string") return from;
    const of = from.type.kind === "list" ? from.type.of : anything;
    if (!kinds.includes(of.kind) && of.kind !== "anything")
      return `it takes a list of ${kinds.join(", ")}, not ${describeType(from.type)}`;
    const type = operation === "sum" && of.kind === "anything" ? anyNumber : of;
    return apply(operation, type, [from]);
  };

const overBooleans =
  (kind: "all" | "any"): Typing =>
  (given) => {
    const from = spread(given);
    if (typeof from === "string") return from;
    if (!fits(from.type, listOf(yesNo)))
      return `it takes a list of yes/no, not ${describeType(from.type)}`;
    if (from.kind === "list") return { kind, parts: from.items, type: yesNo };
    return apply(kind, yesNo, [from]);
  };

const listContains: Typing = takes([list, [anything]], (given) => {
  const [from, wanted] = given;
  const of = from?.type.kind === "list" ? from.type.of : anything;
  if (wanted && !fits(wanted.type, of) && !fits(of, wanted.type))
    return `the list holds ${describeType(of)}, never ${describeType(wanted.type)}`;
  return apply("list contains", yesNo, given);
});

const joinLists =
  (operation: OperationName): Typing =>
  (given) => {
    let type: ValueType | undefined = anyList;
    for (const argument of given) type = type && join(type, argument.type);
    return type?.kind === "list"
      ? apply(operation, type, given)
      : "it takes lists of one type";
  };

const append: Typing = (given) => {
  const [from, ...more] = given;
  const made = makeList(more);
  if (typeof made === "string") return made;
  const type = from && join(from.type, made.type);
  return type?.kind === "list"
    ? apply("append", type, given)
    : "it takes a list and values of the list's type";
};

const sameList = (operation: OperationName): Typing =>
  takes([list], (given) => apply(operation, given[0]?.type ?? anyList, given));

const modulo: Typing = takes([[anyNumber], [anyNumber]], (given) => {
  const [left, right] = given;
  return left && right && fits(right.type, left.type)
    ? apply("modulo", left.type, given)
    : "both numbers need the same unit";
});

const dateOf: Typing = (given) => {
  const [first] = given;
  if (given.length === 3)
    return simple(
      "date from numbers",
      [
        [plainNumber, years],
        [plainNumber, months],
        [plainNumber, days],
      ],
      date,
    )(given);
  if (given.length === 1 && first?.type.kind === "date") return first;
  return simple("date from text", [[text]], date)(given);
};

const textOf: Typing = (given) => {
  const [only] = given;
  switch (only?.type.kind) {
    case "date":
      return apply("date to text", text, given);
    case "number":
      return apply("number to text", text, given);
    case "duration":
      return apply("duration to text", text, given);
    case "text":
    case "choice":
      return only;
    default:
      return "it takes one date, number, duration or text";
  }
};

const numbers: readonly ValueType["kind"][] = ["number"];
const ordered: readonly ValueType["kind"][] = [
  "number",
  "date",
  "text",
  "duration",
];
const entry = (
  shape: string,
  typing: Typing,
  structural?: readonly number[],
): FunctionEntry => ({ shape, typing, ...(structural ? { structural } : {}) });

/** FEEL's functions and ours that take values; those that look at absence are in `check-call.ts`. */
export const functions: Readonly<Record<string, FunctionEntry>> = {
  abs: entry(
    "abs(number)",
    takes([[anyNumber]], (given) =>
      apply("abs", given[0]?.type ?? anything, given),
    ),
  ),
  floor: entry("floor(number, digits)", rounding("floor"), [1]),
  ceiling: entry("ceiling(number, digits)", rounding("ceiling"), [1]),
  "round up": entry("round up(number, digits)", rounding("round up"), [1]),
  "round down": entry(
    "round down(number, digits)",
    rounding("round down"),
    [1],
  ),
  "round half up": entry(
    "round half up(number, digits)",
    rounding("round half up"),
    [1],
  ),
  "round half down": entry(
    "round half down(number, digits)",
    rounding("round half down"),
    [1],
  ),
  decimal: entry("decimal(number, digits)", rounding("round half even"), [1]),
  modulo: entry("modulo(number, number)", modulo),
  min: entry("min(list)", overList("min", ordered)),
  max: entry("max(list)", overList("max", ordered)),
  sum: entry("sum(list)", overList("sum", numbers)),
  mean: entry("mean(list)", overList("mean", numbers)),
  product: entry("product(list)", (given) => {
    const made = overList("product", numbers)(given);
    return typeof made === "string" ||
      (made.type.kind === "number" &&
        made.type.unit !== "any-unit" &&
        !sameUnit(made.type.unit, plain))
      ? "it takes a list of plain numbers"
      : made;
  }),
  count: entry("count(list)", simple("count", [list], plainNumber)),
  all: entry("all(list)", overBooleans("all")),
  any: entry("any(list)", overBooleans("any")),
  "list contains": entry("list contains(list, value)", listContains),
  concatenate: entry("concatenate(list, list)", joinLists("concatenate")),
  union: entry("union(list, list)", joinLists("union")),
  append: entry("append(list, value)", append),
  "distinct values": entry(
    "distinct values(list)",
    sameList("distinct values"),
  ),
  reverse: entry("reverse(list)", sameList("reverse")),
  sort: entry("sort(list)", sameList("sort")),
  "index of": entry(
    "index of(list, value)",
    simple("index of", [list, [anything]], listOf(plainNumber)),
  ),
  contains: entry(
    "contains(text, text)",
    simple("contains", [[text], [text]], yesNo),
  ),
  "starts with": entry(
    "starts with(text, text)",
    simple("starts with", [[text], [text]], yesNo),
  ),
  "ends with": entry(
    "ends with(text, text)",
    simple("ends with", [[text], [text]], yesNo),
  ),
  "upper case": entry("upper case(text)", simple("upper case", [[text]], text)),
  "lower case": entry("lower case(text)", simple("lower case", [[text]], text)),
  "string length": entry(
    "string length(text)",
    simple("string length", [[text]], plainNumber),
  ),
  substring: entry(
    "substring(text, start, length)",
    simple("substring", [[text], [plainNumber], [plainNumber]], text, 1),
    [1, 2],
  ),
  string: entry("string(value)", textOf),
  date: entry(
    'date("YYYY-MM-DD") or date(year, month, day)',
    dateOf,
    [0, 1, 2],
  ),
  duration: entry('duration("P1Y6M") or duration(months)', (given) =>
    given[0]?.type.kind === "number"
      ? simple("months to duration", [[months, plainNumber]], duration)(given)
      : simple("duration from text", [[text]], duration)(given),
  ),
  "years and months duration": entry(
    "years and months duration(from, to)",
    simple("years and months duration", [[date], [date]], duration),
  ),
  "age on": entry(
    "age on(date of birth, date)",
    simple("age on", [[date], [date]], years),
  ),
  "add years": entry(
    "add years(date, number)",
    simple("add years", [[date], [years, plainNumber]], date),
  ),
  "add months": entry(
    "add months(date, number)",
    simple("add months", [[date], [months, plainNumber]], date),
  ),
  "add weeks": entry(
    "add weeks(date, number)",
    simple("add weeks", [[date], [weeks, plainNumber]], date),
  ),
  "add days": entry(
    "add days(date, number)",
    simple("add days", [[date], [days, plainNumber]], date),
  ),
  "days between": entry(
    "days between(from, to)",
    simple("days between", [[date], [date]], days),
  ),
  "months between": entry(
    "months between(from, to)",
    simple("months between", [[date], [date]], months),
  ),
  "last day of month": entry(
    "last day of month(date)",
    simple("last day of month", [[date]], date),
  ),
};
