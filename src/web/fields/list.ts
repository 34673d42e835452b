import type { Locale, Words } from "#kernel";
import { fail, formatList, ok, say } from "#kernel";
import { fieldset } from "../components/field.ts";
import { textarea } from "../components/input.ts";
import { html } from "../html/html.ts";
import type { Parsed } from "./field-error.ts";
import { shownAt, refuse } from "./field-error.ts";
import type { Fields } from "../server/fields.ts";
import { firstOf } from "../server/fields.ts";
import type { Asking, Field } from "./field.ts";
import { isBegun, labelOf, legendOf, refuseEmpty } from "./field.ts";
import { lines } from "./on-paper.ts";

/** Lines, or records, that one page takes. */
const lengthMax = 8;
const recordsShown = 3;

const words = {
  none: say("None"),
  onePerLine: say("Put each one on a line of its own."),
  tooMany: {
    en: `Enter ${lengthMax} or fewer, one on each line`,
    cy: `Rhowch ${lengthMax} neu lai, un ar bob llinell`,
  },
  another: (number: number): Words => ({
    en: `Number ${number}`,
    cy: `Rhif ${number}`,
  }),
};

/** What a list holds; one value where none was kept is a list of one. */
export const valuesIn = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : [value];

/** A list as people read it. */
export function listText(
  value: unknown,
  locale: Locale,
  textOf: (one: unknown) => string,
): string {
  const texts = valuesIn(value).map(textOf);
  return texts.length === 0 ? words.none[locale] : formatList(texts, locale);
}

function collect<T>(parsed: readonly Parsed<T>[]): Parsed<readonly T[]> {
  const errors = parsed.flatMap((one) =>
    one.kind === "failure" ? one.error : [],
  );
  return errors.length > 0
    ? fail(errors)
    : ok(parsed.flatMap((one) => (one.kind === "ok" ? [one.value] : [])));
}

const shared = <T>({ ask }: Asking, one: Field<T>) => ({
  ask,
  show: (value: unknown, locale: Locale) =>
    listText(value, locale, (each) => one.show(each, locale)),
  print: () => lines(3),
});

/** Several of one plain field, each written on a line of its own. */
export const linesField = <T>(
  asking: Asking,
  one: Field<T>,
): Field<readonly T[]> => ({
  ...shared(asking, one),
  control: (name, controls) =>
    textarea({
      ...shownAt(controls, name),
      label: labelOf(asking, controls.locale),
      hint: [asking.hint?.[controls.locale], words.onePerLine[controls.locale]]
        .filter(Boolean)
        .join(" "),
      rows: 4,
    }),
  parse(name, sent) {
    const typed = firstOf(sent.form, name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean);
    if (typed.length === 0) return refuseEmpty(asking, name);
    if (typed.length > lengthMax) return refuse(name, words.tooMany);
    return collect(
      typed.map((line) =>
        one.parse(name, { ...sent, form: { [name]: [line] } }),
      ),
    );
  },
  fill: (name, value) => ({
    [name]: [valuesIn(value).map(String).join("\n")],
  }),
});

/** How many records the form holds already. */
const recordsBegun = (values: Fields, name: string): number =>
  Math.max(
    0,
    ...Object.keys(values)
      .filter((one) => one.startsWith(`${name}.`))
      .map((one) => Number.parseInt(one.slice(name.length + 1), 10) + 1)
      .filter(Number.isInteger),
  );

/** Several records, one under the other, with room for another. */
export const recordsField = <T>(
  asking: Asking,
  of: (asking: Asking) => Field<T>,
): Field<readonly T[]> => ({
  ...shared(asking, of(asking)),
  control(name, controls) {
    const begun = recordsBegun(controls.values, name);
    const length = Math.min(lengthMax, Math.max(recordsShown, begun + 1));
    const shown = Array.from({ length }, (_, index) =>
      of({
        enter: asking.enter,
        ask: words.another(index + 1),
        size: "s",
      }).control(`${name}.${index}`, controls),
    );
    return fieldset({
      ...legendOf(asking, controls.locale),
      content: html`${shown}`,
    });
  },
  parse: (name, sent) =>
    collect(
      Array.from({ length: lengthMax }, (_, index) => `${name}.${index}`)
        .filter((one) => isBegun(sent.form, one))
        .map((one) => of(asking).parse(one, sent)),
    ),
  fill: (name, value) =>
    Object.assign(
      {},
      ...valuesIn(value).map((one, index) =>
        of(asking).fill(`${name}.${index}`, one),
      ),
    ) as Fields,
});
