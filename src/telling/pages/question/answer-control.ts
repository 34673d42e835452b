import type { ConceptType, Council, InformationConcept } from "#catalogue";
import type { Locale, Words } from "#kernel";
import type { Fields, FieldError, Html } from "#web";
import { fieldset, formControls, html, question } from "#web";
import { answerWords } from "./answer-words.ts";
import { answerField, listLengthMax } from "./parse-answer.ts";

/** The controls of this form, with the councils an address can lie in. */
type Controls = ReturnType<typeof formControls> & {
  readonly councils: readonly Council[];
  readonly values: Fields;
};
type Place = {
  readonly field: string;
  readonly text: string;
  readonly hint: string | undefined;
  /** The question itself is the page's heading; parts of a record are not. */
  readonly isHeading: boolean;
};

/** The control for one question, with the question as the page's heading. */
export function answerControl(
  concept: InformationConcept,
  form: {
    readonly locale: Locale;
    readonly values: Fields;
    readonly errors: readonly FieldError[];
    readonly councils: readonly Council[];
    /** The question's words, when they differ from the concept's own. */
    readonly question?: Words;
  },
): Html {
  const { locale } = form;
  const { councils, values } = form;
  const controls = { ...formControls(form), councils, values };
  return control(concept.type, controls, locale, {
    field: answerField,
    text: (form.question ?? concept.question ?? concept.label)[locale],
    hint: concept.hint?.[locale],
    isHeading: true,
  });
}

const legendOf = ({ text, isHeading }: Place) =>
  question(text, isHeading ? "l" : "s");
const labelOf = ({ text, isHeading }: Place) => ({
  text,
  isPageHeading: isHeading,
  classes: isHeading ? "govuk-label--l" : "",
});

function control(
  type: ConceptType,
  controls: Controls,
  locale: Locale,
  place: Place,
): Html {
  const { field, hint } = place;
  switch (type.kind) {
    case "yes-no":
      return yesNoControl(controls, locale, place);
    case "date":
      return controls.dateInput({
        id: field,
        fieldset: legendOf(place),
        hint,
      });
    case "choice":
      return controls.radios({
        name: field,
        fieldset: legendOf(place),
        hint,
        items: [...type.values].map(([value, words]) => ({
          value,
          text: words[locale],
        })),
      });
    case "record":
      return recordControl(type, controls, locale, place);
    case "list":
      return listControl(type.of, controls, locale, place);
    case "duration":
      return controls.input({
        name: `${field}-years`,
        label: labelOf(place),
        hint,
        suffix: answerWords.years[locale],
        classes: "govuk-input--width-3",
        inputmode: "numeric",
      });
    case "text":
      return type.format === "council"
        ? councilControl(controls, locale, place)
        : controls.input({
            name: field,
            label: labelOf(place),
            hint,
            ...textInput(type),
          });
    case "number":
      return controls.input({
        name: field,
        label: labelOf(place),
        hint,
        ...numberInput(type.unit),
      });
  }
}

const yesNoControl = (controls: Controls, locale: Locale, place: Place): Html =>
  controls.radios({
    name: place.field,
    classes: "govuk-radios--inline",
    fieldset: legendOf(place),
    hint: place.hint,
    items: [
      { value: "yes", text: answerWords.yes[locale] },
      { value: "no", text: answerWords.no[locale] },
    ],
  });

const councilControl = (
  controls: Controls,
  locale: Locale,
  place: Place,
): Html =>
  controls.select({
    name: place.field,
    label: labelOf(place),
    hint: place.hint,
    items: [
      { value: "", text: answerWords.findCouncil[locale] },
      ...controls.councils.map(({ gss, place: name }) => ({
        value: gss,
        text: name,
      })),
    ],
  });

function numberInput(unit: string) {
  const isMoney = unit.startsWith("GBP");
  return {
    classes: isMoney ? "govuk-input--width-10" : "govuk-input--width-5",
    inputmode: isMoney ? "decimal" : "numeric",
    ...(isMoney ? { prefix: "£" } : {}),
  };
}

function textInput({
  format,
  lengthMax,
}: Extract<ConceptType, { kind: "text" }>) {
  switch (format) {
    case "email":
      return { type: "email", autocomplete: "email", spellcheck: false };
    case "telephone":
      return {
        type: "tel",
        autocomplete: "tel",
        classes: "govuk-input--width-20",
      };
    case "postcode":
      return { autocomplete: "postal-code", classes: "govuk-input--width-10" };
    case "sort-code":
      return {
        inputmode: "numeric",
        classes: "govuk-input--width-5",
        spellcheck: false,
      };
    case "account-number":
      return {
        inputmode: "numeric",
        classes: "govuk-input--width-10",
        spellcheck: false,
      };
    case "national-insurance-number":
      return { classes: "govuk-input--width-10", spellcheck: false };
    default:
      return {
        classes: (lengthMax ?? 200) <= 30 ? "govuk-input--width-20" : "",
      };
  }
}

type RecordType = Extract<ConceptType, { kind: "record" }>;

function recordControl(
  type: RecordType,
  controls: Controls,
  locale: Locale,
  place: Place,
): Html {
  const parts = [...type.fields].map(([name, part]) =>
    control(part.type, controls, locale, {
      field: `${place.field}.${name}`,
      text: part.label[locale],
      hint: undefined,
      isHeading: false,
    }),
  );
  return fieldset({
    ...legendOf(place),
    content: html`${place.hint && html`<div class="govuk-hint">${place.hint}</div>`}${parts}`,
  });
}

const recordsShown = 3;
/** How many records the form holds already. */
const recordsBegun = (values: Fields, field: string): number =>
  Math.max(
    0,
    ...Object.keys(values)
      .filter((name) => name.startsWith(`${field}.`))
      .map((name) => Number.parseInt(name.slice(field.length + 1), 10) + 1)
      .filter(Number.isInteger),
  );

function listControl(
  of: ConceptType,
  controls: Controls,
  locale: Locale,
  place: Place,
): Html {
  if (of.kind === "choice")
    return controls.checkboxes({
      name: place.field,
      fieldset: legendOf(place),
      hint: place.hint,
      items: [...of.values].map(([value, words]) => ({
        value,
        text: words[locale],
      })),
    });
  if (of.kind === "record") {
    const begun = recordsBegun(controls.values, place.field);
    const length = Math.min(listLengthMax, Math.max(recordsShown, begun + 1));
    const records = Array.from({ length }, (_, index) =>
      recordControl(of, controls, locale, {
        field: `${place.field}.${index}`,
        text: answerWords.another(index + 1)[locale],
        hint: undefined,
        isHeading: false,
      }),
    );
    return fieldset({ ...legendOf(place), content: html`${records}` });
  }
  return controls.textarea({
    name: place.field,
    label: labelOf(place),
    hint: [place.hint, answerWords.onePerLine[locale]]
      .filter(Boolean)
      .join(" "),
    rows: Math.min(listLengthMax, 4),
  });
}
