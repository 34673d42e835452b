import { Decimal as Base } from "decimal.js";

/** Numbers have 34 decimal digits, half-even, as DMN asks; nothing else rounds. */
export const Decimal = Base.clone({
  precision: 34,
  rounding: Base.ROUND_HALF_EVEN,
  toExpNeg: -40,
  toExpPos: 40,
});
export type Decimal = Base;

export const decimal = (written: string | number): Decimal =>
  new Decimal(String(written));
