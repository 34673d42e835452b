import { isOk, ok } from "#kernel";
import type { CustomerSearch } from "#people";
import type { Parsed } from "#web";
import {
  dateField,
  identifierField,
  isBegun,
  optional,
  parseAll,
  refuse,
  textField,
} from "#web";
import type { DeskVisit } from "../case-desk-deps.ts";
import { findWords as words } from "./find-words.ts";

const unseen = { autocomplete: "off", spellcheck: false } as const;
const wide = { ...unseen, classes: "govuk-input--width-20" };

const name = textField({
  ask: words.name,
  enter: words.enterName,
  lengthMax: 100,
  box: wide,
});

/** What a customer may say of themselves. */
export const searchFields = {
  number: optional(
    identifierField({
      ask: words.number,
      hint: words.numberHint,
      enter: words.enterOne,
      format: "national-insurance-number",
      box: wide,
    }),
  ),
  reference: optional(
    textField({
      ask: words.reference,
      hint: words.referenceHint,
      enter: words.enterOne,
      lengthMax: 40,
      box: wide,
    }),
  ),
  dateOfBirth: optional(
    dateField({
      ask: words.born,
      hint: words.dateHint,
      enter: words.enterOne,
      subject: words.dateOfBirth,
      size: "s",
      in: "past",
    }),
  ),
  name: optional(name),
  postcode: optional(
    identifierField({
      ask: words.postcode,
      enter: words.enterOne,
      format: "postcode",
      box: unseen,
    }),
  ),
};

/** Reads what the customer said: enough to tell people apart, or what is missing. A date of birth alone is shared by too many. */
export function parseSearch(visit: DeskVisit): Parsed<CustomerSearch> {
  const has = (field: string) => isBegun(visit.form, field);
  if (!["number", "reference", "dateOfBirth"].some(has))
    return refuse("number", words.enterOne);
  const fields = has("dateOfBirth") ? { ...searchFields, name } : searchFields;
  const parsed = parseAll(fields, visit);
  if (!isOk(parsed)) return parsed;
  const { number: nationalInsuranceNumber, ...rest } = parsed.value;
  return ok(
    nationalInsuranceNumber ? { nationalInsuranceNumber, ...rest } : rest,
  );
}
