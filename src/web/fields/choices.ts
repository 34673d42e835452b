import { ok, say } from "#kernel";
import { checkboxes } from "../components/choices.ts";
import { allOf } from "../server/fields.ts";
import type { Item } from "./choice.ts";
import { itemsShown, itemText } from "./choice.ts";
import { errorAt } from "./controls.ts";
import type { Asking, Field } from "./field.ts";
import { legendOf, refuseEmpty } from "./field.ts";
import { listText, valuesIn } from "./list.ts";
import { ticks } from "./on-paper.ts";

/** Any of the choices offered, each once, in the order offered. */
export const choicesField = <T extends string>(
  asking: Asking & {
    readonly items: readonly Item<T>[];
    readonly countMin?: number;
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
