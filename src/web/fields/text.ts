import { ok } from "#kernel";
import type { InputOptions } from "../components/input.ts";
import { input, textarea } from "../components/input.ts";
import { firstOf } from "../server/fields.ts";
import { formatNumber } from "../words/format.ts";
import { shownAt } from "./field-error.ts";
import type { Asking, Field } from "./field.ts";
import { labelOf, plain, refuseAsked, refuseEmpty } from "./field.ts";

/** How the box of an answer looks and behaves. */
export type Box = Partial<
  Pick<
    InputOptions,
    | "autocomplete"
    | "classes"
    | "id"
    | "inputmode"
    | "prefix"
    | "spellcheck"
    | "suffix"
    | "type"
  >
>;

/** A box of one line, with its question. */
export const boxed =
  (asking: Asking, box: Box): Field<unknown>["control"] =>
  (name, controls) =>
    input({
      ...shownAt(controls, name),
      label: labelOf(asking, controls.locale),
      hint: asking.hint?.[controls.locale],
      ...box,
    });

/** Length in characters as people count them. */
const lengthOf = (text: string): number => [...text].length;

/** Control characters other than line breaks never belong in an answer, and the database refuses NUL. */
const cleaned = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(/(?![\n\t])\p{Cc}/gu, "");

/** A text of up to `lengthMax` characters: one line, or a box of `rows`. */
export function textField(
  asking: Asking & {
    readonly lengthMax: number;
    readonly rows?: number;
    readonly box?: Box;
  },
): Field<string> {
  const { lengthMax, rows, box = {} } = asking;
  const most = formatNumber(lengthMax);
  const tooLong = {
    en: `must be ${most} characters or less`,
    cy: `rhaid iddo fod yn ${most} nod neu lai`,
  };
  return {
    ...plain,
    ask: asking.ask,
    control:
      rows === undefined
        ? boxed(asking, box)
        : (name, controls) =>
            textarea({
              ...shownAt(controls, name),
              id: box.id,
              label: labelOf(asking, controls.locale),
              hint: asking.hint?.[controls.locale],
              rows,
            }),
    parse(name, { form }) {
      const typed = cleaned(firstOf(form, name)).trim();
      if (typed === "") return refuseEmpty(asking, name);
      return lengthOf(typed) <= lengthMax
        ? ok(typed)
        : refuseAsked(asking, name, tooLong);
    },
  };
}

/** The box of something that is typed as it is printed. */
export const exactly = (width: number): Box => ({
  classes: `govuk-input--width-${width}`,
  autocomplete: "off",
  spellcheck: false,
});

/** A code that was sent to somebody. */
export const codeField = (asking: Asking): Field<string> =>
  textField({
    ...asking,
    lengthMax: 500,
    box: { ...exactly(10), autocomplete: "one-time-code" },
  });
