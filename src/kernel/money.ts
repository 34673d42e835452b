import type { Result } from "./result.ts";
import { fail, ok } from "./result.ts";

/** Whole pence. Safe to 90 trillion pounds. */
export type Pence = number;

/** `123456` → `£1,234.56`; whole pounds drop the pence unless asked for. */
export function formatPence(
  amount: Pence,
  options: { readonly pence?: "always" | "when-needed" } = {},
): string {
  const whole = Math.abs(amount) % 100 === 0 && options.pence !== "always";
  const pounds = Math.trunc(Math.abs(amount) / 100).toLocaleString("en-GB");
  const rest = whole
    ? ""
    : `.${String(Math.abs(amount) % 100).padStart(2, "0")}`;
  return `${amount < 0 ? "−" : ""}£${pounds}${rest}`;
}

/** Digits as people write them: a comma stands before three digits or nowhere, for “12,50” and “1,2” mean something else to whoever types them. */
export function parseDigits(text: string): string | undefined {
  return /^-?(?:\d+|\d{1,3}(?:,\d{3})+)$/.test(text)
    ? text.replaceAll(",", "")
    : undefined;
}

/** Reads `£1,234.5`, `1234.50` or `1234` typed by a person. */
export function parsePence(
  text: string,
): Result<Pence, "not-money" | "too-large"> {
  const match = /^£?\s*(\d[\d,]*)(?:\.(\d{1,2}))?$/.exec(text.trim());
  const digits = parseDigits(match?.[1] ?? "");
  if (!match || digits === undefined) return fail("not-money");
  if (digits.length > 12) return fail("too-large");
  return ok(
    Number(digits) * 100 + Number((match[2] ?? "").padEnd(2, "0") || 0),
  );
}
