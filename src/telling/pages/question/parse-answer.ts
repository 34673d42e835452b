import type { Catalogue, ConceptType, InformationConcept } from "#catalogue";
import { councilOfPostcode, findCouncil } from "#catalogue";
import type { FactValue } from "#decisions";
import type { LocalDate, Words } from "#kernel";
import { fail, ok } from "#kernel";
import type { Asked, Fields, Parsed } from "#web";
import {
  firstOf,
  parseAccountNumber,
  parseChoice,
  parseChoices,
  parseDate,
  parseEmailAddress,
  parseMoney,
  parseNationalInsuranceNumber,
  parsePostcode,
  parseSortCode,
  parseTelephoneNumber,
  parseText,
  parseWholeNumber,
  parseYesNo,
} from "#web";
import { answerWords } from "./answer-words.ts";

/** The field of a question's form; a record's parts are `answer.<part>`. */
export const answerField = "answer";
const textLengthMax = 200;
const poundsMax = 100_000_000;
/** Lines of a list, or records of a list of records, that one page takes. */
export const listLengthMax = 8;

/** What reading needs besides the form: the day, and the councils that an address can lie in. */
export type Reading = {
  readonly today: LocalDate;
  readonly catalogue: Catalogue;
};
type Place = { readonly field: string; readonly label: Words };

/** Nothing was written where something can be: what is chosen from a list is left out by its own button. */
export const isLeftEmpty = (
  { type }: InformationConcept,
  form: Fields,
): boolean =>
  (type.kind === "text" || type.kind === "date") &&
  Object.keys(form)
    .filter((field) => field.startsWith(answerField))
    .every((field) => firstOf(form, field).trim() === "");

/** Reads the form of one question into the value its concept declares, or what is wrong and how to mend it. */
export function parseAnswer(
  concept: InformationConcept,
  form: Fields,
  reading: Reading,
): Parsed<FactValue> {
  return parseTyped(concept.type, form, reading, {
    field: answerField,
    label: concept.label,
  });
}

const askedAt = ({ field, label }: Place): Asked => ({
  field,
  enter: answerWords.enter(label),
  subject: answerWords.subject(label),
});

function parseTyped(
  type: ConceptType,
  form: Fields,
  reading: Reading,
  place: Place,
): Parsed<FactValue> {
  const asked = askedAt(place);
  switch (type.kind) {
    case "yes-no":
      return parseYesNo(form, { ...asked, enter: answerWords.chooseYesNo });
    case "date":
      return parseDate(form, asked, limitsOf(type, reading.today));
    case "text":
      return parseWritten(type, form, asked);
    case "duration":
      return parseDuration(form, asked);
    case "number":
      return parseAmount(type, form, asked);
    case "choice":
      return parseChoice(form, { ...asked, enter: answerWords.chooseOne }, [
        ...type.values.keys(),
      ]);
    case "list":
      return parseList(type.of, form, reading, place);
    case "record":
      return parseRecord(type, form, reading, place);
  }
}

function limitsOf(
  type: Extract<ConceptType, { kind: "date" }>,
  today: LocalDate,
) {
  return {
    today,
    ...(type.to === "today" ? { in: "past" as const } : {}),
    ...(type.from ? { notBefore: type.from } : {}),
    ...(type.to && type.to !== "today" ? { notAfter: type.to } : {}),
  };
}

function parseWritten(
  type: Extract<ConceptType, { kind: "text" }>,
  form: Fields,
  asked: Asked,
): Parsed<string> {
  switch (type.format) {
    case "national-insurance-number":
      return parseNationalInsuranceNumber(form, asked);
    case "postcode":
      return parsePostcode(form, asked);
    case "sort-code":
      return parseSortCode(form, asked);
    case "account-number":
      return parseAccountNumber(form, asked);
    case "email":
      return parseEmailAddress(form, asked);
    case "telephone":
      return parseTelephoneNumber(form, asked);
    default:
      return parseText(form, asked, {
        lengthMax: type.lengthMax ?? textLengthMax,
      });
  }
}

function parseAmount(
  type: Extract<ConceptType, { kind: "number" }>,
  form: Fields,
  asked: Asked,
): Parsed<number> {
  if (!type.unit.startsWith("GBP"))
    return parseWholeNumber(form, asked, {
      min: type.from ?? 0,
      max: type.to ?? 1_000_000,
    });
  const pence = parseMoney(form, asked, {
    min: (type.from ?? 0) * 100,
    max: (type.to ?? poundsMax) * 100,
  });
  return pence.kind === "ok" ? ok(pence.value / 100) : pence;
}

function parseDuration(form: Fields, asked: Asked): Parsed<string> {
  const years = parseWholeNumber(
    form,
    { ...asked, field: `${asked.field}-years` },
    { min: 0, max: 120 },
  );
  return years.kind === "ok" ? ok(`P${years.value}Y`) : years;
}

/** A list of choices is ticked; a list of anything plain is written a line each; records stand one under the other. */
function parseList(
  of: ConceptType,
  form: Fields,
  reading: Reading,
  place: Place,
): Parsed<FactValue> {
  const asked = askedAt(place);
  if (of.kind === "choice")
    return parseChoices(form, asked, {
      choices: [...of.values.keys()],
      countMin: 0,
    });
  if (of.kind === "record") return parseRecords(of, form, reading, place);
  const lines = firstOf(form, place.field)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0)
    return fail([{ field: place.field, message: asked.enter }]);
  if (lines.length > listLengthMax)
    return fail([
      { field: place.field, message: answerWords.tooMany(listLengthMax) },
    ]);
  return collect(
    lines.map((line) =>
      parseTyped(of, { [place.field]: [line] }, reading, place),
    ),
  );
}

type RecordType = Extract<ConceptType, { kind: "record" }>;

function parseRecords(
  type: RecordType,
  form: Fields,
  reading: Reading,
  place: Place,
): Parsed<FactValue> {
  const begun = Array.from({ length: listLengthMax }, (_, index) => ({
    ...place,
    field: `${place.field}.${index}`,
  })).filter(({ field }) =>
    Object.keys(form).some(
      (name) => name.startsWith(`${field}.`) && firstOf(form, name) !== "",
    ),
  );
  return collect(begun.map((one) => parseRecord(type, form, reading, one)));
}

function parseRecord(
  type: RecordType,
  form: Fields,
  reading: Reading,
  place: Place,
): Parsed<FactValue> {
  const parts = [...type.fields].map(([name, part]) => {
    const field = `${place.field}.${name}`;
    const isLeftOut = part.optional && !isBegun(form, field);
    const isCouncil =
      part.type.kind === "text" && part.type.format === "council";
    const parsed = isLeftOut
      ? undefined
      : isCouncil
        ? parseCouncil(form, reading, place.field, field)
        : parseTyped(part.type, form, reading, { field, label: part.label });
    return { name, parsed };
  });
  const errors = parts.flatMap(({ parsed }) =>
    parsed?.kind === "failure" ? parsed.error : [],
  );
  if (errors.length > 0) return fail(errors);
  return ok(
    Object.fromEntries(
      parts.flatMap(({ name, parsed }) =>
        parsed?.kind === "ok" ? [[name, parsed.value]] : [],
      ),
    ),
  );
}

/** The council chosen, or the one the postcode lies in when none was. */
function parseCouncil(
  form: Fields,
  { catalogue }: Reading,
  record: string,
  field: string,
): Parsed<string> {
  const chosen = findCouncil(catalogue, firstOf(form, field));
  const postcode = firstOf(form, `${record}.postcode`);
  const council = chosen ?? councilOfPostcode(catalogue, postcode);
  return council
    ? ok(council.gss)
    : fail([{ field, message: answerWords.chooseCouncil }]);
}

const isBegun = (form: Fields, field: string): boolean =>
  Object.keys(form).some(
    (name) =>
      (name === field ||
        name.startsWith(`${field}-`) ||
        name.startsWith(`${field}.`)) &&
      firstOf(form, name) !== "",
  );

function collect(parsed: readonly Parsed<FactValue>[]): Parsed<FactValue> {
  const errors = parsed.flatMap((one) =>
    one.kind === "failure" ? one.error : [],
  );
  if (errors.length > 0) return fail(errors);
  return ok(parsed.flatMap((one) => (one.kind === "ok" ? [one.value] : [])));
}
