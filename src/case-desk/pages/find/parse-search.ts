import type { LocalDate } from "#kernel";
import { fail, isOk, ok } from "#kernel";
import type { CustomerSearch } from "#people";
import type { Fields, Parsed } from "#web";
import {
  isAnswered,
  parseDate,
  parseNationalInsuranceNumber,
  parsePostcode,
  parseText,
  refuse,
} from "#web";
import { findWords as words } from "./find-words.ts";

const nothing: Parsed<undefined> = ok(undefined);

/** Reads what the customer said: enough to tell people apart, or what is missing. */
export function parseSearch(
  form: Fields,
  today: LocalDate,
): Parsed<CustomerSearch> {
  const hasDate = ["day", "month", "year"].some((part) =>
    isAnswered(form, `dateOfBirth-${part}`),
  );
  const isGiven =
    hasDate || isAnswered(form, "number") || isAnswered(form, "reference");
  if (!isGiven) return refuse("number", words.enterOne);
  const parts = {
    nationalInsuranceNumber: parseNumber(form),
    reference: parseReference(form),
    dateOfBirth: hasDate ? parseBirth(form, today) : nothing,
    name: parseName(form, hasDate),
    postcode: isAnswered(form, "postcode")
      ? parsePostcode(form, { field: "postcode", enter: words.enterPostcode })
      : nothing,
  };
  const errors = Object.values(parts).flatMap((part) =>
    part.kind === "failure" ? part.error : [],
  );
  if (errors.length > 0) return fail(errors);
  return ok(
    Object.fromEntries(
      Object.entries(parts).flatMap(([name, part]) =>
        isOk(part) && part.value !== undefined ? [[name, part.value]] : [],
      ),
    ),
  );
}

const parseNumber = (form: Fields) =>
  isAnswered(form, "number")
    ? parseNationalInsuranceNumber(form, {
        field: "number",
        enter: words.enterNumber,
      })
    : nothing;

const parseReference = (form: Fields) =>
  isAnswered(form, "reference")
    ? parseText(
        form,
        {
          field: "reference",
          enter: words.enterReference,
          subject: words.reference,
        },
        { lengthMax: 40 },
      )
    : nothing;

const parseBirth = (form: Fields, today: LocalDate) =>
  parseDate(
    form,
    {
      field: "dateOfBirth",
      enter: words.enterDate,
      subject: words.dateOfBirth,
    },
    { today, in: "past" },
  );

/** A date of birth alone is shared by too many. */
const parseName = (form: Fields, isNeeded: boolean) =>
  isNeeded || isAnswered(form, "name")
    ? parseText(
        form,
        { field: "name", enter: words.enterName, subject: words.name },
        { lengthMax: 100 },
      )
    : nothing;
