import { ok } from "#kernel";
import type { Fields } from "../server/fields.ts";
import { firstOf } from "../server/fields.ts";
import { formatNumber } from "../words/format.ts";
import type { Asked, Parsed } from "./field-error.ts";
import { refuse, refuseAsked } from "./field-error.ts";

/** Length in characters as people count them. */
const lengthOf = (text: string): number => [...text].length;

/** Control characters other than line breaks never belong in an answer, and the database refuses NUL. */
const cleaned = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(/(?![\n\t])\p{Cc}/gu, "");

/** A text of up to `lengthMax` characters. */
export function parseText(
  form: Fields,
  asked: Asked,
  { lengthMax }: { readonly lengthMax: number },
): Parsed<string> {
  const text = cleaned(firstOf(form, asked.field)).trim();
  if (text === "") return refuse(asked.field, asked.enter);
  if (lengthOf(text) <= lengthMax) return ok(text);
  const most = formatNumber(lengthMax);
  return refuseAsked(asked, {
    en: `must be ${most} characters or less`,
    cy: `rhaid iddo fod yn ${most} nod neu lai`,
  });
}

/** Whether there is any answer, for questions that may be left open. */
export const isAnswered = (form: Fields, field: string): boolean =>
  firstOf(form, field) !== "";
