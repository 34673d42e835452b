import { ok } from "#kernel";
import { allOf, firstOf } from "../server/fields.ts";
import { hidden } from "./field-error.ts";
import type { Field } from "./field.ts";
import { unasked } from "./field.ts";
import { html } from "../html/html.ts";

/** What a form or its button brings along without its being asked here; empty when it did not come. */
export const unseenField = (lengthMax = 1_000): Field<string> => ({
  ...unasked(""),
  control: (name, { values }) => hidden(name, firstOf(values, name)),
  parse: (name, { form }) => ok(firstOf(form, name).slice(0, lengthMax)),
});

/** All that came under one name. */
export const unseenList = (): Field<readonly string[]> => ({
  ...unasked([]),
  control: (name, { values }) =>
    html`${allOf(values, name).map((one) => hidden(name, one))}`,
  parse: (name, { form }) => ok(allOf(form, name)),
  fill: (name, value) => ({
    [name]: (value as readonly unknown[]).map(String),
  }),
});
