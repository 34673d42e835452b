import { isOk, ok, say } from "#kernel";
import type { CustomerSearch } from "#people";
import type { Field, Parsed, Sent } from "#web";
import {
  dateField,
  exactly,
  groupField,
  identifierField,
  isBegun,
  optional,
  parseAll,
  refuse,
  textField,
} from "#web";
import { findWords as words } from "./find-words.ts";

const name = textField({
  ask: say("Name or part of it"),
  enter: say("Enter the name, or part of it, beside the date of birth"),
  lengthMax: 100,
  box: exactly(20),
});

/** What a customer may say of themselves. */
const fields = {
  number: optional(
    identifierField({
      ask: say("National Insurance number"),
      hint: say("For example, QQ 12 34 56 C"),
      format: "national-insurance-number",
      box: exactly(20),
    }),
  ),
  reference: optional(
    textField({
      ask: words.reference,
      hint: say("On our letters, for example JC-7K2M-Q4TX"),
      lengthMax: 40,
      box: exactly(20),
    }),
  ),
  dateOfBirth: optional(
    dateField({
      ask: say("Date of birth, with the name"),
      hint: say("For example, 3 4 1951"),
      subject: say("Date of birth"),
      size: "s",
      in: "past",
    }),
  ),
  name: optional(name),
  postcode: optional(
    identifierField({
      ask: say("Postcode, if they give it"),
      format: "postcode",
      box: exactly(10),
    }),
  ),
};

/** What the customer said: enough to tell people apart, or what is missing. A date of birth alone is shared by too many. */
export const searchField: Field<CustomerSearch> = {
  ...groupField(fields),
  parse: (_name, sent) => parse(sent),
};

function parse(sent: Sent): Parsed<CustomerSearch> {
  const has = (field: string) => isBegun(sent.form, field);
  if (!["number", "reference", "dateOfBirth"].some(has))
    return refuse("number", words.enterOne);
  const asked = has("dateOfBirth") ? { ...fields, name } : fields;
  const parsed = parseAll(asked, sent);
  if (!isOk(parsed)) return parsed;
  const { number: nationalInsuranceNumber, ...rest } = parsed.value;
  return ok(
    nationalInsuranceNumber ? { nationalInsuranceNumber, ...rest } : rest,
  );
}
