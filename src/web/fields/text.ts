import { ok } from "#kernel";
import type { InputOptions } from "../components/input.ts";
import { firstOf } from "../server/fields.ts";
import { formatNumber } from "../words/format.ts";
import type { Asking, Field } from "./field.ts";
import { labelOf, plain, refuseAsked } from "./field.ts";
import { refuse } from "./field-error.ts";

/** How the box of an answer looks and behaves. */
export type Box = Partial<
  Pick<
    InputOptions,
    | "autocomplete"
    | "classes"
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
    controls.input({
      name,
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
            controls.textarea({
              name,
              label: labelOf(asking, controls.locale),
              hint: asking.hint?.[controls.locale],
              rows,
            }),
    parse(name, { form }) {
      const typed = cleaned(firstOf(form, name)).trim();
      if (typed === "") return refuse(name, asking.enter);
      return lengthOf(typed) <= lengthMax
        ? ok(typed)
        : refuseAsked(asking, name, tooLong);
    },
  };
}
