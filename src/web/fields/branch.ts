import { ok } from "#kernel";
import { html } from "../html/html.ts";
import { allOf } from "../server/fields.ts";
import type { Item } from "./choice.ts";
import { choiceField } from "./choice.ts";
import type { Asking, Field, Given } from "./field.ts";
import { controlsOf, filledIn, parseAll, plain, unasked } from "./field.ts";
import type { Parsed } from "./field-error.ts";

type Group = Readonly<Record<string, Field<unknown>>>;
type Read<Fields extends Group> = Given<{
  readonly [K in keyof Fields]: Fields[K] extends Field<infer T> ? T : never;
}>;
type Chosen<Under extends Readonly<Record<string, Group>>> = {
  readonly [K in keyof Under & string]: { readonly chosen: K } & Read<Under[K]>;
}[keyof Under & string];

/** One of the choices offered, with the fields that stand under it: they are read when it is chosen. */
export function branchField<
  const Under extends Readonly<Record<string, Group>>,
>(
  asking: Asking & { readonly items: readonly Item<keyof Under & string>[] },
  branches: Under,
): Field<Chosen<Under>> {
  const field = choiceField({
    ...asking,
    items: asking.items.map((item) => {
      const fields = branches[item.value] ?? {};
      return Object.keys(fields).length === 0
        ? item
        : { ...item, under: (controls) => controlsOf(fields, controls) };
    }),
  });
  return {
    ...field,
    parse(name, sent) {
      const chosen = field.parse(name, sent);
      if (chosen.kind === "failure") return chosen;
      const under = parseAll(branches[chosen.value] ?? {}, sent);
      return under.kind === "failure"
        ? under
        : ok({ chosen: chosen.value, ...under.value } as Chosen<Under>);
    },
    fill(name, value) {
      const { chosen, ...under } = value as Chosen<Under>;
      return {
        ...field.fill(name, chosen),
        ...filledIn(branches[chosen] ?? {}, under),
      };
    },
    show: (value, locale) =>
      field.show((value as Chosen<Under>).chosen, locale),
  };
}

/** A field that stands under one of several choices: read when that is ticked. */
export const underTicked = <T>(
  choices: string,
  value: string,
  field: Field<T>,
): Field<T | undefined> => ({
  ...field,
  control: () => html``,
  parse: (name, sent) =>
    allOf(sent.form, choices).includes(value)
      ? field.parse(name, sent)
      : ok(undefined),
});

/** Several fields, asked under names of their own, as one value. */
export const groupField = <T extends Group>(fields: T): Field<Read<T>> => ({
  ...plain,
  ask: unasked(undefined).ask,
  control: (_name, controls) => controlsOf(fields, controls),
  parse: (_name, sent) => parseAll(fields, sent) as Parsed<Read<T>>,
  fill: (_name, value) => filledIn(fields, value as Read<T>),
});
