import type { Attributes } from "../html/attributes.ts";
import { attr, attrs, more } from "../html/attributes.ts";
import type { Content, Html } from "../html/html.ts";
import { html } from "../html/html.ts";
import type { Explained } from "./field.ts";
import { fieldGroup } from "./field.ts";
import type { FieldsetOptions } from "./fieldset.ts";
import { input } from "./input.ts";
import type { Optional } from "./optional.ts";

/** One of the boxes; `error: false` keeps the red border off a box that is right. */
export type DateInputItem = Optional<{
  name: string;
  label: Content;
  id: string;
  value: string | number;
  inputmode: string;
  autocomplete: string;
  pattern: string;
  error: boolean;
  classes: string;
  attributes: Attributes;
}>;

export type DateInputOptions = Explained & { readonly id: string } & Optional<{
    namePrefix: string;
    values: Readonly<Record<string, string | number | undefined>>;
    day: DateInputItem;
    month: DateInputItem;
    year: DateInputItem;
    items: readonly (DateInputItem | false | undefined)[];
    fieldset: FieldsetOptions;
    classes: string;
    attributes: Attributes;
  }>;

type Box = {
  readonly name: string;
  readonly width: 2 | 4;
  readonly item: DateInputItem;
};

const hasError = ({ error, classes }: DateInputItem): boolean =>
  Boolean(error) || Boolean(classes?.includes("govuk-input--error"));

/** The boxes in order: the three of a date, or the page's own, which the three fill in by name. */
function boxesOf(options: DateInputOptions): readonly Box[] {
  const parts = [
    { name: "day", width: 2 as const, item: options.day },
    { name: "month", width: 2 as const, item: options.month },
    { name: "year", width: 4 as const, item: options.year },
  ].map(({ name, width, item = {} }) => ({
    name: item.name ?? name,
    part: name,
    width,
    item,
  }));
  if (!options.items?.length) return parts;
  return options.items.flatMap((item) => {
    if (!item) return [];
    const part = parts.find(
      ({ name, part }) => item.name === name || item.name === part,
    );
    const value = item.value ?? part?.item.value;
    return [
      {
        name: item.name ?? "",
        width: part?.width ?? 2,
        item: { ...item, value },
      },
    ];
  });
}

function boxClasses(item: DateInputItem, width: number, isWrong: boolean) {
  const { classes = "" } = item;
  return [
    "govuk-date-input__input",
    isWrong && !classes.includes("govuk-input--error") && "govuk-input--error",
    !classes.includes("govuk-input--width-") && `govuk-input--width-${width}`,
    classes,
  ]
    .filter(Boolean)
    .join(" ");
}

const capitalise = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();

function box(
  options: DateInputOptions,
  { name, width, item }: Box,
  isWrong: boolean,
) {
  const fullName = options.namePrefix ? `${options.namePrefix}-${name}` : name;
  return html`<div class="govuk-date-input__item">
    ${input({
      label: {
        text: item.label || capitalise(name),
        classes: "govuk-date-input__label",
      },
      id: item.id || `${options.id}-${name}`,
      classes: boxClasses(item, width, isWrong),
      name: fullName,
      value: item.value ?? options.values?.[fullName] ?? options.values?.[name],
      inputmode: item.inputmode || "numeric",
      autocomplete: item.autocomplete,
      pattern: item.pattern,
      attributes: item.attributes,
    })}
  </div>`;
}

/** Day, month and year of a date a person knows. Without `error` marks on the boxes, an error marks all of them. */
export function dateInput(options: DateInputOptions): Html {
  const boxes = boxesOf(options);
  const marksBoxes = boxes.some(({ item }) => hasError(item));
  const isWrong = ({ item }: Box): boolean =>
    hasError(item) ||
    (item.error !== false && Boolean(options.errorMessage) && !marksBoxes);
  return fieldGroup(
    { ...options, role: "group" },
    options.id,
    () =>
      html`<div
        class="govuk-date-input${more(options.classes)}"
        ${attrs(options.attributes)}${attr("id", options.id)}
      >
        ${options.formGroup?.before}${boxes.map((each) => box(options, each, isWrong(each)))}${options.formGroup?.after}
      </div>`,
  );
}
