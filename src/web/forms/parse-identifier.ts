import type { Words } from "#kernel";
import { ok, say } from "#kernel";
import type { Fields } from "../server/fields.ts";
import { firstOf } from "../server/fields.ts";
import type { Asked, Parsed } from "./field-error.ts";
import { refuse } from "./field-error.ts";

type Format = {
  /** Brings what people type into one form. */
  tidy(text: string): string;
  readonly pattern: RegExp;
  readonly wrong: Words;
};

const withoutSpaces = (text: string): string =>
  text.replace(/[\s-]/g, "").toUpperCase();

/** Prefixes that HMRC does not allocate, save QQ, which is kept for examples (HMRC, NIM39110). */
const nationalInsuranceNumber: Format = {
  tidy: withoutSpaces,
  pattern:
    /^(?:QQ|(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])\d{6}[A-D]$/,
  wrong: say(
    "Enter a National Insurance number in the correct format, like QQ 12 34 56 C",
  ),
};

/** Unit postcodes (BS 7666; GIR 0AA included), written with one space; no real one begins with Q, so made-up ones do. */
const postcode: Format = {
  tidy: (text) => withoutSpaces(text).replace(/^(.+)(...)$/, "$1 $2"),
  pattern:
    /^(?:GIR 0AA|(?:[A-PR-UWYZ]\d[\dA-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y]\d[\dABEHMNPRVWXY]?|Q[A-Z]\d{2}) \d[ABD-HJLNP-UW-Z]{2})$/,
  wrong: say("Enter a full UK postcode, like SW1A 1AA"),
};

const sortCode: Format = {
  tidy: (text) =>
    text.replace(/[\s-]/g, "").replace(/^(\d\d)(\d\d)(\d\d)$/, "$1-$2-$3"),
  pattern: /^\d\d-\d\d-\d\d$/,
  wrong: say("Enter a valid sort code like 309430"),
};

/** Six to eight digits; shorter ones are filled from the left to eight, as banks do. */
const accountNumber: Format = {
  tidy: (text) =>
    text
      .replace(/[\s-]/g, "")
      .replace(/^\d{6,7}$/, (digits) => digits.padStart(8, "0")),
  pattern: /^\d{8}$/,
  wrong: say("Enter a valid account number like 00733445"),
};

const emailAddress: Format = {
  tidy: (text) => text.replace(/\s/g, ""),
  pattern:
    /^(?=.{3,254}$)[^\s@<>",;:\\()[\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*$/u,
  wrong: say(
    "Enter an email address in the correct format, like name@example.com",
  ),
};

const telephoneNumber: Format = {
  tidy: (text) => text.replace(/[\s().-]/g, "").replace(/^00/, "+"),
  pattern: /^(?:0\d{9,10}|\+\d{8,15})$/,
  wrong: say(
    "Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192",
  ),
};

/** A parser of one format: tidies what was typed and refuses what does not fit. */
const parserOf =
  (format: Format) =>
  (form: Fields, asked: Pick<Asked, "field" | "enter">): Parsed<string> => {
    const typed = firstOf(form, asked.field);
    if (typed === "") return refuse(asked.field, asked.enter);
    const tidy = format.tidy(typed);
    return format.pattern.test(tidy)
      ? ok(tidy)
      : refuse(asked.field, format.wrong);
  };

/** `QQ123456C`: no spaces, upper case. */
export const parseNationalInsuranceNumber = parserOf(nationalInsuranceNumber);
/** `SW1A 1AA`. */
export const parsePostcode = parserOf(postcode);
/** `30-94-30`. */
export const parseSortCode = parserOf(sortCode);
/** Eight digits. */
export const parseAccountNumber = parserOf(accountNumber);
export const parseEmailAddress = parserOf(emailAddress);
/** `01632960001` or `+448081570192`. */
export const parseTelephoneNumber = parserOf(telephoneNumber);
