import type { Locale, Words } from "#kernel";
import { ok, say } from "#kernel";
import type { Content } from "../html/html.ts";
import { firstOf, allOf } from "../server/fields.ts";
import type { Asking, Field } from "./field.ts";
import { labelOf, legendOf, plain, refuseEmpty } from "./field.ts";
import type { Controls } from "./field-error.ts";
import { shownAt, errorAt, refuse } from "./field-error.ts";
import { radios, select, checkboxes } from "../components/choices.ts";
import { ticks } from "./on-paper.ts";
import { listText, valuesIn } from "./list.ts";

/** What can be chosen; `under` stands under it while it is. */
export type Item<T extends string> = {
  readonly value: T;
  readonly text: Words | string;
  readonly hint?: Words | string | undefined;
  readonly under?: ((controls: Controls) => Content) | undefined;
};

const said = (text: Words | string, locale: Locale): string =>
  typeof text === "string" ? text : text[locale];

/** Items as radios and checkboxes show them. */
const itemsShown = (items: readonly Item<string>[], controls: Controls) =>
  items.map(({ value, text, hint, under }) => ({
    value,
    text: said(text, controls.locale),
    ...(hint ? { hint: said(hint, controls.locale) } : {}),
    ...(under ? { conditional: under(controls) } : {}),
  }));

/** What was chosen, by its words. */
const itemText = (
  items: readonly Item<string>[],
  value: unknown,
  locale: Locale,
): string => {
  const text = items.find((item) => item.value === value)?.text;
  return text === undefined ? String(value) : said(text, locale);
};

/** One of the choices offered; anything else counts as no answer. A list drawn as one box (`isList`) may begin with words to choose by (`first`). */
export function choiceField<T extends string>(
  asking: Asking & {
    readonly items: readonly Item<T>[];
    readonly isList?: boolean;
    readonly first?: Words | string;
    readonly classes?: string;
  },
): Field<T> {
  const { ask, items, first, classes } = asking;
  const isList = asking.isList ?? first !== undefined;
  return {
    ...plain,
    ask,
    control(name, controls) {
      const { locale } = controls;
      const hint = asking.hint?.[locale];
      const shown = itemsShown(items, controls);
      return isList
        ? select({
            ...shownAt(controls, name),
            label: labelOf(asking, locale),
            hint,
            items: [
              ...(first ? [{ value: "", text: said(first, locale) }] : []),
              ...shown,
            ],
          })
        : radios({
            ...shownAt(controls, name),
            classes,
            fieldset: legendOf(asking, locale),
            hint,
            items: shown,
          });
    },
    parse(name, { form }) {
      const typed = firstOf(form, name);
      const found = items.find(({ value }) => value === typed);
      return found ? ok(found.value) : refuseEmpty(asking, name);
    },
    show: (value, locale) => itemText(items, value, locale),
    print: (locale) =>
      ticks(
        say("Tick one"),
        items.map(({ text }) => text),
        locale,
      ),
  };
}

/** Choices that each have their words in one record. */
export const worded = <T extends string>(
  values: readonly T[],
  words: Readonly<Record<T, Words>>,
): readonly Item<T>[] => values.map((value) => ({ value, text: words[value] }));

/** Any of the choices offered, each once, in the order offered. */
export const choicesField = <T extends string>(
  asking: Asking & {
    readonly items: readonly Item<T>[];
    readonly countMin?: number;
    /** Said when anything else was sent; else that counts as not chosen. */
    readonly unknown?: Words;
  },
): Field<readonly T[]> => ({
  ask: asking.ask,
  control: (name, controls) =>
    checkboxes({
      name,
      values: allOf(controls.values, name),
      errorMessage: errorAt(controls, name),
      fieldset: legendOf(asking, controls.locale),
      hint: asking.hint?.[controls.locale],
      items: itemsShown(asking.items, controls),
    }),
  parse(name, { form }) {
    const values = allOf(form, name);
    const isOffered = (one: string): boolean =>
      asking.items.some(({ value }) => value === one);
    if (asking.unknown && !values.every(isOffered))
      return refuse(name, asking.unknown);
    const found = asking.items.flatMap(({ value }) =>
      values.includes(value) ? [value] : [],
    );
    return found.length < (asking.countMin ?? 0)
      ? refuseEmpty(asking, name)
      : ok(found);
  },
  fill: (name, value) => ({ [name]: valuesIn(value).map(String) }),
  show: (value, locale) =>
    listText(value, locale, (one) => itemText(asking.items, one, locale)),
  print: (locale) =>
    ticks(
      say("Tick all that apply"),
      asking.items.map(({ text }) => text),
      locale,
    ),
});
