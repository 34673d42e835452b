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
type DateInputItem = Optional<{
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
    day: DateInputItem | false;
    month: DateInputItem | false;
    year: DateInputItem | false;
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

const parts = ["day", "month", "year"] as const;

function partBox(
  options: DateInputOptions,
  part: (typeof parts)[number],
): Box | undefined {
  const item = options[part] ?? {};
  if (!item) return undefined;
  return { name: item.name ?? part, width: part === "year" ? 4 : 2, item };
}

/** The boxes in order: the three of a date, or the page's own, which take width and value from the one of their name. */
function boxesOf(options: DateInputOptions): readonly Box[] {
  const ofDate = parts.flatMap((part) => partBox(options, part) ?? []);
  if (!options.items?.length) return ofDate;
  return options.items.flatMap((item) => {
    if (!item) return [];
    const known = ofDate.find((box) => box.name === item.name);
    const value = item.value ?? known?.item.value;
    return [
      {
        name: item.name ?? "",
        width: known?.width ?? 2,
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
