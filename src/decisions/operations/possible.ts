import { decimal } from "../values/number.ts";
import { compare, sameDatum } from "../values/datum.ts";
import type { Datum, Evaluated } from "../values/datum.ts";
import { inapplicable, isAbsent } from "../values/datum.ts";
import type { Range, Span } from "../values/range.ts";

/** All that an expression may come to while some facts are open; it may hold too much, never too little. */
export type Possible = {
  readonly values: Values;
  readonly mayBeNone: boolean;
  readonly mayNotApply: boolean;
  /** The open facts it rests on; none when it can come to one thing only. */
  readonly rests: ReadonlySet<number>;
};

/** A few values; all between two, where a bound left out is endless; or anything. */
export type Values =
  | { readonly kind: "some"; readonly data: readonly Datum[] }
  | { readonly kind: "between"; readonly from?: Datum; readonly to?: Datum }
  | { readonly kind: "anything" };

const mostData = 16;
const nothing: Values = { kind: "some", data: [] };
export const anything: Values = { kind: "anything" };
const noFacts: ReadonlySet<number> = new Set();
export const mayBeEither: Values = { kind: "some", data: [false, true] };
/** Nothing that applies. */
export const never: Possible = {
  values: nothing,
  mayBeNone: false,
  mayNotApply: true,
  rests: noFacts,
};

export const isNothing = (values: Values): boolean =>
  values.kind === "some" && values.data.length === 0;

/** What it comes to for certain; undefined while that is open. */
export function certain({
  values,
  mayBeNone,
  mayNotApply,
}: Possible): Evaluated | undefined {
  if (values.kind !== "some") return undefined;
  const [only, ...others] = values.data;
  if (others.length > 0 || (only !== undefined && (mayBeNone || mayNotApply)))
    return undefined;
  if (only !== undefined) return only;
  if (mayBeNone) return mayNotApply ? undefined : { absent: "none" };
  return inapplicable;
}

/** Something that is known already. */
export const exactly = (value: Evaluated): Possible => ({
  values: isAbsent(value) ? nothing : { kind: "some", data: [value] },
  mayBeNone: isAbsent(value) && value.absent === "none",
  mayNotApply: isAbsent(value) && value.absent === "not-applicable",
  rests: noFacts,
});

/** The same, resting on nothing once it is certain. */
export const settled = (possible: Possible): Possible =>
  certain(possible) === undefined ? possible : { ...possible, rests: noFacts };

/** One of several; which one rests on the facts given. */
export function oneOf(
  ways: readonly Possible[],
  choosing: Iterable<number>,
): Possible {
  const [first, ...others] = ways;
  if (first && others.length === 0 && certain(first) !== undefined)
    return first;
  const rests = new Set(choosing);
  for (const way of ways) for (const fact of way.rests) rests.add(fact);
  return settled({
    values: ways.map(({ values }) => values).reduce(either, nothing),
    mayBeNone: ways.some(({ mayBeNone }) => mayBeNone),
    mayNotApply: ways.some(({ mayNotApply }) => mayNotApply),
    rests,
  });
}

/** Values of one or the other. */
function either(left: Values, right: Values): Values {
  if (left.kind === "some" && right.kind === "some") {
    const added = right.data.filter(
      (value) => !left.data.some((other) => sameDatum(other, value)),
    );
    const data = [...left.data, ...added];
    return data.length > mostData
      ? between(spanOf({ kind: "some", data }))
      : { kind: "some", data };
  }
  if (isNothing(left)) return right;
  if (isNothing(right)) return left;
  const [a, b] = [spanOf(left), spanOf(right)];
  if (!a || !b) return anything;
  return between({
    from: outer(a.from, b.from, -1),
    to: outer(a.to, b.to, 1),
  });
}

/** The one further out on a side; an endless one is furthest. */
const outer = (
  left: Datum | undefined,
  right: Datum | undefined,
  side: -1 | 1,
): Datum | undefined =>
  left === undefined || right === undefined
    ? undefined
    : compare(left, right) * side > 0
      ? left
      : right;

export function between(span: Span | undefined): Values {
  if (!span) return anything;
  const { from, to } = span;
  if (from !== undefined && to !== undefined && sameDatum(from, to))
    return { kind: "some", data: [from] };
  return {
    kind: "between",
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** Undefined when the values have no order, or there are none. */
export function spanOf(values: Values): Span | undefined {
  if (values.kind === "anything") return undefined;
  if (values.kind === "between") return { from: values.from, to: values.to };
  if (values.data.length === 0 || !values.data.every(isOrdered))
    return undefined;
  const sorted = values.data.toSorted(compare);
  return { from: sorted[0], to: sorted.at(-1) };
}

const isOrdered = (value: Datum): boolean =>
  typeof value !== "boolean" &&
  !Array.isArray(value) &&
  !(value instanceof Map);

/** Whether all numbers it may be keep to a range. */
export function isWithin({ values }: Possible, range: Range): boolean {
  if (isNothing(values)) return true;
  const span = spanOf(values);
  const keeps = (side: "from" | "to", sign: -1 | 1): boolean => {
    const [bound, end] = [range[side], span?.[side]];
    if (bound === undefined) return true;
    return end !== undefined && compare(end, decimal(bound)) * sign <= 0;
  };
  return keeps("from", -1) && keeps("to", 1);
}
