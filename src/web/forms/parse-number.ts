import type { Pence } from "#kernel";
import { formatPence, ok, parsePence, say } from "#kernel";
import type { Fields } from "../server/fields.ts";
import { firstOf } from "../server/fields.ts";
import { formatNumber } from "../words/format.ts";
import type { Asked, Parsed } from "./field-error.ts";
import { refuse, refuseAsked } from "./field-error.ts";

type Range = { readonly min: number; readonly max: number };

const between = (low: string, high: string) => ({
  en: `must be between ${low} and ${high}`,
  cy: `rhaid iddo fod rhwng ${low} a ${high}`,
});

/** What an amount may look like. */
const example = "1,250";

/** Pounds and pence as people write them, `£1,234.50`, in whole pence. */
export function parseMoney(
  form: Fields,
  asked: Asked,
  { min, max }: Range,
): Parsed<Pence> {
  const text = firstOf(form, asked.field);
  if (text === "") return refuse(asked.field, asked.enter);
  const parsed = parsePence(text);
  if (parsed.kind === "failure" && parsed.error === "not-money")
    return refuseAsked(asked, {
      en: `must be an amount of money, like ${example}`,
      cy: `rhaid iddo fod yn swm o arian, fel ${example}`,
    });
  if (parsed.kind === "failure" || parsed.value < min || parsed.value > max)
    return refuseAsked(asked, between(formatPence(min), formatPence(max)));
  return ok(parsed.value);
}

/** A whole number, bounds included. */
export function parseWholeNumber(
  form: Fields,
  asked: Asked,
  { min, max }: Range,
): Parsed<number> {
  const text = firstOf(form, asked.field).replaceAll(",", "");
  if (text === "") return refuse(asked.field, asked.enter);
  if (!/^-?\d{1,15}$/.test(text))
    return refuseAsked(asked, say("must be a whole number"));
  const value = Number(text);
  if (value < min || value > max)
    return refuseAsked(asked, between(formatNumber(min), formatNumber(max)));
  return ok(value);
}
