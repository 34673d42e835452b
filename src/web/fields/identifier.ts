import type { Words } from "#kernel";
import { ok, say } from "#kernel";
import { firstOf } from "../server/fields.ts";
import type { Asking, Field } from "./field.ts";
import { plain, refuseEmpty } from "./field.ts";
import { refuse } from "./field-error.ts";
import type { Box } from "./text.ts";
import { boxed } from "./text.ts";

type Format = {
  readonly box: Box;
  /** Brings what people type into one form. */
  tidy(text: string): string;
  /** Groups what is in that form as people read it. */
  readonly group?: (tidied: string) => string;
  readonly pattern: RegExp;
  readonly wrong: Words;
};

const withoutSpaces = (text: string): string =>
  text.replace(/[\s-]/g, "").toUpperCase();

const formats = {
  /** `QQ123456C`. Prefixes that HMRC does not allocate, save QQ, which is kept for examples (HMRC, NIM39110). */
  "national-insurance-number": {
    box: { classes: "govuk-input--width-10", spellcheck: false },
    tidy: withoutSpaces,
    pattern:
      /^(?:QQ|(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])\d{6}[A-D]$/,
    wrong: say(
      "Enter a National Insurance number in the correct format, like QQ 12 34 56 C",
    ),
  },

  /** `SW1A 1AA`. Unit postcodes (BS 7666; GIR 0AA included), written with one space; no real one begins with Q, so made-up ones do. */
  postcode: {
    box: { autocomplete: "postal-code", classes: "govuk-input--width-10" },
    tidy: (text: string) => withoutSpaces(text).replace(/^(.+)(...)$/, "$1 $2"),
    pattern:
      /^(?:GIR 0AA|(?:[A-PR-UWYZ]\d[\dA-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y]\d[\dABEHMNPRVWXY]?|Q[A-Z]\d{2}) \d[ABD-HJLNP-UW-Z]{2})$/,
    wrong: say("Enter a full UK postcode, like SW1A 1AA"),
  },

  /** `30-94-30`. */
  "sort-code": {
    box: {
      inputmode: "numeric",
      classes: "govuk-input--width-5",
      spellcheck: false,
    },
    tidy: (text: string) =>
      text.replace(/[\s-]/g, "").replace(/^(\d\d)(\d\d)(\d\d)$/, "$1-$2-$3"),
    pattern: /^\d\d-\d\d-\d\d$/,
    wrong: say("Enter a valid sort code like 309430"),
  },

  /** Six to eight digits; shorter ones are filled from the left to eight, as banks do. */
  "account-number": {
    box: {
      inputmode: "numeric",
      classes: "govuk-input--width-10",
      spellcheck: false,
    },
    tidy: (text: string) =>
      text
        .replace(/[\s-]/g, "")
        .replace(/^\d{6,7}$/, (digits) => digits.padStart(8, "0")),
    pattern: /^\d{8}$/,
    wrong: say("Enter a valid account number like 00733445"),
  },

  email: {
    box: { type: "email", autocomplete: "email", spellcheck: false },
    tidy: (text: string) => text.replace(/\s/g, ""),
    pattern:
      /^(?=.{3,254}$)[^\s@<>",;:\\()[\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*$/u,
    wrong: say(
      "Enter an email address in the correct format, like name@example.com",
    ),
  },

  /** `01632960001` or `+448081570192`. */
  telephone: {
    box: { type: "tel", autocomplete: "tel", classes: "govuk-input--width-20" },
    tidy: (text: string) => text.replace(/[\s().-]/g, "").replace(/^00/, "+"),
    group: (text: string) =>
      text
        .replace(/^(02\d)(\d{4})(\d{4})$/, "$1 $2 $3")
        .replace(/^(0[389]\d\d|011\d|01\d1)(\d{3})(\d{3,4})$/, "$1 $2 $3")
        .replace(/^(0\d{4})(\d{5,6})$/, "$1 $2"),
    pattern: /^(?:0\d{9,10}|\+\d{8,15})$/,
    wrong: say(
      "Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192",
    ),
  },
} satisfies Readonly<Record<string, Format>>;
type FormatName = keyof typeof formats;

export const isFormat = (name: string): name is FormatName =>
  Object.hasOwn(formats, name);

/** A text of one format: what was typed is tidied, and refused when it does not fit. */
export function identifierField(
  asking: Asking & { readonly format: FormatName; readonly box?: Box },
): Field<string> {
  const { box, group, pattern, tidy, wrong }: Format = formats[asking.format];
  return {
    ...plain,
    ask: asking.ask,
    control: boxed(asking, { ...box, ...asking.box }),
    show: (value) => (group ? group(tidy(String(value))) : String(value)),
    parse(name, { form }) {
      const typed = firstOf(form, name);
      if (typed === "") return refuseEmpty(asking, name);
      const tidied = tidy(typed);
      return pattern.test(tidied) ? ok(tidied) : refuse(name, wrong);
    },
  };
}
