import { ok } from "#kernel";
import { fieldset } from "../components/field.ts";
import { html } from "../html/html.ts";
import type { Fields } from "../server/fields.ts";
import type { Asking, Field, FieldsOf } from "./field.ts";
import { legendOf, parseAll } from "./field.ts";
import { lineFor } from "./on-paper.ts";

type Known = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Known =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Several fields as one value; what was left out of it is not in it. */
export function recordField<Values extends Known>(
  asking: Asking,
  parts: FieldsOf<Values>,
): Field<Values> {
  const named = Object.entries<Field<unknown>>(parts);
  const at = (name: string) =>
    Object.fromEntries(
      named.map(([part, field]) => [`${name}.${part}`, field]),
    );
  const known = (value: unknown) =>
    named.flatMap(([part, field]) => {
      const one = isRecord(value) ? value[part] : undefined;
      return one === undefined ? [] : [{ part, field, one }];
    });
  return {
    ask: asking.ask,
    control(name, controls) {
      const { locale } = controls;
      const hint = asking.hint?.[locale];
      return fieldset({
        ...legendOf(asking, locale),
        content: html`${hint && html`<div class="govuk-hint">${hint}</div>`}${named.map(([part, field]) => field.control(`${name}.${part}`, controls))}`,
      });
    },
    parse(name, sent) {
      const parsed = parseAll(at(name), sent);
      if (parsed.kind === "failure") return parsed;
      const given = Object.entries(parsed.value).map(([part, value]) => [
        part.slice(name.length + 1),
        value,
      ]);
      return ok(Object.fromEntries(given) as Values);
    },
    fill: (name, value) =>
      Object.assign(
        {},
        ...known(value).map(({ part, field, one }) =>
          field.fill(`${name}.${part}`, one),
        ),
      ) as Fields,
    show: (value, locale) =>
      known(value)
        .map(({ field, one }) => field.show(one, locale))
        .join(", "),
    print: (locale) =>
      html`${named.map(([, { ask }]) => lineFor(ask[locale]))}`,
  };
}
