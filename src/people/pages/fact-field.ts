import type { Catalogue, ConceptType, InformationConcept } from "#catalogue";
import {
  councilId,
  councilOfPostcode,
  councilsToChoose,
  findCouncil,
  findOrganisation,
} from "#catalogue";
import type { FactValue } from "#decisions";
import type { Locale, Words } from "#kernel";
import { ok, say } from "#kernel";
import type { Asking, Field } from "#web";
import {
  choiceField,
  choicesField,
  dateField,
  firstOf,
  identifierField,
  isFormat,
  linesField,
  moneyField,
  numberField,
  optional,
  recordField,
  recordsField,
  refuse,
  textField,
  yearsField,
  yesNoField,
} from "#web";

type Typed<Kind extends ConceptType["kind"]> = Extract<
  ConceptType,
  { readonly kind: Kind }
>;

const textLengthMax = 200;
const poundsMax = 100_000_000;

const words = {
  chooseOne: say("Choose one answer"),
  findCouncil: say("Find it from the postcode"),
  chooseCouncil: say("Choose the council: we cannot find it from the postcode"),
};

/** A fact as it is asked, read and shown wherever a person or staff meet it. */
export const factField = (
  catalogue: Catalogue,
  { type, label, question, hint }: InformationConcept,
): Field<FactValue> =>
  fieldOf(catalogue, type, {
    ...called(label),
    ask: question ?? label,
    hint,
    size: "l",
  });

/** A fact as people read it, by the type its concept declares. */
export const answerText = (
  catalogue: Catalogue,
  type: ConceptType,
  value: FactValue,
  locale: Locale,
): string =>
  fieldOf(catalogue, type, called({ en: "", cy: "" })).show(value, locale);

/** What is said of a wrong answer, by the label of what is asked. */
const called = (label: Words) => ({
  ask: label,
  enter: {
    en: `Enter ${withinSentence(label.en)}`,
    cy: `Rhowch ${withinSentence(label.cy)}`,
  },
  subject: label,
});

/** A common noun begins small within a sentence; a name of two words, such as National Insurance, does not, nor do initials. */
const withinSentence = (label: string): string =>
  label.replace(/^\p{Lu}(?=\p{Ll}*(?:$|[^\p{L}]+\p{Ll}))/u, (first) =>
    first.toLowerCase(),
  );

function fieldOf(
  catalogue: Catalogue,
  type: ConceptType,
  asking: Asking,
): Field<FactValue> {
  switch (type.kind) {
    case "yes-no":
      return yesNoField(asking);
    case "date":
      return dateField({ ...asking, ...limitsOf(type) });
    case "text":
      return writtenField(catalogue, type, asking);
    case "duration":
      return yearsField(asking);
    case "number":
      return type.unit.startsWith("GBP")
        ? moneyField({ ...asking, ...rangeOf(type, poundsMax) })
        : numberField({ ...asking, ...rangeOf(type, 1_000_000) });
    case "choice":
      return choiceField({
        ...asking,
        enter: words.chooseOne,
        items: itemsOf(type),
      });
    case "list":
      return listField(catalogue, type.of, asking);
    case "record":
      return partsField(catalogue, type, asking);
  }
}

const itemsOf = ({ values }: Typed<"choice">) =>
  [...values].map(([value, text]) => ({ value, text }));

const rangeOf = ({ from = 0, to }: Typed<"number">, most: number) => ({
  min: from,
  max: to ?? most,
});

const limitsOf = ({ from, to }: Typed<"date">) => ({
  ...(to === "today" ? { in: "past" as const } : {}),
  ...(from ? { notBefore: from } : {}),
  ...(to && to !== "today" ? { notAfter: to } : {}),
});

function writtenField(
  catalogue: Catalogue,
  { format = "", lengthMax = textLengthMax }: Typed<"text">,
  asking: Asking,
): Field<string> {
  if (format === "council") return councilField(catalogue, asking);
  if (isFormat(format)) return identifierField({ ...asking, format });
  const classes = lengthMax <= 30 ? "govuk-input--width-20" : "";
  return textField({ ...asking, lengthMax, box: { classes } });
}

/** A list of choices is ticked; a list of anything plain is written a line each; records stand one under the other. */
function listField(
  catalogue: Catalogue,
  of: ConceptType,
  asking: Asking,
): Field<readonly FactValue[]> {
  switch (of.kind) {
    case "choice":
      return choicesField({ ...asking, items: itemsOf(of), countMin: 0 });
    case "record":
      return recordsField(asking, (each) => partsField(catalogue, of, each));
    default:
      return linesField(asking, fieldOf(catalogue, of, asking));
  }
}

const partsField = (
  catalogue: Catalogue,
  { fields }: Typed<"record">,
  asking: Asking,
): Field<Readonly<Record<string, FactValue>>> =>
  recordField(
    asking,
    Object.fromEntries(
      [...fields].map(([name, { type, label, optional: mayBeLeftOut }]) => {
        const part = fieldOf(catalogue, type, {
          ...called(label),
          size: "s",
        });
        return [name, mayBeLeftOut ? optional(part) : part];
      }),
    ) as Readonly<Record<string, Field<FactValue>>>,
  );

/** The council chosen, or the one that the postcode beside it lies in when none was. */
const councilField = (catalogue: Catalogue, asking: Asking): Field<string> => ({
  ...textField({ ...asking, lengthMax: textLengthMax }),
  control(name, controls) {
    const items = councilsToChoose(catalogue).map(({ gss, place }) => ({
      value: gss,
      text: place,
    }));
    const first = words.findCouncil;
    return choiceField({ ...asking, first, items }).control(name, controls);
  },
  parse(name, { form }) {
    const postcode = name.replace(/[^.]*$/, "postcode");
    const council =
      findCouncil(catalogue, firstOf(form, name)) ??
      councilOfPostcode(catalogue, firstOf(form, postcode));
    return council ? ok(council.gss) : refuse(name, words.chooseCouncil);
  },
  show: (value, locale) =>
    findOrganisation(catalogue, councilId(String(value)))?.name[locale] ??
    String(value),
});
