import { formatPence, ok, parseDigits, parsePence, say } from "#kernel";
import { firstOf } from "../server/fields.ts";
import { formatMoney, formatNumber } from "../words/format.ts";
import type { Asking, Field } from "./field.ts";
import { plain, refuseAsked, refuseEmpty } from "./field.ts";
import type { Box } from "./text.ts";
import { boxed } from "./text.ts";

/** Bounds, both included. */
type Range = { readonly min: number; readonly max: number };

const between = (low: string, high: string) => ({
  en: `must be between ${low} and ${high}`,
  cy: `rhaid iddo fod rhwng ${low} a ${high}`,
});

const notMoney = say(
  "must be an amount of money, like 1,250, with a point before any pence",
);

/** Pounds and pence as people write them, `£1,234.50`; its value and its bounds are in pounds. */
export const moneyField = (asking: Asking & Range): Field<number> => ({
  ...plain,
  ask: asking.ask,
  control: boxed(asking, {
    classes: "govuk-input--width-10",
    inputmode: "decimal",
    prefix: "£",
  }),
  parse(name, { form }) {
    const typed = firstOf(form, name);
    if (typed === "") return refuseEmpty(asking, name);
    const parsed = parsePence(typed);
    const [min, max] = [asking.min * 100, asking.max * 100];
    if (parsed.kind === "failure" && parsed.error === "not-money")
      return refuseAsked(asking, name, notMoney);
    if (parsed.kind === "failure" || parsed.value < min || parsed.value > max)
      return refuseAsked(
        asking,
        name,
        between(formatPence(min), formatPence(max)),
      );
    return ok(parsed.value / 100);
  },
  show: (value) => formatMoney(Math.round(Number(value) * 100)),
});

const notWhole = say("must be a whole number, like 35 or 1,250");

/** A whole number. */
export const numberField = (
  asking: Asking & Range & { readonly box?: Box },
): Field<number> => ({
  ...plain,
  ask: asking.ask,
  control: boxed(asking, {
    classes: "govuk-input--width-5",
    inputmode: "numeric",
    ...asking.box,
  }),
  parse(name, { form }) {
    const { min, max } = asking;
    const typed = firstOf(form, name);
    if (typed === "") return refuseEmpty(asking, name);
    const digits = parseDigits(typed);
    if (digits === undefined) return refuseAsked(asking, name, notWhole);
    const value = Number(digits);
    return value < min || value > max
      ? refuseAsked(asking, name, between(formatNumber(min), formatNumber(max)))
      : ok(value);
  },
  show: (value) => formatNumber(Number(value)),
});
