/** A unit as exponents of its base units: `GBP/week` is `{ GBP: 1, week: -1 }`; `{}` is a plain number. */
export type Unit = { readonly [base: string]: number };

export const plain: Unit = {};

const bases: Readonly<Record<string, string>> = {
  GBP: "GBP",
  year: "year",
  years: "year",
  month: "month",
  months: "month",
  week: "week",
  weeks: "week",
  day: "day",
  days: "day",
  hour: "hour",
  hours: "hour",
  degC: "degC",
  point: "point",
  points: "point",
};
const dimensionless = new Set(["count", "ratio"]);

export const knownUnits: readonly string[] = [
  ...Object.keys(bases),
  ...dimensionless,
];

/** Reads `GBP/week`, `hours`, `count`; undefined when a part is not a unit. */
export function parseUnit(written: string): Unit | undefined {
  const [top, ...below] = written.split("/").map((part) => part.trim());
  const parts = [
    { name: top ?? "", power: 1 },
    ...below.map((name) => ({ name, power: -1 })),
  ];
  let unit: Unit = plain;
  for (const { name, power } of parts) {
    if (dimensionless.has(name)) continue;
    const base = bases[name];
    if (base === undefined) return undefined;
    unit = multiplyUnits(unit, { [base]: power });
  }
  return unit;
}

/** Places after the point that an amount has as people give it: pence of a pound, hundredths of an hour, none of days; a plain number has any. */
export function placesOf(unit: Unit): number | undefined {
  if (Object.keys(unit).length === 0) return undefined;
  return "GBP" in unit || "hour" in unit ? 2 : 0;
}

export function multiplyUnits(left: Unit, right: Unit): Unit {
  const product: Record<string, number> = { ...left };
  for (const [base, power] of Object.entries(right)) {
    const total = (product[base] ?? 0) + power;
    if (total === 0) delete product[base];
    else product[base] = total;
  }
  return product;
}

export const powerUnit = (unit: Unit, power: number): Unit =>
  Object.fromEntries(
    Object.entries(unit)
      .map(([base, exponent]) => [base, exponent * power] as const)
      .filter(([, exponent]) => exponent !== 0),
  );
export const divideUnits = (left: Unit, right: Unit): Unit =>
  multiplyUnits(left, powerUnit(right, -1));

export const sameUnit = (left: Unit, right: Unit): boolean =>
  printUnit(left) === printUnit(right);

const plural = (base: string): string =>
  base === "GBP" || base === "degC" ? base : `${base}s`;
const raised = (name: string, power: number): string =>
  power === 1 ? name : `${name}^${power}`;

/** `{ GBP: 1, week: -1 }` → `GBP/week`; a plain number is `ratio`. */
export function printUnit(unit: Unit): string {
  const entries = Object.entries(unit).sort(([a], [b]) => (a < b ? -1 : 1));
  const above = entries.filter(([, power]) => power > 0);
  const below = entries.filter(([, power]) => power < 0);
  if (entries.length === 0) return "ratio";
  const top = above.map(([base, power]) => raised(plural(base), power));
  const bottom = below.map(([base, power]) => raised(base, -power));
  return [top.join("*") || "1", ...bottom].join("/");
}
